/**
 * Documents that people scraped: damaged as they have them, and read to the last entity all the same. What was read is in the shipped
 * catalogs (schema/catalog/tools/compile.test.ts); only their lines need the documents themselves, beside the repository.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../schema/catalogs.js';
import type { Interface } from '../../schema/model.js';
import { membersOf } from '../../schema/types.js';
import { lackingDocument, sharedDocument } from './documents.js';

const HX = sharedDocument('001-qmp-commands-1.5.hx.txt');
const MANUAL = sharedDocument('002-qemu-storage-daemon-qmp-ref-7.2.txt');
const REFERENCE = sharedDocument('000-qmp-reference-2.4.txt');

function counts({ commands, events, types }: Interface) {
  const enums = Object.values(types).filter((type) => type.kind === 'enum').length;
  return { commands: Object.keys(commands).length, events: Object.keys(events).length, enums };
}

/** Every entity's name stands on its line, or on the one after it where a heading is wrapped. */
function misplaced(file: string, { commands, events, types }: Interface, renamed: string[] = []): string[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  const entities = [commands, events, types].flatMap((section) => Object.entries(section));
  return entities
    .filter(([name]) => !name.startsWith('q_obj_') && !renamed.includes(name))
    .filter(
      ([name, { line }]) =>
        !lines
          .slice((line ?? 0) - 1, (line ?? 0) + 1)
          .join('\n')
          .includes(name),
    )
    .map(([name, { line }]) => `${name}: ${line}`);
}

/** A test that is skipped, saying so, where the document is not beside the repository. */
function linesTest(file: string, body: () => void): void {
  const [title, lacking] = ['each is on its line', lackingDocument(file)];
  test.skipIf(lacking !== null)(lacking === null ? title : `${title} (skipped: ${lacking})`, body);
}

const messages = (iface: Interface) => iface.diagnostics.map((d) => d.message).join('\n');
const errors = (iface: Interface) => iface.diagnostics.filter((d) => d.severity === 'error');

describe('qmp-commands.hx of 1.5, from a web page', () => {
  const read = () => loadCatalog('qmp-commands-1.5');

  linesTest(HX, () => expect(misplaced(HX, read())).toEqual([]));

  test('has 93 commands', () => {
    const iface = read();
    expect(counts(iface)).toEqual({ commands: 93, events: 0, enums: 0 });
    expect(errors(iface)).toEqual([]);
  });

  test('a string that goes on over three lines is whole', () => {
    const iface = read();
    expect(Object.entries(iface.commands['drive-mirror']?.arguments ?? {}).map(([n, m]) => `${n}:${m.optional ? '?' : ''}${m.type}`)).toEqual([
      'sync:str', 'device:str', 'target:str', 'speed:?int', 'mode:?str', 'format:?str', 'on-source-error:?str',
      'on-target-error:?str', 'granularity:?int', 'buf-size:?int',
    ]); // biome-ignore format: a table
  });

  test('texts whose titles the page lost or that are wrong are with their commands', () => {
    const iface = read();
    expect(messages(iface)).toContain('the text lost its title: it was given to cpu');
    expect(iface.commands.cpu?.returns).toEqual({});
    expect(iface.commands['dump-guest-memory']?.returns).toEqual({});
    expect(messages(iface)).toContain(
      'dump-guest-memory: the text has the argument length, which the table does not take',
    );
  });

  test('options, conditions and return values are what the document tells', () => {
    const iface = read();
    expect(iface.commands.device_add).toMatchObject({
      arguments: { driver: { type: 'str', optional: false }, bus: { type: 'str', optional: true } },
      gen: false,
    });
    expect(iface.commands['send-key']?.arguments).toMatchObject({
      keys: { type: null },
      'hold-time': { type: 'int' },
    });
    expect(iface.commands['query-spice']?.condition).toBe('CONFIG_SPICE');
    expect(iface.commands['query-cpu-max']?.returns).toBe('int');
    expect(iface.commands['query-tpm-models']?.returns).toEqual(['str']);
    expect(iface.commands['query-pci']?.returns).toBeNull();
    expect(iface.commands['block-stream']?.returns).toBeNull();
  });
});

