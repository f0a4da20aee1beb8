/** How a person starts the target of a finding by hand: with a socket for every session. Pure. */
import type { FuzzFinding } from '../../harness/finding.js';

/** Numbers of the sessions that the steps use. */
export function sessionsOf({ steps }: FuzzFinding): number[] {
  return [...new Set(steps.map(({ session }) => session))].sort((a, b) => a - b);
}

/** Path of a session's socket, relative to the working directory. */
export function socketOf(session: number): string {
  return `qmp${session}.sock`;
}

/** Words of the command, the first as given. */
export function commandLine(finding: FuzzFinding): string[] {
  const { kind, command } = finding.target;
  const sessions = sessionsOf(finding);
  const words = command.map((word) => placed(word));
  if (command.some((word) => /\{(qmp|tcp)/.test(word))) return words;
  if (kind.startsWith('qemu-storage-daemon')) {
    return [
      ...words,
      ...sessions.flatMap((n) => [
        '--chardev',
        `socket,id=monitor${n},path=${socketOf(n)},server=on,wait=off`,
        '--monitor',
        `chardev=monitor${n}`,
      ]),
    ];
  }
  // As the harness starts it: without a window, and without the network that is there by default.
  const quiet = command.includes('-display') ? [] : ['-display', 'none'];
  const alone = command.some((word) => /^-(net|nic|netdev|nodefaults)$/.test(word)) ? [] : ['-net', 'none'];
  return [
    ...words,
    ...quiet,
    ...alone,
    ...sessions.flatMap((n) => ['-qmp', `unix:${socketOf(n)},server=on,wait=off`]),
  ];
}

/** The placeholders of a command that names its own addresses: its first is session 0's. */
function placed(word: string): string {
  return word
    .replaceAll(/\{qmp(\d?)\}/g, (_, n: string) => socketOf(n === '' ? 0 : Number(n) - 1))
    .replaceAll('{dir}', '.');
}
