// A server written in TypeScript, within the process of the tests: every case gets a fresh one where it needs it.
import { conformance } from 'qmpspec/vitest';
import { serve } from './own-server.js';

await conformance('own server', {
  serve,
  grep: ['protocol/greeting/**', 'protocol/id/**', 'protocol/request/**', 'protocol/command/**'],
});
