/** The guest agent reads requests, ids and malformed JSON as QMP does. */
import { parseJson } from '../../schema/json-text.js';
import type { Case } from '../case.js';
import { IDS } from '../protocol/data/ids.js';
import { isUnspecified, MALFORMED } from '../protocol/data/malformed.js';
import { converse } from '../protocol/dialogue.js';
import { answered, type Expected, parseErrors, refused } from '../protocol/expected.js';
import { script } from '../protocol/script.js';
import type { Rule } from '../rules.js';
import { agentDialogue } from './dialogue.js';

const PING = '{"execute": "guest-ping", "id": 1}';

/** What belongs to QMP's other servers only, or to none; where an agent has it, there is nothing to try. */
const UNKNOWN = [
  'qmp_capabilities',
  'query-qmp-schema',
  'query-version',
  'query-commands',
  'Guest-Ping',
  '',
  'qmpspec',
];

const SHAPES: Record<string, { send: string; expect: Expected[] }> = {
  'empty-object': { send: '{}', expect: [refused('GenericError')] },
  'missing-execute': { send: '{"id": 1}', expect: [refused('GenericError', 1)] },
  'execute-not-a-string': { send: '{"execute": 1, "id": 1}', expect: [refused('GenericError', 1)] },
  'arguments-not-an-object': {
    send: '{"execute": "guest-ping", "arguments": [], "id": 1}',
    expect: [refused('GenericError', 1)],
  },
  'unknown-member': {
    send: '{"execute": "guest-ping", "qmpspec": 1, "id": 1}',
    expect: [refused('GenericError', 1)],
  },
  'unexpected-argument': {
    send: '{"execute": "guest-ping", "arguments": {"qmpspec": 1}, "id": 1}',
    expect: [refused('GenericError', 1)],
  },
  'not-an-object': { send: '[]', expect: [refused('GenericError')] },
  'exec-oob': { send: '{"exec-oob": "guest-ping", "id": 1}', expect: [refused('GenericError', 1)] },
  'single-quotes': { send: "{'execute': 'guest-ping', 'id': 'it\\'s'}", expect: [answered("it's", {})] },
  'no-separator': { send: PING + PING, expect: [answered(1, {}), answered(1, {})] },
  'no-id': { send: '{"execute": "guest-ping"}', expect: [answered(undefined, {})] },
  'blank-lines': { send: `\n\r\n \t\n${PING}\n\n`, expect: [answered(1, {})] },
};

/** What the others are about: the shape of a request (W20). */
const AREA: Record<string, Rule[]> = {
  'unknown-member': ['W28'],
  'unexpected-argument': ['W30'],
  'exec-oob': ['W70'],
  'single-quotes': ['W23'],
  'no-separator': ['W25'],
  'no-id': ['W12'],
  'blank-lines': ['W25'],
};

const order = Array.from({ length: 60 }, (_, id) => id);

export const agentRequestCases: Case[] = [
  ...Object.entries(SHAPES).map(([name, { send, expect }]) =>
    agentDialogue({
      id: `guest-agent/request/${name}`,
      title: `The agent reads requests as QMP does: ${name}`,
      rules: AREA[name] ?? ['W20'],
      send: `${send}\n`,
      expect,
    }),
  ),
  ...UNKNOWN.map((command) =>
    script({
      id: `guest-agent/unknown/${command || 'empty'}`,
      title: `A command that guest-info does not list is not found: ${command || 'one without a name'}`,
      rules: ['W21', 'W73'],
      run: async (context) => {
        if (context.target.commands.has(command)) context.inapplicable('guest-info lists it');
        const request = `{"execute": "${command}", "id": 1}\n`;
        const expected = [refused('CommandNotFound', 1)];
        return converse(await context.open(), [request], expected, 'guest-ping', 'ga');
      },
    }),
  ),
  ...Object.entries(IDS).map(([kind, text]) =>
    agentDialogue({
      id: `guest-agent/id/${kind}`,
      title: `The id comes back on success and on error: ${kind}`,
      rules: ['W12', 'W70'],
      send: `{"execute": "guest-ping", "id": ${text}}\n{"execute": "qmpspec", "id": ${text}}\n`,
      expect: [answered(parseJson(text), {}), refused('CommandNotFound', parseJson(text))],
    }),
  ),
  ...MALFORMED.map(({ name, bytes, expect }) =>
    agentDialogue({
      id: `guest-agent/malformed/${name}`,
      title: `Malformed JSON is refused and survived: ${name}`,
      rules: isUnspecified(name) ? ['W22a'] : ['W22'],
      send: bytes,
      expect,
    }),
  ),
  agentDialogue({
    id: 'guest-agent/limits/nesting-beyond',
    title: 'Lists nested beyond the limit give errors, and the agent goes on after a reset',
    rules: ['W26', 'W24'],
    send: ['['.repeat(1025), Buffer.of(0xff)],
    expect: [parseErrors(4)],
  }),
  agentDialogue({
    id: 'guest-agent/order',
    title: 'Requests in one write are answered in order, none lost, none twice',
    rules: ['W14', 'W70'],
    send: order.map((id) => `{"execute": "guest-ping", "id": ${id}}`).join(''),
    expect: order.map((id) => answered(id, {})),
  }),
];
