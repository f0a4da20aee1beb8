import type { Citation } from '../../schema/model.js';
import { acts } from '../../schema/qemu/effects.js';
import { argumentMembers } from '../../schema/types.js';
import { standsOn } from '../basis.js';
import type { CaseContext, TrafficCase } from '../case.js';
import { TRACES } from '../traces.js';
import type { Derivation } from './derivation.js';

/**
 * Every success reply of the command, wherever in the run it is seen, is as declared (the reply-type monitor judges).
 * A command that needs no argument is executed for it.
 */
export function reply({ iface, command, definition, cites }: Derivation): TrafficCase {
  const commands = [command];
  const members = argumentMembers(iface, definition.arguments);
  const bare = members !== null && Object.values(members).every((m) => m.optional);
  const head = {
    id: `command/${command}/reply`,
    title: `${command} replies as declared`,
    ...standsOn('schema'),
    cites: cites('W62'),
  };
  if (definition.successResponse === false) {
    return { ...head, needs: { commands }, traffic: { unseen: 'a success of this command is silent (W70)' } };
  }
  if (!bare) {
    const unseen =
      'no success reply was seen: the command needs arguments, and no scenario brought it to a success';
    return { ...head, needs: { commands }, traffic: { unseen } };
  }
  return {
    ...head,
    needs: acts(command) ? { commands, mutates: true, fresh: true, cleansUp: TRACES } : { commands },
    traffic: {
      unseen: 'no success reply was seen',
      stimulate: (context) => execute(context, command, Object.keys(members), cites('W32')),
    },
  };
}

async function execute(
  context: CaseContext,
  command: string,
  optional: string[],
  cites: Citation[],
): Promise<void> {
  const session = await context.open();
  const { value } = await session.execute(command);
  if ('return' in value) return;
  const { error } = value as { error?: { class?: string; desc?: string } };
  const [, lacking = ''] = /^Parameter '([^']+)' is missing$/.exec(String(error?.desc)) ?? [];
  if (optional.includes(lacking)) {
    const expected = `${lacking} to be optional, as it is declared`;
    const message = `${command} is refused for want of ${lacking}, which is declared optional`;
    return context.fail({ check: 'reply/optional', message, expected, actual: value, cites });
  }
  context.blocked(`no success reply in this state of the target: ${error?.class}: ${error?.desc}`);
}
