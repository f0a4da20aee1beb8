/** W20, W21: what a request may look like, and which commands there are. */
import type { JsonValue } from '../../schema/json.js';
import type { Case } from '../case.js';
import { dialogue } from './dialogue.js';
import { refused } from './expected.js';

/** Requests that are JSON and yet not requests; an id is echoed where there is an object to hold it. */
const MISSHAPEN: Record<string, { send: string; id?: JsonValue }> = {
  'empty-object': { send: '{}' },
  'missing-execute': { send: '{"id": 1}', id: 1 },
  'missing-execute-with-arguments': { send: '{"arguments": {}, "id": 1}', id: 1 },
  'execute-null': { send: '{"execute": null, "id": 1}', id: 1 },
  'execute-number': { send: '{"execute": 1, "id": 1}', id: 1 },
  'execute-boolean': { send: '{"execute": true, "id": 1}', id: 1 },
  'execute-list': { send: '{"execute": ["query-version"], "id": 1}', id: 1 },
  'execute-object': { send: '{"execute": {"query-version": {}}, "id": 1}', id: 1 },
  'execute-in-capitals': { send: '{"EXECUTE": "query-version", "id": 1}', id: 1 },
  'arguments-null': { send: '{"execute": "query-version", "arguments": null, "id": 1}', id: 1 },
  'arguments-list': { send: '{"execute": "query-version", "arguments": [], "id": 1}', id: 1 },
  'arguments-string': { send: '{"execute": "query-version", "arguments": "", "id": 1}', id: 1 },
  'arguments-number': { send: '{"execute": "query-version", "arguments": 0, "id": 1}', id: 1 },
  'arguments-boolean': { send: '{"execute": "query-version", "arguments": false, "id": 1}', id: 1 },
  'unknown-member': { send: '{"execute": "query-version", "qmpspec": 1, "id": 1}', id: 1 },
  'unknown-member-null': { send: '{"execute": "query-version", "qmpspec": null, "id": 1}', id: 1 },
  'unknown-member-empty-name': { send: '{"execute": "query-version", "": 1, "id": 1}', id: 1 },
  'unknown-member-without-id': { send: '{"execute": "query-version", "qmpspec": 1}' },
  'unknown-member-control': { send: '{"execute": "query-version", "control": {}, "id": 1}', id: 1 },
  'unknown-member-id-in-capitals': { send: '{"execute": "query-version", "ID": 1}' },
  'unknown-member-first': { send: '{"qmpspec": 1, "execute": "query-version", "id": 1}', id: 1 },
  'reply-as-request': { send: '{"return": {}, "id": 1}', id: 1 },
  'event-as-request': { send: '{"event": "STOP"}' },
  'greeting-as-request': { send: '{"QMP": {}}' },
  'json-rpc': { send: '{"jsonrpc": "2.0", "method": "query-version", "id": 1}', id: 1 },
  'not-an-object/list': { send: '[]' },
  'not-an-object/batch': { send: '[{"execute": "query-version", "id": 1}]' },
  'not-an-object/string': { send: '"query-version"' },
  'not-an-object/number': { send: '1' },
  'not-an-object/fraction': { send: '1.5e3' },
  'not-an-object/true': { send: 'true' },
  'not-an-object/null': { send: 'null' },
};

const UNKNOWN: Record<string, string> = {
  plain: 'qmpspec-no-such-command',
  empty: '',
  capitals: 'Query-Version',
  'leading-space': ' query-version',
  'trailing-space': 'query-version ',
  'trailing-newline': 'query-version\\n',
  'trailing-nul': 'query-version\\u0000',
  prefix: 'query-versio',
  longer: 'query-versions',
  underscore: 'query_version',
  'not-ascii': 'query-versi\u00f6n',
  astral: '\ud83d\ude00',
  percent: '%s%n',
  control: '\\u0001\\u001f\\u007f',
  long: 'x'.repeat(2000),
  'an-event': 'SHUTDOWN',
  'a-member': 'execute',
  'object-prototype': 'constructor',
};

export const requestCases: Case[] = [
  ...Object.entries(MISSHAPEN).map(([name, { send, id }]) =>
    dialogue({
      id: `protocol/request/${name}`,
      title: `A request of the wrong shape is refused: ${name}`,
      rules: name.startsWith('unknown-member') ? ['W28', 'W20', 'W12'] : ['W20', 'W12'],
      send: `${send}\n`,
      expect: [refused('GenericError', id)],
    }),
  ),
  ...Object.entries(UNKNOWN).map(([name, command]) =>
    dialogue({
      id: `protocol/command/unknown/${name}`,
      title: `An unknown command is refused with CommandNotFound: ${name}`,
      rules: ['W21', 'W10'],
      send: `{"execute": "${command}", "id": 1}\n{"execute": "${command}"}\n`,
      expect: [refused('CommandNotFound', 1), refused('CommandNotFound')],
    }),
  ),
  dialogue({
    id: 'protocol/command/unknown/with-arguments',
    title: 'An unknown command is refused as such, whatever its arguments',
    rules: ['W21'],
    send: '{"execute": "qmpspec-no-such-command", "arguments": {"a": [1]}, "id": 1}\n',
    expect: [refused('CommandNotFound', 1)],
  }),
];
