/** Unions of every dialect: flat (with a discriminator), simple (without), anonymous (`'discriminator': {}`). */
import type { Member, TypeRef } from '../../model.js';
import { record } from '../text/record.js';
import type { Definition } from './definition.js';
import { implicitName, readMembers } from './members.js';
import { describeNode } from './nodes.js';
import { addAlternate, baseOf, dataOf } from './object-types.js';
import { type CompiledSchema, qapiCommon } from './output.js';
import { isDamaged } from './recovery.js';

export function addUnion(out: CompiledSchema, definition: Definition): void {
  // Before 2.3, an alternate was a union that nothing discriminates.
  if (definition.parts.get('discriminator')?.kind === 'object') addAlternate(out, definition);
  else addObject(out, definition);
}

function addObject(out: CompiledSchema, definition: Definition): void {
  const { name, line } = definition;
  const tag = tagOf(out, definition);
  const simple = tag === SIMPLE;
  const inherited = baseOf(out, definition);
  // The enum of branch names is implicit; the variants tell the same.
  if (simple) inherited.members.type = { type: 'str', optional: false, line };
  const branches = Object.entries(readMembers(out, name, dataOf(out, definition), definition.doc));
  const known = branches.filter((branch): branch is [string, KnownMember] => branch[1].type !== null);
  const conditional = branches.filter(([, branch]) => branch.condition !== undefined);
  const incomplete = isDamaged(definition) || known.length < branches.length;
  if (incomplete) out.report('warning', `${name} may have lost some of its branches`, line);
  const typeOf = (branch: KnownMember) => (simple ? wrapperOf(out, branch) : nameOf(branch.type));
  out.types[name] = {
    kind: 'object',
    ...inherited,
    ...(tag === null ? {} : { tag: simple ? 'type' : tag }),
    variants: record(known.map(([value, branch]) => [value, typeOf(branch)])),
    ...(conditional.length === 0
      ? {}
      : {
          variantConditions: record(
            conditional.map(([value, branch]) => [value, branch.condition as string]),
          ),
        }),
    ...qapiCommon(out, definition, incomplete),
  };
}

/** The tag of a union that has no discriminator, because it needs none. */
const SIMPLE = Symbol('simple');

/** Null when the discriminator is lost: that is not one that was never there. */
function tagOf(
  out: CompiledSchema,
  { name, parts, damage, line }: Definition,
): string | typeof SIMPLE | null {
  const discriminator = parts.get('discriminator');
  if (discriminator?.kind === 'text') return discriminator.value;
  if (discriminator !== undefined) {
    out.report('error', `expected a discriminator of ${name}, got ${describeNode(discriminator)}`, line);
    return null;
  }
  if (damage.lines === 0) return SIMPLE;
  out.report('warning', `${name} may have lost what picks its branch`, line);
  return null;
}

type KnownMember = Member & { type: TypeRef };

/** On the wire a simple union has what its branch is in a member `data`. */
function wrapperOf(out: CompiledSchema, branch: KnownMember): string {
  const wrapper = implicitName(`${nameOf(branch.type)}-wrapper`);
  out.types[wrapper] = {
    kind: 'object',
    members: record([['data', { type: branch.type, optional: false }]]),
    ...(branch.line === undefined ? {} : { line: branch.line }),
    ...(out.file === undefined ? {} : { file: out.file }),
  };
  return wrapper;
}

function nameOf(type: TypeRef): string {
  return typeof type === 'string' ? type : `${type[0]}List`;
}
