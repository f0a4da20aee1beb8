/** What a printed manual documents, as the model has it. */
import type { Command, DefinedType, Event, Interface, Member, Members } from '../../model.js';
import type { Diagnostics } from '../text/diagnostics.js';
import { sectionLines } from '../text/entity.js';
import { joinLines, type Lexicon } from '../text/prose.js';
import { record } from '../text/record.js';
import { sinceOf, sinceSection } from '../text/since.js';
import type { ReferenceDefinition } from './definition.js';
import { enumOf } from './enums.js';
import { definesType } from './references.js';
import { type FlatUnion, flatUnions, unionOf } from './unions.js';

export function referenceInterface(
  definitions: readonly ReferenceDefinition[],
  lexicon: Lexicon,
  diagnostics: Diagnostics,
): Pick<Interface, 'commands' | 'events' | 'types'> {
  for (const definition of definitions) report(definition, diagnostics);
  const flat = flatUnions(definitions);
  const unions = { flat, byTag: new Map([...flat.values()].map((f) => [f.tagType, f])) };
  const commands = new Map<string, Command>();
  const events = new Map<string, Event>();
  const types = new Map<string, DefinedType>();
  for (const definition of definitions) {
    const { heading, name, line } = definition;
    const known = heading === 'Command' ? commands : heading === 'Event' ? events : types;
    if (known.has(name)) {
      diagnostics.error(line, `[${heading}] ${name} is documented twice: the second time was left out`);
    } else if (definesType(definition)) {
      for (const [key, type] of typesOf(definition, unions, lexicon, diagnostics)) types.set(key, type);
    } else if (heading === 'Event') {
      events.set(name, { data: fieldsOf(definition, lexicon), ...commonOf(definition, lexicon) });
    } else {
      commands.set(name, commandOf(definition, lexicon, diagnostics));
    }
  }
  if ([...types.values()].some((t) => t.kind === 'object')) {
    diagnostics.note(
      undefined,
      'this manual does not print the bases of structs: each may have more members than listed',
    );
  }
  return { commands: record(commands), events: record(events), types: record(types) };
}

/** What the heading lost, and what was mended in it. */
function report(
  { heading, name, line, whole, signature }: ReferenceDefinition,
  diagnostics: Diagnostics,
): void {
  const what = `[${heading}] ${name}`;
  if (name === '') diagnostics.error(line, `a heading of kind ${heading} has no name that can be read`);
  if (!whole) diagnostics.error(line, `${what}: the heading breaks off, so what it lists is unknown`);
  if (signature.odd.length > 0) {
    diagnostics.error(
      line,
      `${what}: "${signature.odd.slice(0, 5).join(' ')}" in the heading is not understood`,
    );
  }
  const mended = signature.parameters.filter((p) => p.mended).map((p) => p.name);
  if (mended.length > 0) {
    diagnostics.note(line, `${what}: underscores that print lost were put back in ${mended.join(', ')}`);
  }
}

function commandOf(definition: ReferenceDefinition, lexicon: Lexicon, diagnostics: Diagnostics): Command {
  const { name, line, whole, signature } = definition;
  const unchecked = signature.returns === 'any' || signature.parameters.some((p) => p.any);
  if (signature.parameters.some((p) => p.name === name)) {
    diagnostics.warning(
      line,
      `command ${name} has the name of one of its arguments: its own name may be lost`,
    );
  }
  return {
    arguments: fieldsOf(definition, lexicon),
    returns: whole ? (signature.returns ?? {}) : signature.returns,
    // QAPI allows what has no type only where it generates no code.
    ...(unchecked ? { gen: false as const } : {}),
    ...commonOf(definition, lexicon),
  };
}

function typesOf(
  definition: ReferenceDefinition,
  { flat, byTag }: Record<'flat' | 'byTag', ReadonlyMap<string, FlatUnion>>,
  lexicon: Lexicon,
  diagnostics: Diagnostics,
): [string, DefinedType][] {
  const { heading, name, whole } = definition;
  const common = commonOf(definition, lexicon);
  if (heading === 'Enum') return [[name, { ...enumOf(definition, byTag, lexicon, diagnostics), ...common }]];
  if (heading === 'Alternate') {
    return [[name, { kind: 'alternate', members: membersOf(definition, lexicon), ...cut(whole), ...common }]];
  }
  if (heading === 'Union') {
    const [union, ...wrappers] = unionOf(definition, flat, diagnostics);
    return [[name, { ...(union?.[1] as DefinedType), ...cut(whole), ...common }], ...wrappers];
  }
  return [[name, { kind: 'object', members: membersOf(definition, lexicon), incomplete: true, ...common }]];
}

function cut(whole: boolean): { incomplete?: true } {
  return whole ? {} : { incomplete: true };
}

function fieldsOf(definition: ReferenceDefinition, lexicon: Lexicon): Members | string | null {
  if (!definition.whole) return null;
  return definition.signature.whole ?? membersOf(definition, lexicon);
}

function membersOf({ signature, text }: ReferenceDefinition, lexicon: Lexicon): Members {
  const items = new Map(text.members?.map((m) => [m.name, m]));
  return record(
    signature.parameters.map(({ name, type, optional, line }) => {
      const item = items.get(name);
      const since = item && sinceOf(joinLines(item.text, lexicon));
      const member: Member = { type, optional, ...(since === undefined ? {} : { since }), line };
      return [name, member];
    }),
  );
}

function commonOf({ line, text }: ReferenceDefinition, lexicon: Lexicon): { since?: string; line: number } {
  const since = sinceSection(joinLines(sectionLines(text, 'since'), lexicon));
  return { ...(since === undefined ? {} : { since }), line };
}
