/**
 * Guest-agent commands that change nothing on the machine the agent runs on, each by its full name: a command that a
 * later version adds is blocked until somebody has thought about it. Left out on purpose: guest-file-* (open creates
 * and truncates files, and the rest is of no use without it) and guest-ssh-get-authorized-keys (keys of the people
 * who use the machine do not belong into a report).
 */
export const HARMLESS: ReadonlySet<string> = new Set([
  'guest-sync',
  'guest-sync-delimited',
  'guest-ping',
  'guest-info',
  'guest-get-time',
  'guest-get-timezone',
  'guest-get-host-name',
  'guest-get-osinfo',
  'guest-get-users',
  'guest-get-load',
  'guest-get-vcpus',
  'guest-get-cpustats',
  'guest-get-memory-blocks',
  'guest-get-memory-block-info',
  'guest-get-disks',
  'guest-get-diskstats',
  'guest-get-fsinfo',
  'guest-get-devices',
  'guest-network-get-interfaces',
  'guest-network-get-route',
  // Tells whether a freeze is on; freezing is another command.
  'guest-fsfreeze-status',
  // Asks after a process that guest-exec started, and guest-exec is blocked.
  'guest-exec-status',
]);
