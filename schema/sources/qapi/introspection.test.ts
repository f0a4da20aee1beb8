/**
 * The QAPI tree of 7.2 against what QEMU 7.2 says of itself. Introspection masks the names of types, collapses integer
 * types to `int`, shows bases merged into their types, and is built for one configuration.
 */
import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../catalogs.js';
import type { Interface, Member, Members, ObjectType, TypeRef } from '../../model.js';
import { argumentMembers, isNone, membersOf, resolveType } from '../../types.js';
import { configureSchema } from './configure.js';

/** Lists where `said` (introspection) differs from `written` (the schema), each as one line. */
function differences(written: Interface, said: Interface): string[] {
  return new Comparison(written, said).run();
}

class Comparison {
  private readonly found: string[] = [];
  private readonly seen = new Set<string>();

  constructor(
    private readonly written: Interface,
    private readonly said: Interface,
  ) {}

  run(): string[] {
    const { written, said } = this;
    this.names('commands', Object.keys(written.commands), Object.keys(said.commands));
    this.names('events', Object.keys(written.events), Object.keys(said.events));
    for (const [name, command] of Object.entries(written.commands)) {
      const other = said.commands[name];
      if (other === undefined) continue;
      this.equal(`${name} oob`, command.oob === true, other.oob === true);
      this.features(name, command.features, other.features);
      this.fields(name, command.arguments, other.arguments);
      const nothing = [isNone(command.returns), isNone(other.returns)];
      if (nothing[0] || nothing[1]) this.equal(`${name} returns nothing`, nothing[0], nothing[1]);
      else this.type(`${name} returns`, command.returns as TypeRef, other.returns as TypeRef);
    }
    for (const [name, event] of Object.entries(written.events)) {
      const other = said.events[name];
      if (other === undefined) continue;
      this.features(name, event.features, other.features);
      this.fields(name, event.data, other.data);
    }
    return this.found;
  }

  private fields(place: string, written: Members | string | null, said: Members | string | null): void {
    if (typeof written === 'string' && typeof said === 'string') this.type(place, written, said);
    else {
      this.members(
        place,
        argumentMembers(this.written, written) as Members,
        argumentMembers(this.said, said) as Members,
      );
    }
  }

  private members(place: string, written: Members, said: Members): void {
    this.names(`${place} members`, Object.keys(written), Object.keys(said));
    for (const [name, member] of Object.entries(written)) {
      const other = said[name];
      if (other !== undefined) this.member(`${place}.${name}`, member, other);
    }
  }

  private member(place: string, written: Member, said: Member): void {
    this.equal(`${place} optional`, written.optional, said.optional);
    this.features(place, written.features, said.features);
    this.type(place, written.type as TypeRef, said.type as TypeRef);
  }

  private type(place: string, written: TypeRef, said: TypeRef): void {
    const pair = JSON.stringify([written, said]);
    if (this.seen.has(pair)) return;
    this.seen.add(pair);
    const left = resolveType(this.written, written);
    const right = resolveType(this.said, said);
    if (left.kind !== right.kind) this.found.push(`${place}: ${left.kind} written, ${right.kind} said`);
    else if (left.kind === 'list' && right.kind === 'list') this.type(place, left.element, right.element);
    else if (left.kind === 'builtin' && right.kind === 'builtin') {
      this.equal(`${place} type`, /^u?int\d*$|^size$/.test(left.name) ? 'int' : left.name, right.name);
    } else if (left.kind === 'enum' && right.kind === 'enum') {
      this.names(`${place} values`, left.values as string[], right.values as string[]);
      this.equal(`${place} features of values`, left.valueFeatures ?? {}, right.valueFeatures ?? {});
    } else if (left.kind === 'object' && right.kind === 'object') {
      this.features(place, left.features, right.features);
      this.object(place, left, right);
    } else if (left.kind === 'alternate' && right.kind === 'alternate') {
      // Introspection has no names of branches: each branch must have a counterpart.
      const kinds = (iface: Interface, members: Members) =>
        Object.values(members).map((m) => resolveType(iface, m.type as TypeRef).kind);
      this.names(`${place} branches`, kinds(this.written, left.members), kinds(this.said, right.members));
    }
  }

  private object(
    place: string,
    left: ObjectType & { name: string },
    right: ObjectType & { name: string },
  ): void {
    this.members(
      place,
      membersOf(this.written, left.name) as Members,
      membersOf(this.said, right.name) as Members,
    );
    this.equal(`${place} tag`, left.tag, right.tag);
    // A branch without members of its own is no branch in introspection.
    const branches = Object.entries(left.variants ?? {}).filter(
      ([, type]) => Object.keys(membersOf(this.written, type) ?? {}).length > 0,
    );
    this.names(
      `${place} branches`,
      branches.map(([value]) => value),
      Object.keys(right.variants ?? {}),
    );
    for (const [value, type] of branches) {
      const other = right.variants?.[value];
      if (other !== undefined) this.type(`${place} if ${value}`, type, other);
    }
  }

