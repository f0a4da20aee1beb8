/**
 * W30–W32 at the door: a few commands that qemu-system and the storage daemon share, and nested values of each
 * kind. What each command's own arguments demand is the business of the commands suite.
 */
import type { Case } from '../case.js';
import type { Rule } from '../rules.js';
import { dialogue } from './dialogue.js';
import { answered, refused } from './expected.js';

interface Faulty {
  command: string;
  /** Arguments as they are written. */
  args: string;
  /** The error holds one of these: the parameter, or the value that it may not have. */
  names: string[];
}

/** No such device exists, so nothing is ever read. */
const NO_DEVICE = 'qmpspec-none';
const read = (rest: string, ...names: string[]): Faulty => ({
  command: 'ringbuf-read',
  args: `{"device": "${NO_DEVICE}", ${rest}}`,
  names,
});
const list = (args: string, name: string): Faulty => ({ command: 'qom-list', args, names: [name] });
const add = (backend: string, ...names: string[]): Faulty => ({
  command: 'chardev-add',
  args: `{"id": "qmpspec", "backend": ${backend}}`,
  names,
});

const PLAIN: Record<string, Faulty> = {
  'none-expected': { command: 'query-version', args: '{"qmpspec": 1}', names: ['qmpspec'] },
  'none-expected-null': { command: 'query-commands', args: '{"qmpspec": null}', names: ['qmpspec'] },
  missing: list('{}', 'path'),
  'unexpected-besides': list('{"path": "/", "qmpspec": 1}', 'qmpspec'),
  'name-in-capitals': list('{"Path": "/"}', 'path'),
  'string/number': list('{"path": 1}', 'path'),
  'string/null': list('{"path": null}', 'path'),
  'string/boolean': list('{"path": true}', 'path'),
  'string/list': list('{"path": ["/"]}', 'path'),
  'string/object': list('{"path": {}}', 'path'),
  'integer/missing': read('"format": "utf8"', 'size'),
  'integer/point-zero': read('"size": 1.0', 'size'),
  'integer/fraction': read('"size": 0.5', 'size'),
  'integer/exponent': read('"size": 1e0', 'size'),
  'integer/digits': read('"size": "1"', 'size'),
  'integer/null': read('"size": null', 'size'),
  'integer/boolean': read('"size": true', 'size'),
  'integer/list': read('"size": [1]', 'size'),
  'integer/beyond-int64': read('"size": 9223372036854775808', 'size'),
  'integer/beyond-uint64': read('"size": 18446744073709551616', 'size'),
  'integer/below-int64': read('"size": -9223372036854775809', 'size'),
  'enum/unknown': read('"size": 1, "format": "qmpspec"', 'format', 'qmpspec'),
  'enum/capitals': read('"size": 1, "format": "UTF8"', 'format', 'UTF8'),
  'enum/empty': read('"size": 1, "format": ""', 'format', "''"),
  'enum/index': read('"size": 1, "format": 0', 'format'),
  'optional/null': read('"size": 1, "format": null', 'format'),
};

/** Would make a character device if the server were lenient. */
const NESTED: Record<string, Faulty> = {
  'nested/missing': add('{"type": "null"}', 'data'),
  'nested/unexpected': add('{"type": "null", "data": {}, "qmpspec": 1}', 'qmpspec'),
  'nested/unexpected-deeper': add('{"type": "ringbuf", "data": {"qmpspec": 1}}', 'qmpspec'),
  'nested/integer-digits': add('{"type": "ringbuf", "data": {"size": "1024"}}', 'size'),
  'nested/integer-point-zero': add('{"type": "ringbuf", "data": {"size": 1024.0}}', 'size'),
  'nested/not-an-object': add('[]', 'backend'),
  'nested/tag-missing': add('{"data": {}}', 'type'),
  'nested/tag-unknown': add('{"type": "qmpspec", "data": {}}', 'type', 'qmpspec'),
  'nested/tag-in-capitals': add('{"type": "NULL", "data": {}}', 'type', 'NULL'),
};

/** These reach the command itself, which then finds no such device. */
const GOOD: Record<string, string> = {
  'optional-absent': '"size": 1',
  'optional-present': '"size": 1, "format": "utf8"',
  'integer-negative': '"size": -1',
  'integer-int64-max': '"size": 9223372036854775807',
  'integer-int64-min': '"size": -9223372036854775808',
};

function rulesOf(name: string): Rule[] {
  if (name === 'integer/exponent') return ['W31a', 'W31'];
  if (name.endsWith('missing') || name.startsWith('enum')) return ['W32', 'W30'];
  return name.startsWith('integer') ? ['W31', 'W30'] : ['W30'];
}

const refusals = (table: Record<string, Faulty>, acts: boolean) =>
  Object.entries(table).map(([name, { command, args, names }]) =>
    dialogue({
      id: `protocol/arguments/${name}`,
      title: `${command} refuses ${args} and says what is wrong`,
      rules: rulesOf(name),
      needs: { commands: [command], ...(acts ? { mutates: acts } : {}) },
      send: `{"execute": "${command}", "arguments": ${args}, "id": 1}\n`,
      expect: [{ ...refused('GenericError', 1), names }],
    }),
  );

export const protocolArgumentCases: Case[] = [
  ...refusals(PLAIN, false),
  ...refusals(NESTED, true),
  ...Object.entries(GOOD).map(([name, rest]) =>
    dialogue({
      id: `protocol/arguments/accepted/${name}`,
      title: `Arguments that are well-formed reach the command: ${name}`,
      rules: name.startsWith('optional') ? ['W32', 'W31'] : ['W31', 'W32'],
      needs: { commands: ['ringbuf-read'] },
      send: `{"execute": "ringbuf-read", "arguments": {"device": "${NO_DEVICE}", ${rest}}, "id": 1}\n`,
      expect: [{ ...refused('GenericError', 1), names: [NO_DEVICE] }],
    }),
  ),
  dialogue({
    id: 'protocol/arguments/accepted/empty',
    title: 'Empty arguments are as good as none',
    rules: ['W20', 'W32'],
    send: '{"execute": "query-version", "arguments": {}, "id": 1}\n',
    expect: [answered(1)],
  }),
];
