import type { Command } from '../../schema/model.js';
import type { ScriptCase } from '../case.js';
import type { DocumentSource } from './source.js';
import { comparing, SAYS_NOTHING } from './verdict.js';

/** A command that is documented to run out of band does. */
export function outOfBand(source: DocumentSource, name: string, command: Command): ScriptCase[] {
  if (command.oob !== true) return [];
  return [
    comparing(source, {
      id: `command/${name}/oob`,
      title: `${name} may be executed out of band`,
      cites: source.cites({ name, ...command }, 'send/member-kept'),
      needs: { commands: [name] },
      judge: ({ actual }) => {
        if (actual === null) return SAYS_NOTHING;
        if (actual.commands[name]?.oob) return { differences: [] };
        const message = `${name} is documented to run out of band, and the server does not let it`;
        return { differences: [{ rule: 'send/member-kept', path: [], message }] };
      },
    }),
  ];
}
