/** What remains of an interface in a given configuration: nothing conditional is left. */
import type { Condition, DefinedType, Interface, Member, Members } from '../../model.js';
import { record } from '../text/record.js';
import { evaluateCondition } from './condition.js';

type Conditional = Pick<Member, 'condition' | 'features'> & { featureConditions?: Record<string, Condition> };

/** Drops what needs names that `configuration` lacks; what has a condition that is not understood stays. */
export function configureSchema(iface: Interface, configuration: ReadonlySet<string>): Interface {
  return new Configurer(configuration).interface(iface);
}

class Configurer {
  constructor(private readonly configuration: ReadonlySet<string>) {}

  interface(iface: Interface): Interface {
    return {
      ...iface,
      commands: this.all(iface.commands, (c) => ({ ...c, arguments: this.list(c.arguments) })),
      events: this.all(iface.events, (e) => ({ ...e, data: this.list(e.data) })),
      types: this.all(iface.types, (t) => this.type(t)),
    };
  }

  private type(type: DefinedType): DefinedType {
    if (type.kind === 'alternate') return { ...type, members: this.members(type.members) };
    if (type.kind === 'object') {
      const { variantConditions, ...rest } = type;
      const members = this.members(rest.members);
      if (rest.variants === undefined) return { ...rest, members };
      return { ...rest, members, variants: this.without(rest.variants, variantConditions) };
    }
    const { valueConditions, ...rest } = type;
    const values = rest.values?.filter((value) => this.holds(valueConditions?.[value])) ?? null;
    return { ...rest, values };
  }

  private list(list: Members | string | null): Members | string | null {
    return list === null || typeof list === 'string' ? list : this.members(list);
  }

  private members(members: Members): Members {
    return this.all(members, (member) => member);
  }

  private all<T extends Conditional>(entities: Record<string, T>, each: (entity: T) => T): Record<string, T> {
    const kept = Object.entries(entities).filter(([, entity]) => this.holds(entity.condition));
    return record(kept.map(([name, entity]) => [name, each(this.unconditional(entity))]));
  }

  private unconditional<T extends Conditional>(entity: T): T {
    const { condition, featureConditions, ...rest } = entity;
    if (rest.features === undefined) return rest as T;
    return { ...rest, features: rest.features.filter((name) => this.holds(featureConditions?.[name])) } as T;
  }

  private without(
    variants: Record<string, string>,
    conditions?: Record<string, Condition>,
  ): Record<string, string> {
    return record(Object.entries(variants).filter(([value]) => this.holds(conditions?.[value])));
  }

  private holds(condition: Condition | undefined): boolean {
    if (condition === undefined) return true;
    return evaluateCondition(condition, (name) => this.configuration.has(name)) !== false;
  }
}
