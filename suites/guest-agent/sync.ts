/** W70: guest-sync and guest-sync-delimited, by which a client finds its place. */
import { isObject, type JsonValue } from '../../schema/json.js';
import { equalJson, parseJson } from '../../schema/json-text.js';
import type { Case, Session } from '../case.js';
import { answered, parseErrors, refused } from '../protocol/expected.js';
import { demand, script } from '../protocol/script.js';
import { agentDialogue } from './dialogue.js';

const NUMBERS: Record<string, string> = {
  zero: '0',
  one: '1',
  negative: '-1',
  'beyond-32-bits': '4294967297',
  'beyond-53-bits': '9007199254740993',
  'int64-max': '9223372036854775807',
  'int64-min': '-9223372036854775808',
};

const FAULTY: Record<string, string> = {
  missing: '{}',
  'point-zero': '{"id": 1.0}',
  digits: '{"id": "1"}',
  null: '{"id": null}',
  'beyond-int64': '{"id": 9223372036854775808}',
  unexpected: '{"id": 1, "qmpspec": 2}',
};

/** Sends bytes and takes messages until the one that returns the number; null when it does not come. */
async function delimited(session: Session, before: Uint8Array, id: number): Promise<string | null> {
  session.send(before);
  session.send(`{"execute": "guest-sync-delimited", "arguments": {"id": ${id}}}\n`);
  for (let reply = await session.receive(); reply; reply = await session.receive()) {
    const value: JsonValue = reply.value;
    if (isObject(value) && equalJson(value.return, id)) return reply.before;
  }
  return null;
}

const delimiter = (what: string, title: string, before: string) =>
  script({
    id: `guest-agent/sync-delimited/${what}`,
    title,
    rules: ['W72', 'W24'],
    needs: { commands: ['guest-sync-delimited'] },
    run: async (context) => {
      const found = await delimited(await context.open(), Buffer.from(before, 'latin1'), 4711);
      return [
        ...demand(found !== null, 'sync/reply', 'no reply returns the number that guest-sync was given'),
        ...demand(
          found === null || found.endsWith('\xff'),
          'sync/delimiter',
          'no byte 0xFF stands right before the reply',
        ),
      ];
    },
  });

export const syncCases: Case[] = [
  ...Object.entries(NUMBERS).flatMap(([name, number]) =>
    ['guest-sync', 'guest-sync-delimited'].map((command) =>
      agentDialogue({
        id: `guest-agent/${command.slice('guest-'.length)}/${name}`,
        title: `${command} returns its number: ${name}`,
        rules: [command === 'guest-sync' ? 'W71' : 'W72'],
        needs: { commands: [command] },
        send: `{"execute": "${command}", "arguments": {"id": ${number}}, "id": "a"}\n`,
        expect: [answered('a', parseJson(number))],
      }),
    ),
  ),
  ...Object.entries(FAULTY).map(([name, args]) =>
    agentDialogue({
      id: `guest-agent/sync/faulty/${name}`,
      title: `guest-sync refuses faulty arguments: ${name}`,
      rules: name === 'missing' ? ['W32', 'W30'] : ['W30', 'W31'],
      needs: { commands: ['guest-sync'] },
      send: `{"execute": "guest-sync", "arguments": ${args}, "id": 1}\n`,
      expect: [refused('GenericError', 1)],
    }),
  ),
  delimiter('delimiter', 'The reply to guest-sync-delimited is preceded by byte 0xFF', ''),
  delimiter('after-reset', 'guest-sync-delimited works right after a reset', '\xff'),
  delimiter(
    'amid-a-message',
    'A reset and guest-sync-delimited find the place amid a message',
    '{"a": [1, "x\xff',
  ),
  script({
    id: 'guest-agent/sync/no-delimiter',
    title: 'Only guest-sync-delimited puts byte 0xFF before its reply',
    rules: ['W10', 'W72'],
    needs: { commands: ['guest-sync'] },
    run: async (context) => {
      const session = await context.open();
      session.send('{"execute": "guest-ping"}\n{"execute": "guest-sync", "arguments": {"id": 1}}\n');
      const replies = [await session.receive(), await session.receive()];
      return demand(
        replies.every((reply) => reply !== null && !reply.before.includes('\xff')),
        'sync/delimiter',
        replies.includes(null)
          ? 'no reply to guest-ping or guest-sync'
          : 'byte 0xFF stands before a reply that was not asked for it',
      );
    },
  }),
  agentDialogue({
    id: 'guest-agent/parser/0xff-resets',
    title: 'Byte 0xFF resets the parser amid a message',
    rules: ['W24'],
    send: Buffer.from('{"execute": "guest-pi\xff{"execute": "guest-ping", "id": 1}\n', 'latin1'),
    expect: [parseErrors(2), answered(1, {})],
  }),
];
