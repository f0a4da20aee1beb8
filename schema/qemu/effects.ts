/**
 * What commands do to the machine, its files and its host. Only those that look are listed: a command of which nothing is
 * known is one that acts. Source: QEMU's reference manuals, and for the agent qga/qapi-schema.json.
 */

/** QEMU keeps these names for commands that answer a question. Nothing is promised of its aids for debugging (x-debug-*). */
const BY_NAME = /^(x-)?query-/;

const LOOKING: ReadonlySet<string> = new Set([
  ...[
    'qom-get',
    'qom-list',
    'qom-list-get',
    'qom-list-properties',
    'qom-list-types',
    'device-list-properties',
  ],
  ...['trace-event-get-state', 'xen-event-list'],
]);

const LOOKING_OF_AGENT: ReadonlySet<string> = new Set([
  ...['guest-sync', 'guest-sync-delimited', 'guest-ping', 'guest-info'],
  ...['guest-get-time', 'guest-get-timezone', 'guest-get-host-name', 'guest-get-osinfo', 'guest-get-users'],
  ...['guest-get-load', 'guest-get-vcpus', 'guest-get-cpustats', 'guest-get-memory-blocks'],
  ...['guest-get-memory-block-info', 'guest-get-disks', 'guest-get-diskstats', 'guest-get-fsinfo'],
  ...['guest-get-devices', 'guest-network-get-interfaces', 'guest-network-get-route'],
  // Whether a freeze is on; another command freezes.
  'guest-fsfreeze-status',
  // Of a process that guest-exec has started.
  'guest-exec-status',
]); // biome-ignore format: a list

/** True for a command that changes nothing when it is accepted. */
export function looks(command: string): boolean {
  return LOOKING.has(command) || BY_NAME.test(command) || looksInAgent(command);
}

/**
 * The same of a command that an agent has. It acts on the machine that it runs on, and promises nothing by a name: only
 * those that are known count. Those that read its files (guest-file-*) are not among them, as the file has to be opened
 * first, nor is guest-ssh-get-authorized-keys, as keys of people do not belong in a report.
 */
export function looksInAgent(command: string): boolean {
  return LOOKING_OF_AGENT.has(command);
}

/** True for a command that may change the machine, its files or its host when it is accepted. */
export function acts(command: string): boolean {
  return !looks(command);
}

/** True for a command after which the machine is as before: it looks, or concerns its own session only. */
export function leavesNoTrace(command: string): boolean {
  return command === 'qmp_capabilities' || looks(command);
}

/** Queries whose answer is settled when QEMU is built, or by its version and its command line. Most are long. */
export const CONSTANT_QUERIES: ReadonlySet<string> = new Set([
  ...['query-qmp-schema', 'query-commands', 'query-events', 'query-command-line-options', 'query-version'],
  ...['query-cpu-definitions', 'query-machines', 'query-chardev-backends', 'query-stats-schemas'],
]); // biome-ignore format: a list

/** Queries that show what commands have changed, beside those that list what they have made. */
export const STATE_QUERIES: readonly string[] = ['query-status', 'query-yank'];

/**
 * Commands after which there is nothing to be taken back: they show, store or send something, start the guest over, or let
 * it go on. Those on something that others have made are known by that.
 */
export const TRANSIENT: ReadonlySet<string> = new Set([
  ...['cont', 'system_reset', 'system_powerdown', 'rtc-reset-reinjection', 'announce-self'],
  ...['display-update', 'display-reload', 'screendump', 'memsave', 'pmemsave', 'x-debug-query-block-graph'],
]);

/** Commands whose setting stays with what they are given, and is not listed with it. */
export const LASTING: ReadonlySet<string> = new Set([
  ...['block_set_io_throttle', 'block-latency-histogram-set', 'block_passwd', 'change'],
]);

/** Commands of the agent that answer nothing when they succeed. */
export const SILENT: ReadonlySet<string> = new Set([
  ...['guest-shutdown', 'guest-suspend-disk', 'guest-suspend-ram', 'guest-suspend-hybrid'],
]);

/** Commands for which QEMU waits until no processor of the guest reads what they change (seen in 7.2). */
export const WAITS_FOR_GUEST: ReadonlySet<string> = new Set(['device_add']);
