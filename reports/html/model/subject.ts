/** What a case is about, taken from its id: the rows of the matrix. */

export interface ReportSubject {
  /** What kind of thing: commands and events come first. */
  group: 'command' | 'event' | 'type' | 'other';
  name: string;
}

/** `command/stop/reply` and `document/ANY/command/stop/present` are about the same command. */
export function reportSubjectOf(id: string): ReportSubject {
  const parts = id.split('/');
  const [kind, name] = parts[0] === 'document' ? parts.slice(2) : parts;
  if ((kind === 'command' || kind === 'event' || kind === 'type') && name !== undefined) {
    return { group: kind, name };
  }
  return { group: 'other', name: parts.slice(0, 2).join('/') };
}

/** As the address has it. */
export function subjectKey(id: string): string {
  const { group, name } = reportSubjectOf(id);
  return `${group}/${name}`;
}

/** As people say it: `command block-commit`, `protocol/events`. */
export function subjectText(key: string): string {
  return key.replace(/^other\//, '').replace(/^(command|event|type)\//, '$1 ');
}

export function areaOf(id: string): string {
  return id.split('/', 1)[0] as string;
}
