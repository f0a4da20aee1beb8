/** A program we know nothing of: its command line says by itself where it listens. */
import { TargetError } from '../error.js';
import { mentionsGuestAgent } from './disguise.js';
import type { Program } from './program.js';

export const other: Program = {
  family: 'qmp',
  ofQemu: false,
  recognises: () => true,

  async arrange(args, { stdio, monitored }) {
    if (mentionsGuestAgent(args)) {
      throw new TargetError(
        'unblocked',
        'The command starts qemu-ga through another program, where its acting commands could not be blocked; give qemu-ga itself as the command.',
      );
    }
    if (!stdio && !monitored) {
      throw new TargetError(
        'unusable',
        'The command does not say where the target listens; put {qmp} (path of a unix socket) or {tcp} (host:port) into it, or use --stdio.',
      );
    }
    return { args: [...args], monitors: [], disabled: [] };
  },
};
