/** A reply that comes late is told from one that never comes: see harness/run/late-replies.ts. */
import { expect, test } from 'vitest';
import { run } from './cli.js';
import { waiting } from './waiting.js';

const CASE = 'command/query-status/reply';
/** Milliseconds, less than the server takes; twice as long is more. */
const TIMEOUT = '700';

const verdict = async (mode: string) => {
  const { caseOf } = await run('--timeout', TIMEOUT, '--grep', CASE, '--', ...waiting(mode));
  return caseOf(CASE);
};

test('of a process at work, a reply that comes later than the timeout is no failure', async () => {
  const { outcome, reason } = await verdict('busy-late');
  expect(outcome).toBe('blocked');
  expect(reason).toMatch(
    /^the reply to query-status came after [\d.]+ s here, later than the 0\.7 s that it was waited for$/,
  );
});

test('of a process at work, a reply that never comes is one, and the failure says how long it was waited for', async () => {
  const { outcome, level, findings } = await verdict('busy-never');
  expect([outcome, level]).toEqual(['fail', 'MUST']);
  expect(findings[0]?.message).toContain('no reply to query-status within 700 ms');
  expect(findings[0]?.message).toContain('none within ');
});

test('a process that sleeps is not waited for', async () => {
  const { outcome, findings } = await verdict('idle-never');
  expect(outcome).toBe('fail');
  expect(findings[0]?.message).toContain('no reply to query-status within 700 ms');
  expect(findings[0]?.message).not.toContain('none within');
});