describe('qemu-storage-daemon-qmp-ref(7) of 7.2, from a web page', () => {
  const read = () => loadCatalog('qemu-storage-daemon-qmp-ref-7.2');

  linesTest(MANUAL, () => expect(misplaced(MANUAL, read())).toEqual([]));

  test('has 74 commands, 13 events and 78 enums', () => {
    const iface = read();
    expect(counts(iface)).toEqual({ commands: 74, events: 13, enums: 78 });
    expect(errors(iface)).toEqual([]);
    expect(iface.document.version).toBe('7.2.11');
  });

  test('names that lines broke are whole', () => {
    const iface = read();
    const { ObjectOptions, TransactionAction } = iface.types;
    expect(ObjectOptions).toMatchObject({
      tag: 'qom-type',
      variants: {
        'authz-listfile': 'AuthZListFileProperties',
        'cryptodev-backend': 'CryptodevBackendProperties',
      },
      variantConditions: { secret_keyring: 'CONFIG_SECRET_KEYRING' },
    });
    expect(TransactionAction).toMatchObject({
      variants: {
        'block-dirty-bitmap-remove': 'BlockDirtyBitmapWrapper',
        'blockdev-snapshot-sync': 'BlockdevSnapshotSyncWrapper',
      },
    });
    const tags = iface.types.BlockdevDriver;
    const variants = iface.types.BlockdevOptions;
    if (tags?.kind !== 'enum' || variants?.kind !== 'object')
      throw new Error('expected an enum and an object');
    expect(Object.keys(variants.variants ?? {}).filter((v) => !tags.values?.includes(v))).toEqual([]);
  });

  test('arguments that it does not print are those of the type that its examples show', () => {
    const iface = read();
    expect(iface.commands['block-dirty-bitmap-merge']?.arguments).toBe('BlockDirtyBitmapMerge');
    expect(iface.commands['x-debug-block-dirty-bitmap-sha256']?.arguments).toBe('BlockDirtyBitmap');
    expect(messages(iface)).toContain('block-dirty-bitmap-merge: the list of arguments is missing');
    expect(iface.commands['x-debug-query-block-graph']).toMatchObject({ arguments: {}, returns: null });
  });
});

describe('the printed reference of 2.4', () => {
  const read = () => loadCatalog('qmp-reference-2.4');
  const RENAMED = [
    'BiosAtaTranslation', 'LostTickPolicy', 'VncPrimaryAuth', 'InputAxis', 'ChardevDummy', 'TPMInfo', 'ACPISlotType',
    'ACPIOSTInfo', 'RockerSwitch',
  ]; // biome-ignore format: a list

  linesTest(REFERENCE, () => expect(misplaced(REFERENCE, read(), RENAMED)).toEqual([]));

  test('has 124 commands, 34 events and 45 enums', () => {
    const iface = read();
    expect(counts(iface)).toEqual({ commands: 124, events: 34, enums: 45 });
    expect(errors(iface)).toEqual([]);
  });

  test('underscores are back', () => {
    const iface = read();
    expect(Object.keys(membersOf(iface, 'BlockDeviceStats') ?? {})).toContain('flush_total_time_ns');
    expect(iface.commands.block_set_io_throttle?.arguments).toMatchObject({
      iops_rd_max: { type: 'int', optional: true },
    });
  });

  test('types under wrong names have their own', () => {
    const iface = read();
    for (const name of RENAMED) expect(messages(iface)).toContain(`is taken for ${name}: `);
    expect(iface.types).toMatchObject({
      LostTickPolicy: { values: ['discard', 'delay', 'merge', 'slew'] },
      ACPISlotType: { values: ['DIMM'] },
      ACPIOSTInfo: { members: { 'slot-type': { type: 'ACPISlotType' } } },
      InputButton: { values: null },
    });
    expect(messages(iface)).toContain('command events has the name of one of its arguments');
  });

  test('every type that is referred to is defined', () => {
    const iface = read();
    expect(messages(iface)).not.toContain('referred to, but not defined');
  });

  test('values that the text lost are those of the branches, or unknown', () => {
    const iface = read();
    const { BlockdevDriver, BlkdebugEvent, BlockdevOptions } = iface.types;
    expect(BlockdevDriver).toMatchObject({
      kind: 'enum',
      values: expect.arrayContaining(['host_floppy', 'qcow2']),
    });
    expect(BlockdevDriver?.kind === 'enum' && BlockdevDriver.values).toHaveLength(28);
    expect(BlkdebugEvent).toMatchObject({ values: null });
    expect(BlockdevOptions).toMatchObject({
      base: 'BlockdevOptionsBase',
      tag: 'driver',
      variants: { vvfat: 'BlockdevOptionsVVFAT' },
    });
  });

  test('wrapped headings and untyped values are read', () => {
    const iface = read();
    expect(iface.commands['query-dump-guest-memory-capability']?.returns).toBe('DumpGuestMemoryCapability');
    expect(iface.commands['query-migrate-capabilities']?.returns).toEqual(['MigrationCapabilityStatus']);
    expect(iface.commands['qom-set']).toMatchObject({ arguments: { value: { type: 'any' } }, gen: false });
  });
});
