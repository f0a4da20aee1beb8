/** One adder for each meta-type. */
import { addCommand, addEvent } from './commands.js';
import type { Definition } from './definition.js';
import { addEnum } from './enums.js';
import type { MetaType } from './keywords.js';
import { addAlternate, addStruct } from './object-types.js';
import type { CompiledSchema } from './output.js';
import { addUnion } from './unions.js';

const ADDERS: Record<MetaType, (out: CompiledSchema, definition: Definition) => void> = {
  command: addCommand,
  event: addEvent,
  type: addStruct,
  struct: addStruct,
  union: addUnion,
  alternate: addAlternate,
  enum: addEnum,
};

/** Adds a definition to the interface; one whose name is taken is left out, with a diagnostic. */
export function addDefinition(out: CompiledSchema, definition: Definition): void {
  const { meta, name, line } = definition;
  const space = meta === 'command' ? out.commands : meta === 'event' ? out.events : out.types;
  const earlier = space[name];
  if (earlier === undefined) {
    ADDERS[meta](out, definition);
    return;
  }
  const where = `${earlier.file ?? 'the main file'}, line ${earlier.line}`;
  out.report('error', `the ${meta} ${name} is defined already (${where}); this one is left out`, line);
}
