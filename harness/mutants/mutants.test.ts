import { duplexPair, PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { exchanging, rearguing, returning, secretly } from './exchange.js';
import { agentMutants, commandsMutants, deviceMutants, machineMutants, protocolMutants } from './index.js';
import { Taps } from './interceptor.js';
import type { Mutation } from './mutation.js';

const all = [...protocolMutants, ...commandsMutants, ...machineMutants, ...deviceMutants, ...agentMutants];

test('there are many, under ids that are unique', () => {
  expect(all.length).toBeGreaterThan(200);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});

test('each names what must kill it, or why nothing can', () => {
  const aimless = all.filter(({ kills, equivalent }) => Object.keys(kills).length === 0 && !equivalent);
  expect(aimless.map(({ id }) => id)).toEqual([]);
});

/** What the server gets and what the client gets, when the client sends `requests` and the server `messages`. */
function conversation(mutation: Mutation, requests: string, messages: string) {
  const [near, far] = duplexPair();
  const client = new Taps(mutation, '\r\n', () => {}).on(near);
  client.write(requests);
  const got = String(far.read() ?? '');
  const replies = new PassThrough();
  client.on('data', (chunk) => replies.write(chunk));
  far.write(messages);
  return new Promise<{ got: string; replies: string }>((resolve) => {
    client.on('end', () => resolve({ got, replies: String(replies.read() ?? '') }));
    far.end();
    near.on('end', () => near.destroy());
  });
}

test('arguments are changed, of the commands that are meant', async () => {
  const mutation = rearguing(({ flat: _, ...rest }) => rest, ['a']);
  const sent =
    '{"execute":"a","arguments":{"flat":1},"id":1}\n{"execute":"b","arguments":{"flat":1},"id":2}\nx\n';
  const { got } = await conversation(mutation, sent, '');
  expect(got).toBe(
    '{"execute":"a","arguments":{},"id":1}\n{"execute":"b","arguments":{"flat":1},"id":2}\nx\n',
  );
});

test('a reply is changed by the command that it answers', async () => {
  const mutation = returning('a', () => null);
  const sent = '{"execute":"a","id":1}\n{"execute":"b","id":2}\n';
  const { replies } = await conversation(mutation, sent, '{"return":{},"id":1}\r\n{"return":{},"id":2}\r\n');
  expect(replies.replaceAll(' ', '')).toBe('{"return":null,"id":1}\r\n{"return":{},"id":2}\r\n');
});

test('what is asked in secret is not answered to the client', async () => {
  const mutation = exchanging({
    request(request, link) {
      secretly(link, 'stop');
      return request;
    },
  });
  const { got, replies } = await conversation(
    mutation,
    '{"execute":"a","id":1}\n',
    '{"return":{},"id":"mutant/"}\r\n',
  );
  expect(got).toContain('"execute":"stop"');
  expect(replies).toBe('');
});
