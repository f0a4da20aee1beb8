/** What a man page documents, as the model has it. */
import type { Command, DefinedType, Event, Interface, Member, Members } from '../../model.js';
import type { Diagnostics } from '../text/diagnostics.js';
import { type EntityKind, type EntityText, type ItemText, sectionLines } from '../text/entity.js';
import { joinLines, type Lexicon } from '../text/prose.js';
import { record } from '../text/record.js';
import { sinceByName, sinceOf, sinceSection } from '../text/since.js';
import { typeRef } from '../text/types.js';
import { ArgumentFinder } from './arguments.js';
import { returnedByCommand } from './command-returns.js';
import { type Features, featuresOf } from './features.js';

type Part = Pick<Interface, 'commands' | 'events' | 'types'>;

/** `complete`: the page prints every argument list and return type, as those of QEMU 10.0 and later do. */
export function buildInterface(
  entities: readonly EntityText[],
  complete: boolean,
  lexicon: Lexicon,
  diagnostics: Diagnostics,
): Part {
  const builder = new Builder(entities, complete, lexicon, diagnostics);
  return builder.build();
}

class Builder {
  private readonly finder: ArgumentFinder;
  private readonly kinds: Map<string, EntityKind>;

  constructor(
    private readonly entities: readonly EntityText[],
    private readonly complete: boolean,
    private readonly lexicon: Lexicon,
    private readonly diagnostics: Diagnostics,
  ) {
    this.finder = new ArgumentFinder(entities, lexicon);
    this.kinds = new Map(entities.filter(isType).map((e) => [e.name, e.kind]));
  }

  build(): Part {
    const seen = new Set<string>();
    const commands: [string, Command][] = [];
    const events: [string, Event][] = [];
    const types: [string, DefinedType][] = [];
    for (const entity of this.entities) {
      const key = `${isType(entity) ? 'type' : entity.kind} ${entity.name}`;
      if (seen.has(key)) {
        this.diagnostics.error(entity.line, `${key} is documented twice: the second time was left out`);
        continue;
      }
      seen.add(key);
      if (entity.kind === 'command') commands.push([entity.name, this.command(entity)]);
      else if (entity.kind === 'event') events.push([entity.name, this.event(entity)]);
      else types.push([entity.name, this.type(entity)]);
    }
    return { commands: record(commands), events: record(events), types: record(types) };
  }

  private command(entity: EntityText): Command {
    const features = this.features(entity);
    return {
      arguments: this.fields(entity, features),
      returns: returnedByCommand(entity, {
        complete: this.complete,
        kindOf: (word) => this.kinds.get(word),
        lexicon: this.lexicon,
        diagnostics: this.diagnostics,
      }),
      ...this.common(entity, features),
    };
  }

  private event(entity: EntityText): Event {
    const features = this.features(entity);
    return { data: this.fields(entity, features), ...this.common(entity, features) };
  }

  private type(entity: EntityText): DefinedType {
    const features = this.features(entity);
    const common = this.common(entity, features);
    if (entity.kind === 'enum') return { ...this.enumeration(entity, features), ...common };
    const members = this.members(entity, features);
    if (entity.kind === 'alternate') return { kind: 'alternate', members, ...common };
    const base = entity.inherits.find((i) => i.tag === undefined);
    const variants = entity.inherits.flatMap((i) =>
      i.value === undefined ? [] : [[i.value, i.type] as const],
    );
    const tag = entity.inherits.find((i) => i.tag !== undefined)?.tag;
    return {
      kind: 'object',
      members,
      ...(base ? { base: base.type } : {}),
      ...(tag === undefined ? {} : { tag, variants: record(variants) }),
      ...common,
    };
  }

  private enumeration(entity: EntityText, features: Features): DefinedType {
    const items = entity.members ?? [];
    if (entity.members === null) {
      this.diagnostics.warning(entity.line, `enum ${entity.name} has no list of values: they are unknown`);
    }
    const perName = this.sinceByName(entity);
    const since = items.flatMap((item) => {
      const version = this.sinceOf(item) ?? perName.get(item.name);
      return version === undefined ? [] : [[item.name, version] as const];
    });
    return {
      kind: 'enum',
      values: entity.members === null ? null : items.map((item) => item.name),
      ...(features.ofMembers.size > 0 ? { valueFeatures: record(features.ofMembers) } : {}),
      ...(since.length > 0 ? { valueSince: record(since) } : {}),
    };
  }

  private fields(entity: EntityText, features: Features): Members | string | null {
    const whole = entity.inherits.find((i) => i.tag === undefined);
    if (whole && (entity.members ?? []).length === 0) return whole.type;
    if (entity.members !== null || this.complete) return this.members(entity, features);
    const found = this.finder.find(entity);
    if (found.because !== null)
      this.diagnostics.warning(entity.line, `${entity.kind} ${entity.name}: ${found.because}`);
    return found.fields;
  }

  private members(entity: EntityText, features: Features): Members {
    const perName = this.sinceByName(entity);
    return record(
      (entity.members ?? []).map((item) => [item.name, this.member(entity, item, features, perName)]),
    );
  }

  private member(
    entity: EntityText,
    item: ItemText,
    features: Features,
    perName: Map<string, string>,
  ): Member {
    const type = typeRef(item.type ?? '');
    if (type === null) {
      this.diagnostics.error(
        item.line,
        `${entity.name}.${item.name} has a type that cannot be read (${item.type ?? 'none'}): it is unknown`,
      );
    }
    const since = this.sinceOf(item) ?? perName.get(item.name);
    const own = features.ofMembers.get(item.name);
    return {
      type,
      optional: item.optional ?? false,
      ...(own ? { features: own } : {}),
      ...(since === undefined ? {} : { since }),
      line: item.line,
    };
  }

  private common(
    entity: EntityText,
    features: Features,
  ): Pick<Command, 'since' | 'features' | 'condition' | 'line'> {
    const since = this.entitySince(entity);
    const condition = joinLines(sectionLines(entity, 'condition'), this.lexicon);
    return {
      ...(since === undefined ? {} : { since }),
      ...(features.own.length > 0 ? { features: features.own } : {}),
      ...(condition === '' ? {} : { condition }),
      line: entity.line,
    };
  }

  private features(entity: EntityText): Features {
    return featuresOf(entity, this.lexicon);
  }

  /** Where the section is missing, a paragraph of its own that ends the last item has slipped there. */
  private entitySince(entity: EntityText): string | undefined {
    const section = sectionLines(entity, 'since');
    if (section.length > 0) return sinceSection(joinLines(section, this.lexicon));
    const last = entity.members?.at(-1)?.text.at(-1);
    const since = last && /^Since:? /.test(last.text) ? sinceSection(last.text) : undefined;
    if (since !== undefined) {
      this.diagnostics.note(
        last?.line,
        `${entity.name} has no section Since: ${since} was found at the end of its last member`,
      );
    }
    return since;
  }

  private sinceOf(item: ItemText): string | undefined {
    return sinceOf(joinLines(item.text, this.lexicon));
  }

  private sinceByName(entity: EntityText): Map<string, string> {
    return sinceByName(joinLines(sectionLines(entity, 'since'), this.lexicon));
  }
}

function isType(entity: EntityText): boolean {
  return entity.kind !== 'command' && entity.kind !== 'event';
}
