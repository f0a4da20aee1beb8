/** Steps that came from a file of anybody's, held to the list of what is never sent. Pure. */
import { commandInBytes } from '../../../generators/fuzz/denylist/bytes.js';
import { denylisted } from '../../../generators/fuzz/denylist/index.js';
import { NO_COMMAND } from '../../../generators/fuzz/wire/messages.js';
import { stringifyJson } from '../../../schema/json-text.js';
import type { FindingStep } from '../../finding.js';
import { bytesOf, commandOf, stepArguments } from './step.js';

/** Those of a target of which nothing is known. */
const ANY: Names = { has: (name) => name !== NO_COMMAND && /^[\w.-]{1,100}$/.test(name) };

type Names = Pick<ReadonlySet<string>, 'has'>;

/** Why they are not sent, as a clause; null where they may be. `commands`: those of the target. */
export function refusal(steps: readonly FindingStep[], commands: Names = ANY): string | null {
  for (const [index, step] of steps.entries()) {
    const command = commandOf(step);
    const denial = command === null ? undefined : denylisted(command, stepArguments(step) ?? {});
    if (denial) return `step ${index + 1} has ${command} with ${denial.what}, which ${reasonOf(denial)}`;
  }
  // What one step begins another one may end.
  for (const session of new Set(steps.map((step) => step.session))) {
    const own = steps.filter((step) => step.session === session);
    if (own.every((step) => commandOf(step) !== null)) continue;
    const name = commandInBytes(own.map(textOf).join(''), commands);
    if (name !== undefined) return `the bytes of session ${session} may ask for ${name}`;
  }
  return null;
}

function reasonOf({ reason }: { reason: string }): string {
  return `is never sent unasked: ${reason}`;
}

function textOf(step: FindingStep): string {
  return typeof step.send === 'string'
    ? Buffer.from(bytesOf(step)).toString('latin1')
    : `${stringifyJson(step.send)}\n`;
}
