/** What a schema mentions but does not define. */
import type { Interface, ObjectType, TypeRef } from '../../model.js';
import { isNone, membersOf, resolveType } from '../../types.js';
import type { DiagnosticList } from './diagnostics.js';
import type { QapiText } from './texts.js';

/** Spellings of "anything" and "any object" before 2.5. */
const ANYTHING = new Set(['visitor', '**', 'dict']);

/** Words before "event" that say what kind of event it is. */
const NO_EVENT = new Set(['QMP', 'HMP', 'ACPI', 'QEMU', 'VM']);

const LONGEST_LINE = 1000;

/** A module alone uses what others define. */
const MOST_TYPES = 50;

const EVENT_NAME = /\b([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*) event\b/g;

export function checkReferences(iface: Interface, texts: QapiText[], diagnostics: DiagnosticList): void {
  const { commands, events, types } = iface;
  if (Object.keys({ ...commands, ...events, ...types }).length === 0) {
    diagnostics.add(
      'error',
      "expected QAPI definitions like { 'command': …, 'data': … }, found none: is this another document?",
    );
  }
  const missing = [...undefinedTypes(iface)];
  for (const [name, { user, line, file }] of missing.slice(0, MOST_TYPES))
    diagnostics.add('warning', `${user} uses the type ${name}, which is not defined here`, line, file);
  if (missing.length > MOST_TYPES) {
    const more = missing.length - MOST_TYPES;
    diagnostics.add('warning', `${more} more types are used but not defined here`);
  }
  for (const [name, type] of Object.entries(types)) {
    if (type.kind !== 'object' || type.tag === undefined || hasMember(iface, name, type.tag)) continue;
    diagnostics.add('warning', `${name} has no member ${type.tag} to pick its branch`, type.line, type.file);
  }
  for (const mention of mentionedEvents(texts)) {
    if (Object.hasOwn(events, mention.name)) continue;
    const what = `the event ${mention.name} is mentioned in a comment, but not defined here`;
    diagnostics.add('note', what, mention.line, mention.file);
  }
}

/** True also where the base is not defined here, and nobody knows. */
function hasMember(iface: Interface, name: string, member: string): boolean {
  const base = (iface.types[name] as ObjectType).base;
  const members = membersOf(iface, name);
  return (
    members === null ||
    Object.hasOwn(members, member) ||
    (base !== undefined && !Object.hasOwn(iface.types, base))
  );
}

/** The first mention of each. */
function mentionedEvents(
  texts: QapiText[],
): Iterable<{ name: string; line: number; file: string | undefined }> {
  const found = new Map<string, { name: string; line: number; file: string | undefined }>();
  for (const { sections, file } of texts) {
    for (const { line, text } of sections.flatMap((section) => section.lines)) {
      for (const [, name = ''] of text.slice(0, LONGEST_LINE).matchAll(EVENT_NAME)) {
        if (!NO_EVENT.has(name) && !found.has(name)) found.set(name, { name, line, file });
      }
    }
  }
  return found.values();
}

interface User {
  user: string;
  line?: number | undefined;
  file?: string | undefined;
}

/** Types that are not there, and the first that uses each. */
function undefinedTypes(iface: Interface): Map<string, User> {
  const missing = new Map<string, User>();
  for (const [user, { line, file, uses }] of usesOf(iface)) {
    for (const ref of uses) {
      if (ref === null) continue;
      const name = typeof ref === 'string' ? ref : ref[0];
      if (ANYTHING.has(name) || missing.has(name) || resolveType(iface, name).kind !== 'unknown') continue;
      missing.set(name, { user, line, file });
    }
  }
  return missing;
}

type Uses = Omit<User, 'user'> & { uses: (TypeRef | null)[] };

function* usesOf({ commands, events, types }: Interface): Generator<[string, Uses]> {
  const all = (list: Interface['events'][string]['data']) =>
    typeof list === 'string' || list === null ? [list] : Object.values(list).map((member) => member.type);
  for (const [name, { line, file, arguments: list, returns }] of Object.entries(commands))
    yield [name, { line, file, uses: [...all(list), ...(isNone(returns) ? [] : [returns])] }];
  for (const [name, { line, file, data }] of Object.entries(events))
    yield [name, { line, file, uses: all(data) }];
  for (const [name, type] of Object.entries(types)) {
    if (type.kind === 'enum') continue;
    const { line, file, members } = type;
    const own = type.kind === 'object' ? [type.base ?? null, ...Object.values(type.variants ?? {})] : [];
    yield [name, { line, file, uses: [...all(members), ...own] }];
  }
}
