/** What the pragmas of a schema say. They count for all of it, the last one of a name. */
import { describeNode } from '../nodes.js';
import { hasRule, type SchemaEdition } from './edition.js';
import type { Faults } from './fault.js';
import type { Written } from './written.js';

export interface Pragmas {
  documentationRequired: boolean;
  /** Commands whose names may have underscores. */
  commandNames: Names;
  /** Commands that may return what is no object. */
  commandReturns: Names;
  /** Definitions whose members need no description. */
  undocumented: Names;
  /** Types and commands whose members may be spelled otherwise. */
  memberNames: Names;
}

interface Names {
  has(name: string): boolean;
}

/** Where pragmas are lost, any name may be excepted. */
const ALL: Names = { has: () => true };

type ListOf = Exclude<keyof Pragmas, 'documentationRequired'>;

const LISTS: Record<string, ListOf> = {
  'command-name-exceptions': 'commandNames',
  'command-returns-exceptions': 'commandReturns',
  'documentation-exceptions': 'undocumented',
  'member-name-exceptions': 'memberNames',
};

/** Names before 6.0. */
const OLD_LISTS: Record<string, ListOf> = {
  'returns-whitelist': 'commandReturns',
  'name-case-whitelist': 'memberNames',
};

export function readPragmas(
  { pragmas, pragmasLost }: Written,
  edition: SchemaEdition,
  faults: Faults,
): Pragmas {
  const read = {
    documentationRequired: false,
    commandNames: new Set<string>(),
    commandReturns: new Set<string>(),
    undocumented: new Set<string>(),
    memberNames: new Set<string>(),
  };
  for (const pragma of pragmas) {
    const { name, value } = pragma;
    const fault = (message: string) => faults.add('directive', pragma, '', message);
    const list = LISTS[name] ?? (hasRule(edition, 600) ? undefined : OLD_LISTS[name]);
    if (name === 'doc-required') {
      if (value.kind === 'bool') read.documentationRequired = value.value;
      else fault(`expected true or false as the pragma ${name}, got ${describeNode(value)}`);
    } else if (list === undefined) fault(`QAPI knows no pragma ${name}`);
    else if (value.kind !== 'list')
      fault(`expected a list of names as the pragma ${name}, got ${describeNode(value)}`);
    else {
      const stranger = value.items.find(({ kind }) => kind !== 'text');
      if (stranger) fault(`expected names in the list of the pragma ${name}, got ${describeNode(stranger)}`);
      read[list] = new Set(value.items.flatMap((item) => (item.kind === 'text' ? [item.value] : [])));
    }
  }
  if (!pragmasLost) return read;
  const { documentationRequired } = read;
  return {
    documentationRequired,
    commandNames: ALL,
    commandReturns: ALL,
    undocumented: ALL,
    memberNames: ALL,
  };
}
