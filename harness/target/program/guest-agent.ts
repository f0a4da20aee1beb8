/**
 * The guest agent. It really shuts down, suspends, sets clocks and passwords of the machine it runs on, so it never
 * starts without every acting command blocked.
 */

import { looksInAgent } from '../../../schema/qemu/effects.js';
import { TargetError } from '../error.js';
import type { ProgramOutput } from './ask.js';
import { checkBlocked } from './guest-info.js';
import { hasOption } from './options.js';
import type { Program } from './program.js';

const SOCKET = 'qga';

export const guestAgent: Program = {
  family: 'ga',
  ofQemu: true,
  recognises: (name) => name.startsWith('qemu-ga'),

  async arrange(args, { socket, scratch, stdio, monitored, ask }) {
    if (stdio) {
      throw new TargetError('unusable', 'qemu-ga does not speak over standard streams; leave out --stdio.');
    }
    if (hasOption(args, 'd', 'daemonize')) {
      throw new TargetError(
        'unusable',
        'A target must stay in the foreground to be watched; leave out --daemonize.',
      );
    }
    const disabled = actingCommands(await ask(['-b', 'help']));
    // First, where nothing the user wrote can end the options before it; lists given several times are merged.
    const block = ['-b', disabled.join(',')];
    const state = ['-t', scratch, '-f', `${scratch}/qga.pid`];
    if (monitored) return { args: [...block, ...args, ...state], monitors: [], disabled };
    return {
      args: [...block, ...args, ...state, '-m', 'unix-listen', '-p', socket(SOCKET)],
      monitors: [{ socket: SOCKET, pretty: false }],
      disabled,
    };
  },

  check: checkBlocked,
};

/** All commands in the agent's own list that are not known to be harmless. Throws TargetError without a list. */
export function actingCommands({ stdout, stderr }: ProgramOutput): string[] {
  const commands = (stdout ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const wellFormed = commands.every((name) => /^[a-z][a-z0-9-]*$/.test(name));
  if (!commands.includes('guest-ping') || !commands.includes('guest-shutdown') || !wellFormed) {
    throw new TargetError(
      'unblocked',
      `The guest agent was asked for its commands (-b help) and gave no such list, so those that change this machine could not be blocked and it was not started: ${stderr.trim() || 'it wrote nothing to stderr'}`,
      stderr,
    );
  }
  return commands.filter((name) => !looksInAgent(name));
}
