/** Two real pages, as compiled into the catalogs: 1.3's schema on one line, 2.2's block layer with lines lost. */
import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../catalogs.js';
import { danglingTypes } from '../../dangling.js';
import type { Interface, Member } from '../../model.js';

function namesOfKind(iface: Interface, kind: string): string[] {
  return Object.keys(iface.types).filter((name) => iface.types[name]?.kind === kind);
}

function allMembers(iface: Interface): [string, Member][] {
  const lists = [
    ...Object.entries(iface.commands).map(([name, command]) => [name, command.arguments] as const),
    ...Object.entries(iface.events).map(([name, event]) => [name, event.data] as const),
    ...Object.entries(iface.types).map(
      ([name, type]) => [name, type.kind === 'enum' ? null : type.members] as const,
    ),
  ];
  return lists.flatMap(([name, list]) =>
    list === null || typeof list === 'string'
      ? []
      : Object.entries(list).map(([member, value]): [string, Member] => [`${name}.${member}`, value]),
  );
}

describe('the schema of 1.3 on one line', () => {
  const iface = loadCatalog('qapi-schema-1.3');

  test('has all its commands, types and enums', () => {
    expect(Object.keys(iface.commands)).toHaveLength(82);
    expect(Object.keys(iface.events)).toEqual([]);
    expect(namesOfKind(iface, 'enum')).toHaveLength(10);
    expect(namesOfKind(iface, 'object').filter((name) => !name.startsWith('q_obj_'))).toHaveLength(60);
  });

  test('lost nothing', () => {
    expect(allMembers(iface).filter(([, member]) => member.type === null)).toEqual([]);
    expect(JSON.stringify(iface)).not.toContain('"incomplete"');
  });

  test('keeps the oddities of its age', () => {
    expect(iface.commands['qom-get']).toMatchObject({ returns: 'visitor', gen: false });
    expect(iface.commands.netdev_add).toMatchObject({ arguments: { props: { type: '**', optional: true } } });
    expect(iface.types.PciDeviceInfo).toMatchObject({
      members: { class_info: { type: 'q_obj_PciDeviceInfo-class_info' } },
    });
    expect(iface.types.SocketAddress).toMatchObject({
      tag: 'type',
      variants: { fd: 'q_obj_String-wrapper' },
    });
    expect(iface.types.NewImageMode).toMatchObject({ values: ['existing', 'absolute-paths'] });
    expect(iface.commands['send-key']).toMatchObject({
      arguments: {
        keys: { type: ['KeyValue'], optional: false },
        'hold-time': { type: 'int', optional: true },
      },
      returns: {},
      since: '1.3.0',
    });
  });
});

describe('the block layer of 2.2 from a page that lost half its lines', () => {
  const iface = loadCatalog('block-core-2.2');

  test('has all its commands, events and enums', () => {
    expect(Object.keys(iface.commands)).toHaveLength(19);
    expect(Object.keys(iface.events)).toEqual([
      'BLOCK_IMAGE_CORRUPTED',
      'BLOCK_IO_ERROR',
      'BLOCK_JOB_CANCELLED',
      'BLOCK_JOB_COMPLETED',
      'BLOCK_JOB_ERROR',
      'BLOCK_JOB_READY',
    ]);
    expect(namesOfKind(iface, 'enum')).toHaveLength(11);
    expect(namesOfKind(iface, 'alternate')).toEqual(['BlockdevRef']);
  });

  test('what only comments still have is recovered: 36 members, without their types', () => {
    const lost = allMembers(iface).filter(([, member]) => member.type === null);
    expect(lost).toHaveLength(36);
    expect(iface.commands.block_resize).toMatchObject({
      arguments: {
        device: { type: 'str', optional: true },
        'node-name': { type: null, optional: true, since: '2.0' },
        size: { type: null, optional: false },
      },
      returns: {},
      incomplete: true,
    });
    expect(iface.events.BLOCK_JOB_COMPLETED?.data).toMatchObject({
      type: { type: 'BlockJobType', optional: false },
      speed: { type: null, optional: false },
      error: { type: null, optional: true },
    });
  });

  test('a member called event does not make an event, nor a union that lost its braces less of one', () => {
    expect(iface.types.BlkdebugSetStateOptions).toMatchObject({
      members: { event: { type: 'BlkdebugEvent' } },
    });
    expect(iface.types.BlockdevOptions).toMatchObject({
      base: 'BlockdevOptionsBase',
      tag: 'driver',
      variants: { archipelago: 'BlockdevOptionsArchipelago', quorum: 'BlockdevOptionsQuorum' },
    });
    const { variants } = iface.types.BlockdevOptions as { variants: object };
    expect(Object.keys(variants)).toEqual((iface.types.BlockdevDriver as { values: string[] }).values);
  });

  test('what is lost for good is said', () => {
    const messages = iface.diagnostics.map((each) => each.message).join('\n');
    expect(iface.types.BlkdebugEvent).toMatchObject({ incomplete: true });
    expect(messages).toContain('BlkdebugEvent lost text');
    expect(messages).toContain('common.json is included, but it was not found');
    expect(danglingTypes(iface).map(({ entity, type }) => [entity, type])).toContainEqual([
      'BLOCK_IO_ERROR',
      'IoOperationType',
    ]);
    expect(messages).toContain('the event STOP is mentioned in a comment');
  });

  test('lines are those of the file, not those that the page counts', () => {
    expect(iface.types.SnapshotInfo?.line).toBe(11);
    expect(iface.commands['query-block']?.line).toBe(169);
  });
});
