/** What a schema mentions but does not define. */
import type { Interface, ObjectType } from '../../model.js';
import { membersOf } from '../../types.js';
import type { DiagnosticList } from './diagnostics.js';
import type { QapiText } from './texts.js';

/** Words before "event" that say what kind of event it is. */
const NO_EVENT = new Set(['QMP', 'HMP', 'ACPI', 'QEMU', 'VM']);

const LONGEST_LINE = 1000;

const EVENT_NAME = /\b([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*) event\b/g;

export function checkReferences(iface: Interface, texts: QapiText[], diagnostics: DiagnosticList): void {
  const { commands, events, types } = iface;
  if (Object.keys({ ...commands, ...events, ...types }).length === 0) {
    diagnostics.add(
      'error',
      "expected QAPI definitions like { 'command': …, 'data': … }, found none: is this another document?",
    );
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
