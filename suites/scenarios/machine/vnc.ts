/** VNC: clients, passwords, addresses. */
import type { Scenario, Step } from '../engine/format.js';
import { NONE } from './machines.js';

const machine = [...NONE, '-vnc', 'unix:$DIR/vnc'];
const guarded = [...NONE, '-vnc', 'unix:$DIR/vnc,password=on'];
const connected: Step = { stimulus: 'connect', with: { client: 'viewer', path: '$DIR/vnc' } };
const initialised: Step = {
  stimulus: 'vnc',
  with: { client: 'viewer' },
  returns: { $type: 'string' },
};
/** A client that comes with this password gets in, or not. */
const comesWith = (password: string, getsIn: boolean): Step[] => [
  { stimulus: 'connect', with: { client: password, path: '$DIR/vnc' } },
  { stimulus: 'vnc', with: { client: password, password }, returns: getsIn ? { $type: 'string' } : null },
  { stimulus: 'hang-up', with: { client: password } },
];
const server = { family: 'unix', auth: 'none', websocket: false };
/** What the service of a Unix socket is, no sentence says. */
const beyond = { server: { service: '$DIR/vnc' } };
const client = { family: 'unix', websocket: false };

export const vncScenarios: Scenario[] = [
  {
    id: 'event/VNC_CONNECTED/stimulus',
    title: 'a client is announced as soon as it has connected, with the server that it came to',
    machine,
    steps: [
      connected,
      { event: 'VNC_CONNECTED', data: { server, client }, beyond },
      { no_event: 'VNC_INITIALIZED' },
    ],
  },
  {
    id: 'event/VNC_INITIALIZED/stimulus',
    title: 'a client is announced once more when it is ready for use, and then listed',
    machine,
    steps: [
      connected,
      initialised,
      { event: 'VNC_CONNECTED', data: { server, client }, beyond },
      { event: 'VNC_INITIALIZED', data: { server, client }, beyond },
      { query: 'query-vnc', is: { enabled: true, auth: 'none', clients: [client] } },
    ],
  },
  {
    id: 'event/VNC_DISCONNECTED/stimulus',
    title: 'a client that goes away is announced, and listed no more',
    machine,
    given: [connected, initialised, { event: 'VNC_INITIALIZED' }],
    steps: [
      { stimulus: 'hang-up', with: { client: 'viewer' } },
      { event: 'VNC_DISCONNECTED', data: { server, client }, beyond },
      { query: 'query-vnc', is: { enabled: true, clients: [] } },
    ],
  },
  {
    id: 'command/query-vnc/success',
    title: 'a server without clients is enabled, with its address',
    machine,
    steps: [
      { query: 'query-vnc', is: { enabled: true, family: 'unix', auth: 'none', clients: [] } },
      { query: 'query-vnc', is: { service: '$DIR/vnc' }, stands: 'convention' },
    ],
  },
  {
    id: 'command/query-vnc/success/disabled',
    title: 'where there is no server it is not enabled',
    machine: NONE,
    steps: [{ query: 'query-vnc', is: { enabled: false } }],
  },
  {
    id: 'command/query-vnc-servers/success',
    title: 'a server is listed with its addresses and its clients',
    machine,
    given: [connected, initialised, { event: 'VNC_INITIALIZED' }],
    steps: [
      {
        query: 'query-vnc-servers',
        is: [{ auth: 'none', server: [{ family: 'unix' }], clients: [client] }],
      },
      {
        query: 'query-vnc-servers',
        is: [{ server: [{ service: '$DIR/vnc' }] }],
        stands: 'convention',
      },
    ],
  },
  {
    id: 'command/change-vnc-password/success',
    title: 'a client gets in with the password that was set, and with no other',
    machine: guarded,
    given: [{ execute: 'change-vnc-password', arguments: { password: 'former' } }],
    steps: [
      { execute: 'change-vnc-password', arguments: { password: 'secret' }, returns: {} },
      ...comesWith('former', false),
      ...comesWith('secret', true),
    ],
  },
  {
    id: 'command/set_password/success/vnc',
    title: 'a client gets in with the password that was set',
    machine: guarded,
    steps: [
      ...comesWith('secret', false).map((step) => ({ ...step, stands: 'convention' as const })),
      { execute: 'set_password', arguments: { protocol: 'vnc', password: 'secret' }, returns: {} },
      ...comesWith('secret', true),
    ],
  },
  {
    id: 'command/set_password/failure/no-password',
    title: 'a server that asks for no password cannot be given one',
    machine,
    steps: [
      {
        execute: 'set_password',
        arguments: { protocol: 'vnc', password: 'secret' },
        error: 'GenericError',
      },
    ],
  },
  {
    id: 'command/set_password/failure/no-server',
    title: 'a server that does not run cannot be given a password',
    machine: NONE,
    steps: [
      {
        execute: 'set_password',
        arguments: { protocol: 'spice', password: 'secret' },
        // What is documented.
        error: 'DeviceNotFound',
      },
    ],
  },
  {
    id: 'command/expire_password/success/vnc',
    title: 'a client gets in with a password until its end, which may be now, never, or at a time',
    machine: guarded,
    given: [
      { execute: 'set_password', arguments: { protocol: 'vnc', password: 'secret' } },
      ...comesWith('secret', true),
    ],
    steps: [
      ...[
        ['now', false],
        ['never', true],
        ['1000000000', false],
        ['+3600', true],
      ].flatMap(([time, getsIn]): Step[] => [
        { execute: 'expire_password', arguments: { protocol: 'vnc', time: String(time) }, returns: {} },
        ...comesWith('secret', Boolean(getsIn)),
      ]),
    ],
  },
  {
    id: 'command/display-update/success',
    title: 'a server listens where it is told to',
    machine,
    steps: [
      {
        execute: 'display-update',
        arguments: { type: 'vnc', addresses: [{ type: 'unix', path: '$DIR/other' }] },
        returns: {},
      },
      {
        query: 'query-vnc-servers',
        is: [{ server: [{ service: '$DIR/other' }] }],
        stands: 'convention',
      },
      { stimulus: 'connect', with: { client: 'other', path: '$DIR/other' } },
      { event: 'VNC_CONNECTED', beyond: { server: { service: '$DIR/other' } } },
    ],
  },
  {
    id: 'command/display-reload/success',
    title: 'a server loads its certificates again, and serves on',
    machine: [
      ...[
        ...NONE,
        '-object',
        'tls-creds-x509,id=tls,dir=$DIR,endpoint=server,verify-peer=off,sanity-check=off',
      ],
      ...['-vnc', 'unix:$DIR/vnc,tls-creds=tls'],
    ],
    requires: ['type:tls-creds-x509'],
    steps: [
      { execute: 'display-reload', arguments: { type: 'vnc', 'tls-certs': true }, returns: {} },
      { query: 'query-vnc', is: { enabled: true } },
      // That it looks at the file shows when the file is no certificate any more.
      { stimulus: 'write-file', with: { path: '$DIR/server-cert.pem', size: 0 } },
      {
        execute: 'display-reload',
        arguments: { type: 'vnc', 'tls-certs': true },
        error: 'GenericError',
        stands: 'convention',
      },
      { query: 'query-vnc', is: { enabled: true } },
    ],
  },
  {
    id: 'command/display-reload/failure/no-credentials',
    title: 'a server without TLS has no certificates to load again',
    machine,
    steps: [
      { execute: 'display-reload', arguments: { type: 'vnc', 'tls-certs': true }, error: 'GenericError' },
    ],
  },
  {
    id: 'command/add_client/success',
    title: 'a client whose socket was handed over is a client like any other',
    machine,
    given: [
      { stimulus: 'pass-descriptor', with: { client: 'viewer' } },
      { execute: 'getfd', arguments: { fdname: 'viewer' } },
    ],
    steps: [
      {
        execute: 'add_client',
        arguments: { protocol: 'vnc', fdname: 'viewer', skipauth: true },
        returns: {},
      },
      initialised,
      { event: 'VNC_INITIALIZED', data: { client } },
      { query: 'query-vnc', is: { clients: [client] } },
    ],
  },
  {
    id: 'command/add_client/failure/unknown-descriptor',
    title: 'a descriptor that was not handed over is no client',
    machine,
    steps: [
      {
        execute: 'add_client',
        arguments: { protocol: 'vnc', fdname: 'qmpspec-none' },
        error: 'GenericError',
      },
    ],
  },
];
