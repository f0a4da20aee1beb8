/** W2, W3, W4: nothing but qmp_capabilities before it succeeds, what may be enabled, and only once. */
import type { Case } from '../case.js';
import { dialogue } from './dialogue.js';
import { answered, type Expected, refused } from './expected.js';

const BEFORE: Record<string, { send: string; expect: Expected[] }> = {
  'command-before-capabilities': {
    send: '{"execute": "query-version", "id": 1}',
    expect: [refused('CommandNotFound', 1)],
  },
  'command-without-id': { send: '{"execute": "query-version"}', expect: [refused('CommandNotFound')] },
  'query-commands': {
    send: '{"execute": "query-commands", "id": 1}',
    expect: [refused('CommandNotFound', 1)],
  },
  'query-qmp-schema': {
    send: '{"execute": "query-qmp-schema", "id": 1}',
    expect: [refused('CommandNotFound', 1)],
  },
  'unknown-command': {
    send: '{"execute": "qmpspec-no-such-command", "id": 1}',
    expect: [refused('CommandNotFound', 1)],
  },
  'empty-command': { send: '{"execute": "", "id": 1}', expect: [refused('CommandNotFound', 1)] },
  'command-with-arguments': {
    send: '{"execute": "qom-list", "arguments": {"path": "/"}, "id": 1}',
    expect: [refused('CommandNotFound', 1)],
  },
  'name-in-capitals': {
    send: '{"execute": "QMP_CAPABILITIES", "id": 1}',
    expect: [refused('CommandNotFound', 1)],
  },
  'name-with-dash': {
    send: '{"execute": "qmp-capabilities", "id": 1}',
    expect: [refused('CommandNotFound', 1)],
  },
  'ten-commands': {
    send: '{"execute": "query-version", "id": 1}'.repeat(10),
    expect: Array(10).fill(refused('CommandNotFound', 1)),
  },
  'exec-oob': { send: '{"exec-oob": "query-version", "id": 1}', expect: [refused('GenericError', 1)] },
  'exec-oob-capabilities': {
    send: '{"exec-oob": "qmp_capabilities", "id": 1}',
    expect: [refused('GenericError', 1)],
  },
  'missing-execute': { send: '{"id": 1}', expect: [refused('GenericError', 1)] },
  'not-an-object': { send: '[]', expect: [refused('GenericError')] },
  'unknown-member': {
    send: '{"execute": "qmp_capabilities", "qmpspec": 1, "id": 1}',
    expect: [refused('GenericError', 1)],
  },
  'greeting-sent-back': { send: '{"QMP": {"capabilities": []}}', expect: [refused('GenericError')] },
};

/** Arguments of qmp_capabilities that no server may accept. */
const BAD_ARGUMENTS: Record<string, string> = {
  'unknown-capability': '{"enable": ["qmpspec-no-such-capability"]}',
  'unknown-after-known': '{"enable": ["oob", "qmpspec-no-such-capability"]}',
  'unknown-before-known': '{"enable": ["qmpspec-no-such-capability", "oob"]}',
  'capability-in-capitals': '{"enable": ["OOB"]}',
  'capability-empty': '{"enable": [""]}',
  'capability-with-space': '{"enable": ["oob "]}',
  'capability-number': '{"enable": [1]}',
  'capability-boolean': '{"enable": [true]}',
  'capability-null': '{"enable": [null]}',
  'capability-list': '{"enable": [["oob"]]}',
  'capability-object': '{"enable": [{"oob": true}]}',
  'enable-string': '{"enable": "oob"}',
  'enable-null': '{"enable": null}',
  'enable-object': '{"enable": {"oob": true}}',
  'enable-boolean': '{"enable": true}',
  'enable-number': '{"enable": 0}',
  'enable-in-capitals': '{"Enable": []}',
  'unknown-argument': '{"qmpspec": 1}',
  'unknown-argument-besides': '{"enable": [], "qmpspec": 1}',
  'arguments-list': '[]',
  'arguments-null': 'null',
  'arguments-string': '"oob"',
};

const ACCEPTED: Record<string, string> = {
  'without-arguments': '{"execute": "qmp_capabilities", "id": 1}',
  'empty-arguments': '{"execute": "qmp_capabilities", "arguments": {}, "id": 1}',
  'enable-nothing': '{"execute": "qmp_capabilities", "arguments": {"enable": []}, "id": 1}',
};

const AGAIN: Record<string, string> = {
  plain: '{"execute": "qmp_capabilities", "id": 1}',
  'enable-nothing': '{"execute": "qmp_capabilities", "arguments": {"enable": []}, "id": 1}',
  'enable-oob': '{"execute": "qmp_capabilities", "arguments": {"enable": ["oob"]}, "id": 1}',
};

