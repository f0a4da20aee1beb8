/** What a definition may consist of: its keys, and what stands behind each. */
import { describeNode, entryOf, type Node, type ObjectNode } from '../nodes.js';
import { conditionComplaint } from './conditions.js';
import type { Meta, WrittenDefinition } from './definition.js';
import type { Documentation } from './documentation.js';
import { hasRule, type SchemaEdition } from './edition.js';
import { type Faults, type QapiRule, type ReportFault, spoken } from './fault.js';
import { checkFlags } from './flags.js';
import { NameRules } from './names.js';
import { PartReader } from './parts.js';
import type { Pragmas } from './pragmas.js';
import type { WrittenExpression } from './written.js';

interface Keys {
  must: string[];
  may: string[];
}

const KEYS: Record<Meta, Keys> = {
  enum: { must: ['data'], may: ['prefix'] },
  struct: { must: ['data'], may: ['base'] },
  union: { must: ['base', 'discriminator', 'data'], may: [] },
  alternate: { must: ['data'], may: [] },
  command: { must: [], may: ['data', 'returns', 'boxed', 'gen', 'success-response', 'allow-oob', 'allow-preconfig', 'coroutine'] },
  event: { must: [], may: ['data', 'boxed'] },
}; // biome-ignore format: a table

/** Faults after which not all is known of a definition. */
const LOSES: ReadonlySet<QapiRule> = new Set<QapiRule>(['keys', 'type', 'union', 'alternate']);

const OF_ALL = ['if', 'features'];
const METAS = Object.keys(KEYS) as Meta[];

export interface Rules {
  edition: SchemaEdition;
  pragmas: Pragmas;
  faults: Faults;
}

/** Null, with a fault, for what defines nothing. */
export function readDefinition(
  expression: WrittenExpression,
  documentation: Documentation | null,
  rules: Rules,
): WrittenDefinition | null {
  const { object } = expression;
  const heads = object.entries.filter(({ key }) => (METAS as string[]).includes(key));
  const [head] = heads;
  const anonymous = (rule: QapiRule, message: string) => rules.faults.add(rule, expression, '', message);
  if (head === undefined || heads.length > 1) {
    const got = object.entries.length === 0 ? 'nothing' : spoken(object.entries.map(({ key }) => key));
    anonymous('keys', `expected exactly one of the keys ${spoken(METAS, 'or')}, got ${got}`);
    return null;
  }
  const meta = head.key as Meta;
  if (head.value.kind !== 'text') {
    anonymous('name', `expected the name of the ${meta} as a string, got ${describeNode(head.value)}`);
    return null;
  }
  return new DefinitionReader(expression, meta, head.value.value, documentation, rules).read();
}

class DefinitionReader {
  private readonly definition: WrittenDefinition;
  private readonly names: NameRules;
  private readonly parts: PartReader;
  private readonly object: ObjectNode;

  constructor(
    expression: WrittenExpression,
    meta: Meta,
    name: string,
    documentation: Documentation | null,
    private readonly rules: Rules,
  ) {
    const { object, line, file } = expression;
    this.object = object;
    this.definition = {
      meta, name, place: { line, file }, documentation, features: [], members: [], branches: [], base: null, tag: null,
      returns: null, boxed: false, sound: true,
    }; // biome-ignore format: one value
    this.names = new NameRules(rules.edition, rules.pragmas);
    this.parts = new PartReader(rules.edition, this.names, this.report);
  }

  private readonly report: ReportFault = (rule, message, line) => {
    const { place, name } = this.definition;
    const where = line === undefined || line === place.line ? '' : ` (line ${line})`;
    this.rules.faults.add(rule, place, name, `${message}${where}`);
    if (LOSES.has(rule)) this.definition.sound = false;
  };

  read(): WrittenDefinition {
    const { definition } = this;
    const { meta, name } = definition;
    const misnamed = this.names.definition(meta, name);
    if (misnamed !== null) this.report('name', `the name of the ${meta} '${name}' ${misnamed}`);
    if (this.checkKeys()) this.contents();
    const condition = this.at('if');
    const wrong = condition && conditionComplaint(condition, this.rules.edition);
    if (condition && wrong)
      this.report('condition', `the condition of ${meta} ${name} ${wrong}`, condition.line);
    definition.features = this.parts.features(this.at('features'), `${meta} ${name}`);
    checkFlags(definition, this.object, this.report);
    return definition;
  }

