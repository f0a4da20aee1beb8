import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { Connection } from './connection.js';
import { Transcript } from './transcript.js';

test('that the server closed the connection, and what was waited for in vain, stand in the transcript', async () => {
  const stream = new PassThrough();
  const session = new Connection(stream, { family: 'ga', timeout: 20 });
  expect(await session.event('STOP')).toBeNull();
  stream.end();
  expect(await session.untilClosed(500)).toBe(true);
  expect(session.transcript.render().map(({ kind, msg }) => [kind, msg])).toEqual([
    ['waited', 'no STOP within 20 ms'],
    ['closed', 'the server closed the connection'],
  ]);
});

test('what was sent since the last message came is unanswered', () => {
  const transcript = new Transcript();
  expect(transcript.unanswered()).toBeNull();
  transcript.sent(1, '{"execute":');
  transcript.sent(2, '"stop"}');
  expect(transcript.unanswered()).toBe(1);
  transcript.received(3, '{"return": {}}');
  expect(transcript.unanswered()).toBeNull();
  transcript.sent(4, '{}');
  expect(transcript.unanswered()).toBe(4);
});
