/** Members of objects, branches of unions and alternates: names, optionality and types. */
import type { Member, Members, TypeRef } from '../../model.js';
import { record } from '../text/record.js';
import type { DocBlock } from './doc.js';
import { describeNode, entryOf, type Node, type ObjectNode } from './nodes.js';
import { type CompiledSchema, qapiCondition, qapiFeatures } from './output.js';
import type { Recovery } from './recovery.js';

const PROPERTIES = ['type', 'if', 'features'];

/** `owner` names the definition, for messages and for the types that have no name of their own. */
export function readMembers(
  out: CompiledSchema,
  owner: string,
  node: ObjectNode,
  doc: DocBlock | null,
): Members {
  const members = new Map<string, Member>();
  for (const { key, value, line } of node.entries) {
    const optional = key.startsWith('*');
    const name = optional ? key.slice(1) : key;
    if (members.has(name)) {
      out.report('error', `${owner} has the member ${name} more than once; the first counts`, line);
      continue;
    }
    const since = doc?.memberSince.get(name);
    members.set(name, {
      ...readMember(out, owner, name, optional, value),
      ...(since === undefined ? {} : { since }),
      line,
    });
  }
  for (const loose of node.loose) {
    const line = loose.line;
    out.report('error', `${owner} has ${describeNode(loose)} where a member is expected`, line);
  }
  return record(members);
}

/**
 * Adds what only the doc comment still has. Types are not in there: they stay unknown. Where nothing tells whether a
 * member is optional it counts as such: that claims less.
 */
export function addRecovered(members: Members, recovery: Recovery, doc: DocBlock | null): void {
  for (const { name, optional, line } of recovery.members) {
    const since = doc?.memberSince.get(name);
    members[name] = {
      type: null,
      optional: optional ?? true,
      ...(since === undefined ? {} : { since }),
      line,
    };
  }
}

/** The type of a member, a branch, a return value. Null, with a diagnostic, when it is lost. */
export function readType(out: CompiledSchema, owner: string, name: string, node: Node): TypeRef | null {
  const what = `${owner}.${name}`;
  if (node.kind === 'text') return node.value;
  if (node.kind === 'object') return anonymousType(out, owner, name, node);
  const [item, ...more] = node.kind === 'list' ? node.items : [];
  if (item !== undefined && more.length === 0) {
    const element = item.kind === 'list' ? null : readType(out, owner, name, item);
    if (typeof element === 'string') return [element];
  }
  out.report('error', `expected the type of ${what}, got ${describeNode(node)}`, node.line);
  return null;
}

function readMember(out: CompiledSchema, owner: string, name: string, optional: boolean, node: Node): Member {
  const type = node.kind === 'object' ? entryOf(node, 'type')?.value : undefined;
  if (node.kind !== 'object' || !hasOnlyProperties(node)) {
    return { type: readType(out, owner, name, node), optional };
  }
  const condition = qapiCondition(out, entryOf(node, 'if')?.value, `${owner}.${name}`);
  return {
    type: readType(out, owner, name, type ?? { kind: 'lost', line: node.line }),
    optional,
    ...qapiFeatures(out, entryOf(node, 'features')?.value, `${owner}.${name}`),
    ...(condition === null ? {} : { condition }),
  };
}

/** Since 4.0 a member may be `{ 'type': …, 'if': … }`; before, an object is a type written in place. */
function hasOnlyProperties(node: ObjectNode): boolean {
  return node.entries.length > 0 && node.entries.every((entry) => PROPERTIES.includes(entry.key));
}

/** Before 2.3 a struct could stand where its name should. It gets the kind of name QAPI gives to implicit types. */
function anonymousType(out: CompiledSchema, owner: string, member: string, node: ObjectNode): string {
  const name = implicitName(`${owner}-${member}`);
  out.types[name] = {
    kind: 'object',
    members: readMembers(out, name, node, null),
    line: node.line,
    ...(out.file === undefined ? {} : { file: out.file }),
  };
  return name;
}

/** QAPI reserves this prefix for types that a schema does not name. */
export function implicitName(what: string): string {
  return `q_obj_${what.replace(/^q_obj_/, '')}`;
}