  private at(key: string): Node | undefined {
    return entryOf(this.object, key)?.value;
  }

  private checkKeys(): boolean {
    const { meta, name } = this.definition;
    const { must, may } = KEYS[meta];
    const keys = this.object.entries.map(({ key }) => key);
    const missing = must.filter((key) => !keys.includes(key));
    const simple = meta === 'union' && !hasRule(this.rules.edition, 602) && !keys.includes('discriminator');
    const lacking = simple && !keys.includes('base') ? missing.filter((key) => key === 'data') : missing;
    if (lacking.length > 0) this.report('keys', `${meta} ${name} lacks ${spoken(lacking)}`);
    const known = [meta, ...must, ...may, ...OF_ALL];
    const strangers = keys.filter((key) => !known.includes(key));
    if (strangers.length > 0) {
      const takes = [...must, ...may, ...OF_ALL];
      this.report(
        'keys',
        `${meta} ${name} has ${spoken(strangers)}, which no ${meta} has: it has ${spoken(takes)}`,
      );
    }
    return lacking.length === 0;
  }

  private contents(): void {
    const { definition, parts } = this;
    const { meta, name } = definition;
    const data = this.at('data');
    const whole = `${meta} ${name}`;
    if (meta === 'enum') {
      definition.members = parts.values(data as Node, name);
      const prefix = this.at('prefix');
      if (prefix && prefix.kind !== 'text')
        this.report('keys', `expected the prefix of ${whole} as a string, got ${describeNode(prefix)}`);
    } else if (meta === 'struct') {
      definition.members = parts.members(data as Node, whole, name);
      definition.base = this.typeName('base');
    } else if (meta === 'union') this.union(data as Node);
    else if (meta === 'alternate') definition.branches = parts.alternatives(data as Node, whole);
    else this.fields(data);
    const returns = this.at('returns');
    if (meta === 'command' && returns)
      definition.returns = parts.typeOrList(returns, `what ${whole} returns`);
  }

  private union(data: Node): void {
    const { definition, parts } = this;
    const whole = `union ${definition.name}`;
    const base = this.at('base');
    if (base?.kind === 'object')
      definition.members = parts.members(base, `the base of ${whole}`, definition.name);
    else definition.base = this.typeName('base', 'members in braces');
    const tag = this.at('discriminator');
    if (tag?.kind === 'text') definition.tag = tag.value;
    else if (tag)
      this.report(
        'union',
        `expected the name of a member as the discriminator of ${whole}, got ${describeNode(tag)}`,
        tag.line,
      );
    definition.branches = parts.branches(data, whole, tag === undefined);
  }

  /** Arguments of a command, data of an event. */
  private fields(data: Node | undefined): void {
    const { definition, parts } = this;
    const { meta, name } = definition;
    const boxed = this.at('boxed');
    definition.boxed = boxed?.kind === 'bool' && boxed.value;
    if (definition.boxed && data === undefined)
      this.report('flag', `${meta} ${name} is boxed and has no data: boxed needs a type as data`);
    else if (data?.kind === 'object' && !definition.boxed) {
      const excepted = hasRule(this.rules.edition, 600) ? null : name;
      definition.members = parts.members(data, `${meta} ${name}`, excepted);
    } else definition.base = this.typeName('data', definition.boxed ? undefined : 'members in braces');
  }

  /** Null where there is none. */
  private typeName(key: string, instead?: string): string | null {
    const node = this.at(key);
    if (node === undefined) return null;
    if (node.kind === 'text') return node.value;
    const { meta, name } = this.definition;
    const expected = instead === undefined ? 'the name of a type' : `the name of a type, or ${instead},`;
    this.report(
      'type',
      `expected ${expected} as the ${key} of ${meta} ${name}, got ${describeNode(node)}`,
      node.line,
    );
    return null;
  }
}
