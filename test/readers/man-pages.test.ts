/**
 * Manuals, as shipped catalogs and as installed, against what the same QEMU says of itself, and against the schema they were made from. Every
 * difference is listed here, with its reason.
 */
import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../schema/catalogs.js';
import type { Interface } from '../../schema/model.js';
import { describeWith, ROOTS } from '../target/programs.js';
import { document, lackingManual, manPage } from './documents.js';
import { namedDifferences } from './named.js';
import { structuralDifferences } from './structure.js';

/** Nothing in the manual names the type that these return: null, and a diagnostic. */
const UNTOLD_SYSTEM = [
  'query-acpi-ospm-status', 'query-cpu-definitions', 'query-dirty-rate', 'query-dump', 'query-memory-devices',
  'query-memory-size-summary', 'query-migrate-capabilities', 'query-replay', 'query-rocker', 'query-rocker-of-dpa-flows',
  'query-rocker-of-dpa-groups', 'query-stats-schemas', 'query-vcpu-dirty-limit', 'query-vm-generation-id', 'qom-get',
  'x-debug-query-block-graph', 'x-query-irq', 'x-query-jit', 'x-query-numa', 'x-query-opcount', 'x-query-profile',
  'x-query-ramblock', 'x-query-rdma', 'x-query-roms', 'x-query-usb', 'x-query-virtio',
]; // biome-ignore format: a list
const UNTOLD_DAEMON = ['qom-get', 'x-debug-query-block-graph'];
const UNTOLD_AGENT = [
  'guest-exec', 'guest-file-open', 'guest-fsfreeze-freeze', 'guest-fsfreeze-freeze-list', 'guest-fsfreeze-thaw',
  'guest-get-cpustats', 'guest-get-disks', 'guest-get-diskstats', 'guest-get-fsinfo', 'guest-get-host-name',
  'guest-get-memory-blocks', 'guest-get-time', 'guest-get-users', 'guest-get-vcpus', 'guest-network-get-interfaces',
  'guest-set-vcpus', 'guest-sync', 'guest-sync-delimited',
]; // biome-ignore format: a list

/** The manual of QEMU 5.2 prints the tag of a simple union without a type. */
const UNTYPED_TAG = /\/type is str in the document and enum on the server$/;

/** Differences that no condition explains. What a distribution left out of its build is conditional in the manual. */
function unexplained(manual: Interface, catalog: string): string[] {
  return structuralDifferences(manual, loadCatalog(catalog))
    .filter((d) => d.condition === undefined)
    .map((d) => `${d.path} ${d.what}`)
    .filter((line) => !UNTYPED_TAG.test(line))
    .sort();
}

function unknownReturns(commands: readonly string[]): string[] {
  return commands.map((name) => `command/${name}/returns is unknown`);
}

/** Of the shipped catalog, and of the manual itself where that of that version is installed. */
function manualTests(
  name: string,
  version: string,
  root: string,
  body: (manual: () => Interface) => void,
): void {
  describe(`${name}(7) of ${version}, shipped`, () => body(() => loadCatalog(`man-${name}-${version}`)));
  const file = manPage(name, root);
  describeWith(`${name}(7) of ${version}`, lackingManual(file, version), () => body(document(file)));
}

manualTests('qemu-qmp-ref', '7.2', '', (manual) => {
  test('has the interface that QEMU says it has', () => {
    expect(unexplained(manual(), 'introspection-qemu-system-7.2')).toEqual(
      unknownReturns(UNTOLD_SYSTEM).sort(),
    );
  });

  test('has the names, conditions, features and versions of the schema', () => {
    const known = [
      // The comment in the schema says so, too.
      'command query-cpu-model-comparison returns: CpuModelBaselineInfo in the manual, CpuModelCompareInfo in the schema',
      // Their comments in the schema are interrupted by a line without #.
      'enum CpuModelExpansionType since: 2.8 in the manual, nothing in the schema',
      'object StatsRequest since: 7.1 in the manual, nothing in the schema',
    ];
    const differences = namedDifferences(manual(), loadCatalog('qemu-system-7.2'));
    expect(differences.filter((line) => !known.includes(line))).toEqual([]);
  });
});

manualTests('qemu-storage-daemon-qmp-ref', '7.2', '', (manual) => {
  test('has the interface that the daemon says it has', () => {
    expect(unexplained(manual(), 'introspection-qemu-storage-daemon-7.2')).toEqual(
      unknownReturns(UNTOLD_DAEMON).sort(),
    );
  });

  test('has the names, conditions, features and versions of the schema', () => {
    expect(namedDifferences(manual(), loadCatalog('qemu-storage-daemon-7.2'))).toEqual([]);
  });
});

