/** What a man page documents, as the model has it. */
import type { Command, DefinedType, Event, Interface, Members } from '../../model.js';
import type { EntityText } from '../text/entity.js';
import { record } from '../text/record.js';
import { returnedByCommand } from './command-returns.js';
import { manualCommon } from './common.js';
import { type Context, isType } from './context.js';
import { type Features, manualFeatures } from './features.js';
import { manualMembers } from './members.js';
import { typesOf } from './type-definitions.js';

export function manualInterface(
  entities: readonly EntityText[],
  context: Context,
): Pick<Interface, 'commands' | 'events' | 'types'> {
  const commands = new Map<string, Command>();
  const events = new Map<string, Event>();
  const types = new Map<string, DefinedType>();
  for (const entity of entities) {
    const known = entity.kind === 'command' ? commands : entity.kind === 'event' ? events : types;
    if (known.has(entity.name)) {
      const message = `${entity.kind} ${entity.name} is documented twice: the second time was left out`;
      context.diagnostics.error(entity.line, message);
    } else if (isType(entity)) {
      for (const [name, type] of typesOf(entity, context)) types.set(name, type);
    } else {
      const features = manualFeatures(entity, context.lexicon);
      const fields = fieldsOf(entity, features, context);
      const common = manualCommon(entity, features, context);
      if (entity.kind === 'event') events.set(entity.name, { data: fields, ...common });
      else
        commands.set(entity.name, {
          arguments: fields,
          returns: returnedByCommand(entity, context),
          ...common,
        });
    }
  }
  return { commands: record(commands), events: record(events), types: record(types) };
}

/** Arguments of a command, data of an event. */
function fieldsOf(entity: EntityText, features: Features, context: Context): Members | string | null {
  if (entity.unread) return null;
  const [whole, ...more] = entity.inherits;
  if (whole && more.length === 0 && (entity.members ?? []).length === 0) return whole.type;
  if (whole) {
    const message = `${entity.kind} ${entity.name} has members of ${whole.type} and others: only the others were kept`;
    context.diagnostics.error(whole.line, message);
  }
  if (entity.members !== null || context.complete) return manualMembers(entity, features, context);
  const { fields, because } = context.finder.find(entity);
  if (because !== null) context.diagnostics.warning(entity.line, `${entity.kind} ${entity.name}: ${because}`);
  return fields;
}
