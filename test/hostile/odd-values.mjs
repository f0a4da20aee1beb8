/** Servers that put values of every odd kind in one place of what they say. Each value is JSON text. */
const ODD = [
  '2.50',
  '-0',
  '1e999',
  '12345678901234567890',
  '123456789012345678901234567890',
  '{"toString": 1}',
  '{"__proto__": 1}',
  '{"valueOf": {"toString": null}}',
  '[null]',
  '[[{"toString": 1}]]',
  'null',
  'true',
  '""',
  '"constructor"',
  '"__proto__"',
  '"toString"',
  '"hasOwnProperty"',
];
const TIME = '{"seconds": 1700000000, "microseconds": 1}';

/** After each reply to query-version come these messages. */
const adds = (messages) => ({
  answer(talk, request, reply) {
    talk.send(reply);
    if (request.execute === 'query-version' && reply.return)
      for (const message of messages) talk.bytes(`${message}\r\n`);
  },
});
const event = (name, data, time = TIME) => `{"event": ${name}, "data": ${data}, "timestamp": ${time}}`;

/** Members that rules read, of the events that have them. */
const READ = {
  JOB_STATUS_CHANGE: ['status', 'id'],
  BLOCK_JOB_READY: ['device', 'type'],
  BLOCK_JOB_COMPLETED: ['device', 'offset', 'len', 'error'],
  BLOCK_JOB_PENDING: ['id'],
  MIGRATION: ['status'],
  MIGRATION_PASS: ['pass'],
  SHUTDOWN: ['reason', 'guest'],
  RESET: ['reason'],
  GUEST_PANICKED: ['action', 'info'],
  DEVICE_DELETED: ['device', 'path'],
  DEVICE_TRAY_MOVED: ['id', 'device', 'tray-open'],
  BLOCK_EXPORT_DELETED: ['id'],
  VSERPORT_CHANGE: ['id', 'open'],
  BALLOON_CHANGE: ['actual'],
  RTC_CHANGE: ['offset', 'qom-path'],
  WATCHDOG: ['action'],
};

/** The n-th odd value, round and round. */
const turns = () => {
  let n = 0;
  return () => ODD[n++ % ODD.length];
};
/** The reply with an odd value for a mark. */
const marked = (message, value) => JSON.stringify(message).replaceAll('"@@"', () => value);

/** Every error has another odd value there. */
function errors(make) {
  const next = turns();
  return {
    answer(talk, _request, reply) {
      if (reply.error) talk.bytes(`${marked(make(reply), next())}\r\n`);
      else talk.send(reply);
    },
  };
}

/** Each client is greeted with another odd value there. */
function greetings(make) {
  const next = turns();
  return { greet: (talk) => talk.bytes(`${marked(make(talk.version), next())}\r\n`) };
}

/** One command returns odd values in these places. */
const returns = (command, make) => ({
  answer(talk, request, reply) {
    if (request.execute !== command || !reply.return) return talk.send(reply);
    talk.bytes(`${JSON.stringify({ ...reply, return: '@@' }).replace('"@@"', () => make(talk))}\r\n`);
  },
});

const SCHEMA_MEMBERS = [
  ...['name', 'meta-type', 'arg-type', 'ret-type', 'json-type', 'element-type', 'members', 'variants', 'tag'],
  ...['values', 'features', 'allow-oob'],
];

/** The schema, and behind it an entry of each meta-type with each member odd. */
function oddSchema({ schema }) {
  const whole = {
    ...{ name: 'odd', 'meta-type': '@', 'arg-type': 'none', 'ret-type': 'none', 'json-type': 'string' },
    ...{
      'element-type': 'str',
      members: [{ name: 'm', type: 'str' }],
      tag: 'm',
      variants: [],
      values: ['a'],
    },
  };
  const metaTypes = ['command', 'event', 'object', 'enum', 'array', 'alternate', 'builtin'];
  const entries = metaTypes.flatMap((kind) =>
    SCHEMA_MEMBERS.flatMap((member) =>
      ODD.map((value, i) =>
        marked({ ...whole, name: `${kind}-${member}-${i}`, 'meta-type': kind, [member]: '@@' }, value),
      ),
    ),
  );
  const members = ODD.flatMap((value, i) =>
    ['name', 'type', 'default', 'features', 'case'].map((member) =>
      marked(
        {
          ...{ name: `inner-${i}-${member}`, 'meta-type': 'object', tag: 'm' },
          members: [{ name: 'm', type: 'str', [member]: '@@' }],
          variants: [{ case: 'a', type: 'none', [member]: '@@' }],
        },
        value,
      ),
    ),
  );
  return `[${[...schema.map((entry) => JSON.stringify(entry)), ...entries, ...members].join(', ')}]`;
}

export const ODD_VALUES = {
  'odd names of events': adds(ODD.map((value) => event(value, '{}'))),
  'odd data of events': adds(ODD.map((value) => event('"STOP"', value))),
  'odd timestamps': adds(
    ODD.flatMap((value) => [
      event('"STOP"', '{}', value),
      event('"STOP"', '{}', `{"seconds": ${value}, "microseconds": 1}`),
      event('"STOP"', '{}', `{"seconds": 1, "microseconds": ${value}}`),
    ]),
  ),
  'odd members of events': adds(
    Object.entries(READ).flatMap(([name, members]) =>
      ODD.map((value) =>
        event(JSON.stringify(name), `{${members.map((member) => `"${member}": ${value}`).join(', ')}}`),
      ),
    ),
  ),
  'odd states of jobs and migrations': adds(
    ODD.flatMap((value) => [
      event('"JOB_STATUS_CHANGE"', '{"id": "job", "status": "created"}'),
      event('"JOB_STATUS_CHANGE"', `{"id": "job", "status": ${value}}`),
      event('"JOB_STATUS_CHANGE"', `{"id": ${value}, "status": "running"}`),
      event('"MIGRATION"', '{"status": "setup"}'),
      event('"MIGRATION"', `{"status": ${value}}`),
    ]),
  ),
  'odd classes of errors': errors((reply) => ({ ...reply, error: { ...reply.error, class: '@@' } })),
  'odd texts of errors': errors((reply) => ({ ...reply, error: { ...reply.error, desc: '@@' } })),
  'odd errors': errors((reply) => ({ ...reply, error: '@@' })),
  'odd ids': errors((reply) => ({ ...reply, id: '@@' })),
  'odd messages': adds([...ODD, ...ODD.map((value) => `{"return": ${value}}`), '{"error": {}}', '{}']),
  'odd versions in the greeting': greetings(({ qemu }) => ({
    QMP: { version: { qemu: { ...qemu, major: '@@' }, package: '@@' }, capabilities: [] },
  })),
  'odd capabilities': greetings((version) => ({ QMP: { version, capabilities: ['@@', '@@', 'oob'] } })),
  'odd greetings': greetings((version) => ({ QMP: '@@', version })),
  'odd versions': returns('query-version', () => `{"qemu": {"major": ${ODD[0]}, "minor": ${ODD[5]}}}`),
  'odd names of commands': returns(
    'query-commands',
    () =>
      `[{"name": "qmp_capabilities"}, {"name": "query-version"}, ${ODD.map((v) => `{"name": ${v}}, ${v}`).join(', ')}]`,
  ),
  'odd members of the schema': returns('query-qmp-schema', oddSchema),
};