manualTests('qemu-ga-ref', '7.2', '', (manual) => {
  test('has the names, conditions, features and versions of the schema', () => {
    // The text says GuestDeviceInfo where a list is meant, and there is no example.
    const loose =
      'command guest-get-devices returns: GuestDeviceInfo in the manual, [GuestDeviceInfo] in the schema';
    expect(namedDifferences(manual(), loadCatalog('qemu-ga-7.2'))).toEqual([loose]);
    const unknown = Object.entries(manual().commands).filter(([, command]) => command.returns === null);
    expect(unknown.map(([name]) => name).sort()).toEqual(UNTOLD_AGENT);
  });
});

manualTests('qemu-qmp-ref', '5.2', `${ROOTS}/bullseye`, (manual) => {
  const untold = [
    'qom-get', 'query-acpi-ospm-status', 'query-cpu-definitions', 'query-dirty-rate', 'query-dump', 'query-memory-devices',
    'query-memory-size-summary', 'query-migrate-capabilities', 'query-replay', 'query-rocker', 'query-rocker-of-dpa-flows',
    'query-rocker-of-dpa-groups', 'query-vm-generation-id', 'query-xen-replication-status', 'x-debug-query-block-graph',
  ]; // biome-ignore format: a list

  test('has the interface that QEMU says it has', () => {
    expect(unexplained(manual(), 'introspection-qemu-system-5.2')).toEqual(unknownReturns(untold).sort());
  });
});

/** The manual of 10.0 prints no conditions of members, values and variants: what the build lacks is not explained. */
function unbuilt(path: string, tag: string, values: string[]): string[] {
  return values.flatMap((v) => [
    `${path}/${tag}=${v} is no value on the server`,
    `${path}[${v}] has no variant on the server`,
  ]);
}

manualTests('qemu-qmp-ref', '10.0', `${ROOTS}/trixie`, (manual) => {
  const untold = [
    'query-acpi-ospm-status', 'query-dirty-rate', 'query-memory-devices', 'query-memory-size-summary', 'query-stats-schemas',
    'query-tpm', 'query-vcpu-dirty-limit', 'query-vm-generation-id', 'x-debug-query-block-graph',
  ]; // biome-ignore format: a list
  const compression = ['qatzip', 'qpl', 'uadk'];

  test('has the interface that QEMU says it has', () => {
    expect(unexplained(manual(), 'introspection-qemu-system-10.0')).toEqual(
      [
        ...unknownReturns(untold),
        ...unbuilt('command/chardev-add/backend', 'type', ['console']),
        ...unbuilt('command/netdev_add', 'type', ['af-xdp', 'vmnet-bridged', 'vmnet-host', 'vmnet-shared']),
        ...unbuilt('command/query-audiodevs/returns', 'driver', ['coreaudio', 'dsound', 'sndio']),
        ...unbuilt('command/query-display-options/returns', 'type', ['cocoa']),
        ...compression.map(
          (v) => `command/migrate-set-parameters/multifd-compression=${v} is no value on the server`,
        ),
        'command/query-cpu-model-expansion/returns/deprecated-props is not on the server',
      ].sort(),
    );
  });
});

manualTests('qemu-storage-daemon-qmp-ref', '10.0', `${ROOTS}/trixie`, (manual) => {
  test('has the interface that the daemon says it has', () => {
    expect(unexplained(manual(), 'introspection-qemu-storage-daemon-10.0')).toEqual(
      [
        ...unknownReturns(['x-debug-query-block-graph']),
        ...unbuilt('command/chardev-add/backend', 'type', ['console']),
      ].sort(),
    );
  });
});

manualTests('qemu-qmp-ref', '11.1', `${ROOTS}/forky`, (manual) => {
  test('has the interface that QEMU says it has', () => {
    expect(unexplained(manual(), 'introspection-qemu-system-11.1')).toEqual(
      [
        ...unbuilt('command/chardev-add/backend', 'type', ['console']),
        ...unbuilt('command/netdev_add', 'type', ['af-xdp', 'vmnet-bridged', 'vmnet-host', 'vmnet-shared']),
        ...unbuilt('command/object-add', 'qom-type', ['igvm-cfg']),
        ...unbuilt('command/query-audiodevs/returns', 'driver', ['coreaudio', 'dsound', 'sndio']),
        ...unbuilt('command/query-display-options/returns', 'type', ['cocoa']),
        ...['qatzip', 'qpl', 'uadk'].map(
          (v) => `command/migrate-set-parameters/multifd-compression=${v} is no value on the server`,
        ),
      ].sort(),
    );
  });
});

manualTests('qemu-storage-daemon-qmp-ref', '11.1', `${ROOTS}/forky`, (manual) => {
  test('has the interface that the daemon says it has', () => {
    expect(unexplained(manual(), 'introspection-qemu-storage-daemon-11.1')).toEqual([
      ...unbuilt('command/chardev-add/backend', 'type', ['console']),
      ...unbuilt('command/object-add', 'qom-type', ['igvm-cfg']),
    ]);
  });
});
