/** From an expression to a definition: which meta-type, which name, which of its parts are there. */
import type { ReportDiagnostic } from './diagnostics.js';
import type { DocBlock } from './doc.js';
import { isMetaType, type MetaType } from './keywords.js';
import {
  type Damage,
  describeNode,
  type ListNode,
  type Node,
  type NodeEntry,
  type ObjectNode,
} from './nodes.js';

/** The keys of each meta-type, of all dialects together. */
const KEYS: Record<MetaType, string> = {
  command: 'data returns gen success-response boxed allow-oob allow-preconfig coroutine if features',
  event: 'data boxed if features',
  type: 'data base if features',
  struct: 'data base if features',
  union: 'data base discriminator if features',
  alternate: 'data if features',
  enum: 'data prefix if features',
};

export interface Definition {
  meta: MetaType;
  name: string;
  line: number;
  /** The parts by key: `data`, `returns`, `if`… */
  parts: Map<string, Node>;
  damage: Damage;
  doc: DocBlock | null;
}

/** Null, with a diagnostic, when the expression defines nothing. */
export function toDefinition(
  object: ObjectNode,
  damage: Damage,
  report: ReportDiagnostic,
): Definition | null {
  const head = object.entries.find((entry) => isMetaType(entry.key));
  if (head === undefined || head.value.kind !== 'text') {
    const keys = object.entries.map((entry) => entry.key).slice(0, 5);
    const what = head ? `${describeNode(head.value)} as its name` : `the keys ${keys.join(', ') || '(none)'}`;
    const expected = 'expected a definition with a meta-type and a name';
    report('error', `${expected}, got ${what}; it is left out`, object.line);
    return null;
  }
  const meta = head.key as MetaType;
  const definition: Definition = {
    meta,
    name: head.value.value,
    line: object.line,
    parts: new Map(),
    damage,
    doc: null,
  };
  const strays = sortParts(definition, object, head, report);
  if (strays.length > 0 || object.loose.length > 0) adoptStrays(definition, object, strays, report);
  if (damage.cut) releaseParts(definition, report);
  return definition;
}

function sortParts(
  definition: Definition,
  object: ObjectNode,
  head: NodeEntry,
  report: ReportDiagnostic,
): NodeEntry[] {
  const known = KEYS[definition.meta].split(' ');
  const strays: NodeEntry[] = [];
  for (const entry of object.entries) {
    if (entry === head) continue;
    if (known.includes(entry.key) && !definition.parts.has(entry.key)) {
      definition.parts.set(entry.key, entry.value);
    } else if (definition.damage.lines > 0 && !definition.parts.has('data')) strays.push(entry);
    else {
      const what = known.includes(entry.key) ? 'more than once' : 'which QAPI does not know';
      report('error', `${definition.name} has the key ${entry.key} ${what}`, entry.line);
    }
  }
  return strays;
}

/** Members that stand beside `data` although they belong into it: the line that opened it, or a base, is lost. */
function adoptStrays(
  definition: Definition,
  object: ObjectNode,
  strays: NodeEntry[],
  report: ReportDiagnostic,
): void {
  const { name, meta, parts, damage, line } = definition;
  const members: ObjectNode = { kind: 'object', entries: strays, loose: [], line };
  const values: ListNode = { kind: 'list', items: object.loose, line };
  const part = !parts.has('data') ? 'data' : meta === 'union' && !parts.has('base') ? 'base' : null;
  if (damage.lines === 0 || part === null) {
    const words = [...strays.map((entry) => entry.key), ...object.loose.map((node) => node.value)].slice(
      0,
      5,
    );
    report('error', `${name} has ${words.join(', ')} where it cannot be`, line);
    return;
  }
  parts.set(part, meta === 'enum' ? values : members);
  damage.lines--;
  damage.opening = true;
  report(
    'note',
    `the line that opens the ${part} of ${name} is lost; what follows is taken as ${part}`,
    line,
  );
}

/** Parts that stand in `data` or a base because the brace that closes it is lost. Members may have names like parts. */
function releaseParts(definition: Definition, report: ReportDiagnostic): void {
  const parts = KEYS[definition.meta].split(' ');
  release(
    definition,
    'base',
    parts.filter((key) => key !== 'base'),
    report,
  );
  release(
    definition,
    'data',
    parts.filter((key) => !/^(data|base|discriminator)$/.test(key)),
    report,
  );
}

function release({ name, parts }: Definition, from: string, keys: string[], report: ReportDiagnostic): void {
  const node = parts.get(from);
  if (node?.kind !== 'object') return;
  for (const entry of node.entries) {
    if (!keys.includes(entry.key) || parts.has(entry.key)) continue;
    parts.set(entry.key, entry.value);
    report(
      'note',
      `the brace that closes the ${from} of ${name} is lost: ${entry.key} is taken as its own`,
      entry.line,
    );
  }
  node.entries = node.entries.filter((entry) => parts.get(entry.key) !== entry.value);
}
