/** What the definitions of a schema become, and what all of them have in common. */
import type { Command, DefinedType, Event } from '../../model.js';
import { record } from '../text/record.js';
import { conditionText } from './condition.js';
import type { Definition } from './definition.js';
import type { ReportDiagnostic } from './diagnostics.js';
import { describeNode, entryOf, type Node } from './nodes.js';

export interface CompiledSchema {
  commands: Record<string, Command>;
  events: Record<string, Event>;
  types: Record<string, DefinedType>;
  report: ReportDiagnostic;
  /** The file being read; undefined for the main file. */
  file: string | undefined;
}

export interface QapiCommon {
  since?: string;
  features?: string[];
  featureConditions?: Record<string, string>;
  condition?: string;
  incomplete?: true;
  line: number;
  file?: string;
}

export function qapiCommon(out: CompiledSchema, definition: Definition, incomplete: boolean): QapiCommon {
  const condition = qapiCondition(out, definition.parts.get('if'), definition.name);
  return {
    ...(definition.doc?.since === undefined ? {} : { since: definition.doc.since }),
    ...qapiFeatures(out, definition.parts.get('features'), definition.name),
    ...(condition === null ? {} : { condition }),
    ...(incomplete ? { incomplete: true } : {}),
    line: definition.line,
    ...(out.file === undefined ? {} : { file: out.file }),
  };
}

/** Null where there is none, or none that can be read (with a diagnostic). */
export function qapiCondition(out: CompiledSchema, node: Node | undefined, owner: string): string | null {
  if (node === undefined) return null;
  const text = conditionText(node);
  if (text === null) {
    out.report('error', `${owner} has a condition that is not understood`, node.line);
  }
  return text;
}

/** Features are a list of names, or of `{ 'name': …, 'if': … }`. */
export function qapiFeatures(
  out: CompiledSchema,
  node: Node | undefined,
  owner: string,
): { features?: string[]; featureConditions?: Record<string, string> } {
  if (node === undefined) return {};
  const named = namedItems(out, node, owner, 'feature');
  const conditions = named.filter((item) => item.condition !== null);
  return {
    features: named.map((item) => item.name),
    ...(conditions.length === 0
      ? {}
      : { featureConditions: record(conditions.map((item) => [item.name, item.condition as string])) }),
  };
}

export interface NamedItem {
  name: string;
  line: number;
  condition: string | null;
  features: string[];
}

/** A list whose items are names or objects with a name: features, values of an enum. */
export function namedItems(out: CompiledSchema, node: Node, owner: string, what: string): NamedItem[] {
  if (node.kind !== 'list') {
    out.report('error', `expected a list of ${what}s in ${owner}, got ${describeNode(node)}`, node.line);
    return [];
  }
  const items: NamedItem[] = [];
  for (const item of node.items) {
    if (item.kind === 'text') {
      items.push({ name: item.value, line: item.line, condition: null, features: [] });
      continue;
    }
    const name = item.kind === 'object' ? entryOf(item, 'name')?.value : undefined;
    if (item.kind !== 'object' || name?.kind !== 'text') {
      const got = describeNode(item);
      out.report('error', `expected the name of a ${what} in ${owner}, got ${got}`, item.line);
      continue;
    }
    const stranger = item.entries.find((entry) => !/^(name|if|features)$/.test(entry.key));
    if (stranger !== undefined) {
      const message = `the ${what} ${name.value} of ${owner} has the key ${stranger.key}, which QAPI does not know`;
      out.report('error', message, stranger.line);
    }
    const condition = qapiCondition(out, entryOf(item, 'if')?.value, owner);
    const features = qapiFeatures(out, entryOf(item, 'features')?.value, owner).features ?? [];
    items.push({ name: name.value, line: name.line, condition, features });
  }
  return items;
}
