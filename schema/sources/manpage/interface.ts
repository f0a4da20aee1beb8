/** What a man page documents, as the model has it. */
import type { Command, DefinedType, Event, Interface, Members } from '../../model.js';
import type { EntityText } from '../text/entity.js';
import { sectionLines } from '../text/entity.js';
import { joinLines } from '../text/prose.js';
import { record } from '../text/record.js';
import { returnedBy } from '../text/returns.js';
import { typeRef } from '../text/types.js';
import { manualCommon } from './common.js';
import { type Context, isType } from './context.js';
import { type Features, manualFeatures } from './features.js';
import { manualMembers } from './members.js';
import { typesOf } from './type-definitions.js';

/** Commands whose purpose is to tell something: one without a text about its return value lost that text. */
const ASKING = /(?:^|-)(?:query|get|list|info|read)(?:-|$)/;

function returnedByCommand(entity: EntityText, context: Context): Command['returns'] {
  const { complete, lexicon, diagnostics, kindOf } = context;
  const present = entity.sections.some((s) => s.name === 'returns');
  const text = joinLines(sectionLines(entity, 'returns'), lexicon);
  if (complete && present) return typeRef(text.split(' ')[0] as string);
  const onlyErrors = text === '' && entity.sections.some((s) => s.name === 'errors');
  const { returns, because } = returnedBy({
    text: present && !onlyErrors ? text : null,
    examples: sectionLines(entity, 'examples'),
    kindOf,
  });
  if (returns === null && !ASKING.test(entity.name) && (!present || onlyErrors)) {
    const message = `command ${entity.name}: nothing is said of a return value, read as returning nothing`;
    if (!complete) diagnostics.note(entity.line, message);
    return {};
  }
  if (because !== null) {
    const found = returns === null ? 'unknown' : JSON.stringify(returns);
    diagnostics.note(entity.line, `command ${entity.name}: the return type is ${found}, because ${because}`);
  }
  return returns;
}

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
