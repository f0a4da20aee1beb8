/** The command with the arguments that one case needs in place of the user's. */
import { basename } from 'node:path';

/** Where a program that we do not know takes them. */
const PLACE = '{args}';

/** Programs whose arguments all describe the machine: those of QEMU but the guest agent. */
const OWN = /^qemu-(?:system-|kvm|storage-daemon)/;

/** Whether cases can choose the arguments. */
export function takesMachine(command: readonly string[]): boolean {
  return command.includes(PLACE) || OWN.test(basename(command[0] ?? ''));
}

/** The words of an emulator's command line after the program; null for other programs, whose words may mean anything. */
export function machineWords([program = '', ...words]: readonly string[]): string[] | null {
  return /^qemu-(?:system-|kvm)/.test(basename(program)) && !words.includes(PLACE) ? words : null;
}

/** The user's own command where `machine` is undefined. */
export function commandFor(command: readonly string[], machine: readonly string[] | undefined): string[] {
  const args = machine?.map((word) => word.replaceAll('$DIR', '{dir}'));
  if (command.includes(PLACE)) return command.flatMap((word) => (word === PLACE ? (args ?? []) : [word]));
  return args ? [command[0] as string, ...args] : [...command];
}