/** Refused as an unknown member (GenericError) without the capability, as unknown command with it (W40). */
const OOB_PROBE = '{"exec-oob": "qmpspec-no-such-command", "id": "probe"}';
const OOB_OFF = refused('GenericError', 'probe');
const OOB_ON = refused('CommandNotFound', 'probe');

export const negotiationCases: Case[] = [
  ...Object.entries(BEFORE).map(([name, { send, expect }]) =>
    dialogue({
      id: `protocol/negotiation/${name}`,
      title: `Refused before negotiation, which stays open: ${name}`,
      rules: name === 'unknown-member' ? ['W28', 'W2'] : ['W2'],
      state: 'negotiating',
      send: `${send}\n`,
      expect,
    }),
  ),
  ...Object.entries(BAD_ARGUMENTS).map(([name, args]) =>
    dialogue({
      id: `protocol/negotiation/enable/${name}`,
      title: `A faulty qmp_capabilities is refused and enables nothing: ${name}`,
      rules: ['W30', 'W3'],
      state: 'negotiating',
      completes: true,
      send: [
        `{"execute": "qmp_capabilities", "arguments": ${args}, "id": 1}\n`,
        '{"execute": "query-version", "id": 2}\n',
        '{"execute": "qmp_capabilities", "id": 3}\n',
        `${OOB_PROBE}\n`,
      ],
      expect: [refused('GenericError', 1), refused('CommandNotFound', 2), answered(3, {}), OOB_OFF],
    }),
  ),
  ...Object.entries(ACCEPTED).map(([name, send]) =>
    dialogue({
      id: `protocol/negotiation/accepted/${name}`,
      title: `qmp_capabilities succeeds, returns nothing and enables nothing: ${name}`,
      rules: ['W4', 'W3', 'W13'],
      state: 'negotiating',
      completes: true,
      send: `${send}\n${OOB_PROBE}\n`,
      expect: [answered(1, {}), OOB_OFF],
    }),
  ),
  ...Object.entries(AGAIN).map(([name, send]) =>
    dialogue({
      id: `protocol/negotiation/again/${name}`,
      title: `A second qmp_capabilities is refused and changes nothing: ${name}`,
      rules: ['W4'],
      needs: name === 'enable-oob' ? { capability: 'oob' } : {},
      send: `${send}\n${OOB_PROBE}\n`,
      expect: [refused('any', 1), OOB_OFF],
    }),
  ),
  dialogue({
    id: 'protocol/negotiation/again/keeps-oob',
    title: 'A second qmp_capabilities does not switch off what the first enabled',
    rules: ['W4'],
    state: 'oob',
    send: `${AGAIN['enable-nothing']}\n`,
    expect: [refused('any', 1)],
    afterwards: { send: `${OOB_PROBE}\n`, expect: [OOB_ON] },
  }),
  dialogue({
    id: 'protocol/negotiation/enable/offered',
    title: 'An offered capability can be enabled',
    rules: ['W3', 'W13'],
    needs: { capability: 'oob' },
    state: 'negotiating',
    completes: true,
    send: `{"execute": "qmp_capabilities", "arguments": {"enable": ["oob"]}, "id": 1}\n${OOB_PROBE}\n`,
    expect: [answered(1, {}), OOB_ON],
  }),
  dialogue({
    id: 'protocol/negotiation/enable/after-failures',
    title: 'After refused attempts the negotiation can still enable what is offered',
    rules: ['W3'],
    needs: { capability: 'oob' },
    state: 'negotiating',
    completes: true,
    send: [
      ...Object.values(BAD_ARGUMENTS).map(
        (args) => `{"execute": "qmp_capabilities", "arguments": ${args}}\n`,
      ),
      `{"execute": "qmp_capabilities", "arguments": {"enable": ["oob"]}, "id": 1}\n${OOB_PROBE}\n`,
    ].join(''),
    expect: [...Object.keys(BAD_ARGUMENTS).map(() => refused('GenericError')), answered(1, {}), OOB_ON],
  }),
  dialogue({
    id: 'protocol/negotiation/in-one-write',
    title: 'Requests may follow the negotiation in the same write',
    rules: ['W2', 'W25'],
    state: 'negotiating',
    completes: true,
    send: '{"execute": "query-version", "id": 1}{"execute": "qmp_capabilities", "id": 2}{"execute": "query-version", "id": 3}',
    expect: [refused('CommandNotFound', 1), answered(2, {}), answered(3)],
  }),
];