  private features(place: string, written: string[] = [], said: string[] = []): void {
    this.names(`${place} features`, written, said);
  }

  private names(place: string, written: string[], said: string[]): void {
    const only = (a: string[], b: string[]) =>
      a
        .filter((name) => !b.includes(name))
        .sort()
        .join(' ');
    const missing = only(written, said);
    const added = only(said, written);
    if (missing !== '') this.found.push(`${place}: written, not said: ${missing}`);
    if (added !== '') this.found.push(`${place}: said, not written: ${added}`);
  }

  private equal(place: string, written: unknown, said: unknown): void {
    if (JSON.stringify(written) !== JSON.stringify(said)) {
      this.found.push(`${place}: ${JSON.stringify(written)} written, ${JSON.stringify(said)} said`);
    }
  }
}

/** What the QEMU 7.2 whose introspection is stored was built without: Debian's for Linux, the target x86. */
const NOT_BUILT = /^(CONFIG_BLKIO|CONFIG_COCOA|CONFIG_VMNET|TARGET_(?!I386$).*)$/;

function builtConfiguration(written: Interface): Set<string> {
  const conditions: string[] = [];
  JSON.stringify({ ...written, examples: [] }, (key, value) => {
    if (/^condition$/.test(key)) conditions.push(value);
    else if (/Conditions$/.test(key)) conditions.push(...Object.values<string>(value));
    return value;
  });
  const names = conditions.flatMap((condition) => condition.match(/\w+/g) ?? []);
  return new Set(names.filter((name) => !NOT_BUILT.test(name)));
}

const BLKIO_DRIVERS =
  'io_uring nvme-io_uring virtio-blk-vfio-pci virtio-blk-vhost-user virtio-blk-vhost-vdpa';
const VMNET = 'vmnet-bridged vmnet-host vmnet-shared';

const SYSTEM_DIFFERENCES = [
  'commands: written, not said: dump-skeys query-cpu-model-baseline query-cpu-model-comparison query-gic-capabilities',
  `blockdev-add.driver values: written, not said: ${BLKIO_DRIVERS}`,
  `blockdev-add branches: written, not said: ${BLKIO_DRIVERS}`,
  `netdev_add.type values: written, not said: ${VMNET}`,
  `netdev_add branches: written, not said: ${VMNET}`,
  'query-display-options returns.type values: written, not said: cocoa',
  'query-display-options returns branches: written, not said: cocoa',
];

describe.each([
  ['qemu-system', SYSTEM_DIFFERENCES],
  ['qemu-storage-daemon', SYSTEM_DIFFERENCES.filter((line) => line.startsWith('blockdev-add'))],
])('the schema of %s 7.2 and its introspection', (program, conditional) => {
  const written = loadCatalog(`${program}-7.2`);
  const said = loadCatalog(`introspection-${program}-7.2`);

  test('differ only in what this build leaves out', () => {
    expect(differences(written, said)).toEqual(conditional);
  });

  test('agree when the conditions are evaluated for this build', () => {
    expect(differences(configureSchema(written, builtConfiguration(written)), said)).toEqual([]);
  });

  test.each([
    ['a command', (i: Interface) => delete i.commands['block-dirty-bitmap-add']],
    ['an event', (i: Interface) => delete i.events.JOB_STATUS_CHANGE],
    ['a reply', (i: Interface) => Object.assign(i.commands['query-jobs'] ?? {}, { returns: {} })],
    ['a feature', (i: Interface) => delete i.commands['x-blockdev-change']?.features],
    [
      'out-of-band execution',
      (i: Interface) => Object.assign(i.commands.qmp_capabilities ?? {}, { oob: true }),
    ],
    ['a value', (i: Interface) => enumOf(i, 'JobStatus').pop()],
    ['optionality', (i: Interface) => flip(objectOf(i, 'BlockDirtyBitmapAdd').members.granularity)],
    [
      'a type',
      (i: Interface) => Object.assign(objectOf(i, 'BlockDirtyBitmap').members.name ?? {}, { type: 'int' }),
    ],
    ['a branch', (i: Interface) => delete objectOf(i, 'BlockdevOptions').variants?.qcow2],
    ['a tag', (i: Interface) => Object.assign(objectOf(i, 'BlockdevOptions'), { tag: 'node-name' })],
  ])('would differ without %s', (_, change) => {
    const changed = structuredClone(written);
    change(changed);
    expect(differences(changed, said).length).toBeGreaterThan(conditional.length);
  });
});

function objectOf(iface: Interface, name: string): ObjectType {
  return iface.types[name] as ObjectType;
}

function enumOf(iface: Interface, name: string): string[] {
  return (iface.types[name] as { values: string[] }).values;
}

function flip(member: Member | undefined): void {
  if (member !== undefined) member.optional = !member.optional;
}
