import { isObject } from '../../../schema/json.js';
import { wireText } from '../../../schema/json-text.js';
import type { CaseContext, Session } from '../../case.js';
import type { ResourceStep } from '../../commands/things.js';
import { errorText } from '../../documents/error-text.js';

/** Carries out the steps; what stands in the way of one, or null. */
export async function performExample(
  { target }: CaseContext,
  session: Session,
  steps: readonly ResourceStep[],
): Promise<string | null> {
  for (const [command, args] of steps) {
    if (!target.commands.has(command)) return `the target has no ${command}`;
    const { value } = await session.execute(command, args);
    if (value.return === undefined) return `${command}: ${errorText(value)}`;
    if (command === 'human-monitor-command' && !saysNothing(value.return))
      return wireText(value.return).trim();
    if (command === 'blockdev-create') await concluded(session, wireText(args['job-id']));
  }
  return null;
}

/** The human monitor has no other sign of success; drives without a device are added with an OK. */
function saysNothing(output: unknown): boolean {
  return typeof output === 'string' && /^(OK)?\s*$/.test(output);
}

async function concluded(session: Session, id: string): Promise<void> {
  for (
    let event = await session.event('JOB_STATUS_CHANGE');
    event;
    event = await session.event('JOB_STATUS_CHANGE')
  ) {
    const data = isObject(event.value) ? event.value.data : null;
    if (!isObject(data) || data.id !== id || data.status !== 'concluded') continue;
    await session.execute('job-dismiss', { id });
    return;
  }
}

/** Takes away what is there; the example may have done so already. */
export async function undoExample(
  context: CaseContext,
  session: Session,
  steps: readonly ResourceStep[],
): Promise<void> {
  for (const [command, args] of steps) {
    if (context.target.commands.has(command)) await session.execute(command, args);
  }
}
