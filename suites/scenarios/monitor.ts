/** The monitor itself. */
import type { Scenario } from './engine/format.js';

export const monitorScenarios: Scenario[] = [
  {
    id: 'command/qmp_capabilities/failure/repeated',
    title: 'capabilities are negotiated once',
    steps: [
      { execute: 'qmp_capabilities', error: 'any' },
      { query: 'query-version', has: {} },
    ],
  },
  {
    id: 'command/query-commands/success',
    title: 'every command is listed once, itself too',
    steps: [{ execute: 'query-commands', returns: { $has: { name: 'query-commands' } } }],
  },
  {
    id: 'command/query-version/success',
    title: 'the version is told, the same each time',
    steps: [
      {
        execute: 'query-version',
        returns: { qemu: { major: { $atLeast: 0 }, minor: { $atLeast: 0 }, micro: { $atLeast: 0 } } },
        save: { version: '' },
      },
      { execute: 'query-version', returns: { $exactly: '$version' } },
    ],
  },
  {
    id: 'command/query-qmp-schema/success',
    title: 'the schema describes the command that returns it',
    steps: [
      {
        execute: 'query-qmp-schema',
        returns: { $has: { name: 'query-qmp-schema', 'meta-type': 'command' } },
      },
    ],
  },
  {
    id: 'command/quit/success/anywhere',
    title: 'the server ends when it is told to',
    ends: true,
    steps: [{ execute: 'quit' }, { stimulus: 'until-ended', returns: true }],
  },
];
