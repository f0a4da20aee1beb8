import { UNEXPECTED } from '../../generators/breakage.js';
import { acts } from '../../schema/qemu/effects.js';
import { standsOn } from '../basis.js';
import type { ProbeCase } from '../case.js';
import type { Derivation } from './derivation.js';

/** The server knows the command: whatever it answers, it is not CommandNotFound. */
export function known(source: Derivation): ProbeCase {
  const { command, iface } = source;
  // A catalog may list what this server never had; a server's own schema may not.
  const describesItself = iface.document.kind === 'introspection';
  const cites = source.cites('W60');
  return {
    id: `command/${command}/known`,
    title: `${command} is known to the server`,
    ...standsOn('schema'),
    cites,
    needs: { ...(describesItself ? {} : { commands: [command] }), mutates: acts(command) },
    probe: {
      execute: command,
      arguments: { [UNEXPECTED]: 1 },
      keepsState: true,
      judge: ({ value }) => {
        const { error } = value as { error?: { class?: string; desc?: string } };
        if (error?.class !== 'CommandNotFound') return [];
        return [
          {
            check: 'command/known',
            message: `${command} is listed by the server and yet refused as unknown`,
            expected: 'any answer but class CommandNotFound',
            actual: error as never,
            cites,
          },
        ];
      },
    },
  };
}
