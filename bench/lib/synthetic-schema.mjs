/** A schema as query-qmp-schema would give it, of so many commands that do not exist. */

const TYPES = ['str', 'int', 'bool', 'mode', 'place', '[str]'];

const builtin = (name, type) => ({ name, 'meta-type': 'builtin', 'json-type': type });
const list = (of) => ({ name: `[${of}]`, 'meta-type': 'array', 'element-type': of });
const object = (name, members) => ({ name, 'meta-type': 'object', members });
const command = (name, arg = 'none', ret = 'none') => ({
  name,
  'meta-type': 'command',
  'arg-type': arg,
  'ret-type': ret,
});

/** Each has five to ten arguments, of which every other one is optional. */
export function syntheticSchema(commands) {
  const made = Array.from({ length: commands }, (_, n) => {
    const members = Array.from({ length: 5 + (n % 6) }, (_each, m) => ({
      name: `argument-${m}`,
      type: TYPES[(n + m) % TYPES.length],
      ...(m % 2 ? { default: null } : {}),
    }));
    return [object(`arguments-${n}`, members), command(`x-command-${n}`, `arguments-${n}`)];
  });
  return [
    ...[builtin('str', 'string'), builtin('int', 'int'), builtin('bool', 'boolean'), builtin('any', 'value')],
    ...[list('str'), list('command-info'), list('any')],
    object('none', []),
    { name: 'mode', 'meta-type': 'enum', values: ['off', 'on', 'auto', 'forced'] },
    object('place', [
      { name: 'file', type: 'str' },
      { name: 'offset', type: 'int', default: null },
    ]),
    object('numbers', [
      { name: 'major', type: 'int' },
      { name: 'minor', type: 'int' },
      { name: 'micro', type: 'int' },
    ]),
    object('version', [
      { name: 'qemu', type: 'numbers' },
      { name: 'package', type: 'str' },
    ]),
    object('command-info', [{ name: 'name', type: 'str' }]),
    { name: 'capability', 'meta-type': 'enum', values: ['oob'] },
    list('capability'),
    object('capabilities', [{ name: 'enable', type: '[capability]', default: null }]),
    command('qmp_capabilities', 'capabilities'),
    command('query-version', 'none', 'version'),
    command('query-commands', 'none', '[command-info]'),
    command('query-qmp-schema', 'none', '[any]'),
    command('quit'),
    ...made.flat(),
  ];
}
