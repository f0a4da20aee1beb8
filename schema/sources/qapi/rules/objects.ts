/** Structs and unions: their bases, and that no two members of an object are the same. */
import type { DefinitionPart, WrittenDefinition } from './definition.js';
import type { Faults, QapiRule } from './fault.js';
import { inC } from './names.js';
import { objectOf, type ResolvedSymbol, type Symbols, spellType } from './symbols.js';

/** A member, and the definition that has it. */
export interface Owned {
  part: DefinitionPart;
  owner: WrittenDefinition;
  type: ResolvedSymbol | null;
}

/** By its name in C. */
export type DeclaredMembers = Map<string, Owned>;

/** Branches within branches multiply, and members of long chains of bases: what takes more is no schema of a person's. */
const MOST_STEPS = 2_000_000;
const DEEPEST = 200;

export class Objects {
  private readonly known = new Map<WrittenDefinition, DeclaredMembers | null>();
  private readonly open = new Set<WrittenDefinition>();
  private steps = 0;

  constructor(
    private readonly symbols: Symbols,
    private readonly faults: Faults,
  ) {}

  private fault({ place, name }: WrittenDefinition, rule: QapiRule, message: string): void {
    this.faults.add(rule, place, name, message);
  }

  /** All members that an object has in every branch; null where that is not known. Tells the faults of each once. */
  members(definition: WrittenDefinition): DeclaredMembers | null {
    const known = this.known.get(definition);
    if (known !== undefined) return known;
    if (this.open.has(definition)) {
      this.fault(definition, 'type', `${definition.meta} ${definition.name} contains itself`);
      return null;
    }
    if (this.open.size > DEEPEST || this.steps > MOST_STEPS) return null;
    this.open.add(definition);
    const members = definition.sound ? this.collect(definition) : null;
    this.open.delete(definition);
    this.known.set(definition, members);
    return members;
  }

  private collect(definition: WrittenDefinition): DeclaredMembers | null {
    const { base, members, meta, name } = definition;
    const result: DeclaredMembers = new Map();
    let complete = true;
    if (base !== null && (meta === 'struct' || meta === 'union')) {
      const type = this.symbols.resolve(
        { name: base, list: false },
        definition,
        `the base of ${meta} ${name}`,
      );
      const object = objectOf(type);
      if (type !== null && object?.meta !== 'struct')
        this.fault(
          definition,
          'type',
          `the base of ${meta} ${name} is ${spellType(type)}: expected a struct`,
        );
      const inherited = object?.meta === 'struct' ? this.members(object) : null;
      complete = inherited !== null;
      this.steps += inherited?.size ?? 0;
      for (const [key, owned] of inherited ?? []) result.set(key, owned);
    }
    for (const part of members) {
      const type = this.symbols.resolve(part.type, definition, `member ${part.name} of ${meta} ${name}`);
      this.join(result, { part, owner: definition, type }, definition);
      this.distinct(part.features, definition, `member ${part.name}`);
    }
    return complete ? result : null;
  }

  /** Adds a member, or tells which one it is the same as. */
  private join(into: DeclaredMembers, owned: Owned, whole: WrittenDefinition, branch = ''): void {
    const key = inC(owned.part.name);
    const earlier = into.get(key);
    if (earlier === undefined) {
      into.set(key, owned);
      return;
    }
    const names = [owned, earlier].map(
      (each) =>
        `member ${each.part.name}${each.owner === whole ? '' : ` of ${each.owner.meta} ${each.owner.name}`}`,
    );
    this.fault(
      whole,
      'clash',
      `${names[0]} clashes with ${names[1]} in ${whole.meta} ${whole.name}${branch}`,
    );
  }

  /** Members that an object has in a branch clash with none that it has anyway. */
  clashInBranch(
    whole: WrittenDefinition,
    seen: DeclaredMembers,
    branch: string,
    type: WrittenDefinition,
    depth = 0,
  ): void {
    const members = this.members(type);
    if (members === null || depth > DEEPEST) return;
    this.steps += seen.size + members.size + 1;
    if (this.steps > MOST_STEPS) return;
    const together = new Map(seen);
    for (const owned of members.values()) this.join(together, owned, whole, ` (branch ${branch})`);
    if (type.meta !== 'union') return;
    for (const inner of type.branches) {
      const object = objectOf(inner.type === null ? null : this.symbols.lookup(inner.type.name));
      if (object !== null && !this.open.has(object))
        this.clashInBranch(whole, together, `${branch}, ${inner.name}`, object, depth + 1);
    }
  }

  /** Names that are to differ, in C, too. */
  distinct(names: readonly string[], whole: WrittenDefinition, what: string): void {
    const seen = new Map<string, string>();
    for (const name of names) {
      const earlier = seen.get(inC(name));
      if (earlier === undefined) seen.set(inC(name), name);
      else if (earlier === name) this.fault(whole, 'clash', `${what} has ${name} twice`);
      else this.fault(whole, 'clash', `${what} has ${name} and ${earlier}, which are the same in C`);
    }
  }
}
