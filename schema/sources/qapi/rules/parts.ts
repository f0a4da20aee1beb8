/** Members, values, branches and features, as they are written. */
import { describeNode, entryOf, type Node, type ObjectNode } from '../nodes.js';
import { conditionComplaint } from './conditions.js';
import type { DefinitionPart, TypeUse } from './definition.js';
import type { SchemaEdition } from './edition.js';
import { type ReportFault, spoken } from './fault.js';
import type { NameRules } from './names.js';

export class PartReader {
  constructor(
    private readonly edition: SchemaEdition,
    private readonly names: NameRules,
    private readonly report: ReportFault,
  ) {}

  /** `excepted`: the definition that a pragma may except from the spelling of names. */
  members(node: Node, whole: string, excepted: string | null): DefinitionPart[] {
    if (node.kind !== 'object') {
      this.report('type', `expected the members of ${whole} in braces, got ${describeNode(node)}`, node.line);
      return [];
    }
    return node.entries.map(({ key, value, line }) => {
      const optional = key.startsWith('*');
      const name = optional ? key.slice(1) : key;
      const what = `member '${name}' of ${whole}`;
      const misnamed = this.names.member(excepted, name);
      if (misnamed !== null) this.report('name', `the name of ${what} ${misnamed}`, line);
      return { ...this.part(name, value, what, ['if', 'features'], true), optional, line };
    });
  }

  /** Values of an enum. */
  values(node: Node, type: string): DefinitionPart[] {
    return this.named(node, 'value', `enum ${type}`, ['if', 'features'], (name) =>
      this.names.value(type, name),
    );
  }

  features(node: Node | undefined, whole: string): string[] {
    if (node === undefined) return [];
    const named = this.named(node, 'feature', whole, ['if'], (name) => this.names.plain(name));
    return named.map(({ name }) => name);
  }

  /** Of a union. Before 6.2 a `simple` one might have lists. */
  branches(node: Node, whole: string, simple: boolean): DefinitionPart[] {
    if (node.kind !== 'object') {
      this.report(
        'union',
        `expected the branches of ${whole} in braces, got ${describeNode(node)}`,
        node.line,
      );
      return [];
    }
    return node.entries.map(({ key, value, line }) => {
      const what = `branch '${key}' of ${whole}`;
      const misnamed = simple ? this.names.plain(key) : null;
      if (misnamed !== null) this.report('name', `the name of ${what} ${misnamed}`, line);
      return { ...this.part(key, value, what, ['if'], simple), line };
    });
  }

  alternatives(node: Node, whole: string): DefinitionPart[] {
    const empty =
      (node.kind === 'object' && node.entries.length === 0) ||
      (node.kind === 'list' && node.items.length === 0);
    if (empty) this.report('alternate', `${whole} has no branches`, node.line);
    else if (node.kind !== 'object')
      this.report(
        'alternate',
        `expected the branches of ${whole} in braces, got ${describeNode(node)}`,
        node.line,
      );
    if (node.kind !== 'object') return [];
    return node.entries.map(({ key, value, line }) => {
      const what = `branch '${key}' of ${whole}`;
      const misnamed = this.names.plain(key);
      if (misnamed !== null) this.report('name', `the name of ${what} ${misnamed}`, line);
      return { ...this.part(key, value, what, ['if'], true), line };
    });
  }

  /** Null, with a fault, where it is neither. */
  typeOrList(node: Node, what: string): TypeUse | null {
    if (node.kind === 'text') return { name: node.value, list: false };
    if (node.kind !== 'list') {
      this.report(
        'type',
        `expected the name of a type or a list of one as ${what}, got ${describeNode(node)}`,
        node.line,
      );
      return null;
    }
    const [element, ...more] = node.items;
    if (element?.kind === 'text' && more.length === 0) return { name: element.value, list: true };
    const got = node.items.length === 1 ? describeNode(element as Node) : `${node.items.length} entries`;
    this.report('type', `expected the name of one type in the list that is ${what}, got ${got}`, node.line);
    return null;
  }

  /** What stands behind a name: a type, or an object that has it. */
  private part(name: string, node: Node, what: string, may: string[], lists: boolean): DefinitionPart {
    const part: DefinitionPart = {
      name,
      optional: false,
      type: null,
      conditional: false,
      features: [],
      line: node.line,
    };
    const type = node.kind === 'object' ? entryOf(node, 'type')?.value : node;
    if (node.kind === 'object') Object.assign(part, this.properties(node, what, 'type', may));
    if (type === undefined) return part;
    if (lists) part.type = this.typeOrList(type, `the type of ${what}`);
    else if (type.kind === 'text') part.type = { name: type.value, list: false };
    else
      this.report(
        'type',
        `expected the name of a type as the type of ${what}, got ${describeNode(type)}`,
        type.line,
      );
    return part;
  }

  private named(
    node: Node,
    kind: 'value' | 'feature',
    whole: string,
    may: string[],
    misnamedAs: (name: string) => string | null,
  ): DefinitionPart[] {
    if (node.kind !== 'list') {
      this.report(
        'type',
        `expected a list as the ${kind}s of ${whole}, got ${describeNode(node)}`,
        node.line,
      );
      return [];
    }
    return node.items.flatMap((item): DefinitionPart[] => {
      const named = item.kind === 'object' ? entryOf(item, 'name')?.value : item;
      const name = named?.kind === 'text' ? named.value : null;
      const what = name === null ? `a ${kind} of ${whole}` : `${kind} '${name}' of ${whole}`;
      const properties = item.kind === 'object' ? this.properties(item, what, 'name', may) : {};
      if (named && name === null)
        this.report(
          'type',
          `expected the name of ${what} as a string, got ${describeNode(named)}`,
          item.line,
        );
      if (name === null) return [];
      const misnamed = misnamedAs(name);
      if (misnamed !== null) this.report('name', `the name of ${what} ${misnamed}`, item.line);
      const part = { name, optional: false, type: null, conditional: false, features: [], line: item.line };
      return [{ ...part, ...properties }];
    });
  }

  /** The keys of an object that stands for one part. */
  private properties(
    node: ObjectNode,
    what: string,
    must: string,
    may: string[],
  ): Pick<DefinitionPart, 'conditional' | 'features'> {
    const keys = node.entries.map(({ key }) => key);
    if (!keys.includes(must)) this.report('keys', `${what} lacks ${must}`, node.line);
    const strangers = keys.filter((key) => key !== must && !may.includes(key));
    if (strangers.length > 0)
      this.report(
        'keys',
        `${what} has ${spoken(strangers)}, which it cannot have: it has ${spoken([must, ...may])}`,
        node.line,
      );
    const condition = entryOf(node, 'if')?.value;
    const wrong = condition && conditionComplaint(condition, this.edition);
    if (condition && wrong) this.report('condition', `the condition of ${what} ${wrong}`, condition.line);
    const features = may.includes('features') ? this.features(entryOf(node, 'features')?.value, what) : [];
    return { conditional: condition !== undefined, features };
  }
}
