/** Other programs that a machine talks to: clients of its displays, another machine, a file descriptor. */
import { afterEach, expect, it } from 'vitest';
import { describeWith, lacking } from '../target/programs.js';
import { type Machine, machine } from './machine.js';

const NONE = ['-machine', 'none', '-S'];
const PC = ['-machine', 'pc', '-m', '16', '-bios', '{dir}/halt'];

let vm: Machine;
afterEach(() => vm.end());

describeWith('peers', lacking('qemu-system-x86_64'), () => {
  it('is a VNC client', async () => {
    vm = await machine(...NONE, '-vnc', 'unix:{dir}/vnc');
    await vm.stimulate('connect', { client: 'v', path: `${vm.dir}/vnc` });
    expect(await vm.stimulate('vnc', { client: 'v' })).toMatch(/QEMU/);
    expect(await vm.event('VNC_CONNECTED')).toHaveProperty('client.family', 'unix');
    expect(await vm.event('VNC_INITIALIZED')).toHaveProperty('client.family', 'unix');
    await vm.stimulate('hang-up', { client: 'v' });
    expect(await vm.event('VNC_DISCONNECTED')).toHaveProperty('client.family', 'unix');
  });

  it('is a VNC client with a password, the right one or not', async () => {
    vm = await machine(...NONE, '-vnc', 'unix:{dir}/vnc,password=on');
    await vm.session.execute('change-vnc-password', { password: 'right' });
    for (const [client, desktop] of [
      ['right', expect.stringMatching(/QEMU/)],
      ['wrong', null],
    ]) {
      await vm.stimulate('connect', { client, path: `${vm.dir}/vnc` });
      expect(await vm.stimulate('vnc', { client, password: client })).toEqual(desktop);
    }
    await vm.stimulate('connect', { client: 'without', path: `${vm.dir}/vnc` });
    await expect(vm.stimulate('vnc', { client: 'without' })).rejects.toThrow(/another authentication/);
  });

  it('is an NBD client', async () => {
    vm = await machine(...NONE);
    await vm.session.execute('blockdev-add', { driver: 'null-co', 'node-name': 'disk' });
    const addr = { type: 'unix', data: { path: `${vm.dir}/nbd` } };
    await vm.session.execute('nbd-server-start', { addr });
    await vm.session.execute('block-export-add', { type: 'nbd', id: 'e', 'node-name': 'disk', name: 'x' });
    for (const [client, name, allowed] of [
      ['first', 'x', true],
      ['second', 'nobody', false],
    ]) {
      await vm.stimulate('connect', { client: `${client}`, path: `${vm.dir}/nbd` });
      expect(await vm.stimulate('nbd', { client: `${client}`, export: `${name}` })).toBe(allowed);
    }
  });

  it('does not connect outside of the scratch directory', async () => {
    vm = await machine(...NONE);
    await expect(vm.stimulate('connect', { client: 'v', path: '/tmp/x' })).rejects.toThrow(/scratch/);
    await expect(vm.stimulate('connect', { client: 'v', path: `${vm.dir}/../x` })).rejects.toThrow(/scratch/);
  });

  it('is a SPICE client', async (context) => {
    vm = await machine(
      ...PC,
      '-device',
      'VGA',
      '-spice',
      'unix=on,addr={dir}/spice,disable-ticketing=on',
    ).catch(() => context.skip('this QEMU has no SPICE'));
    await vm.stimulate('connect', { client: 's', path: `${vm.dir}/spice` });
    await vm.stimulate('spice', { client: 's' });
    expect(await vm.event('SPICE_INITIALIZED')).toHaveProperty('client.channel-type', 1);
    await vm.stimulate('hang-up', { client: 's' });
    expect(await vm.event('SPICE_DISCONNECTED')).toBeTruthy();
  });

  it('passes a file descriptor, over which the target then talks', async () => {
    vm = await machine(...NONE, '-vnc', 'unix:{dir}/vnc');
    const { session } = vm;
    expect((await session.execute('getfd', { fdname: 'f' })).value).toHaveProperty('error');
    await vm.stimulate('pass-descriptor', { client: 'v' });
    expect((await session.execute('getfd', { fdname: 'f' })).value).toHaveProperty('return', {});
    const client = { protocol: 'vnc', fdname: 'f', skipauth: true };
    expect((await session.execute('add_client', client)).value).toHaveProperty('return', {});
    expect(await vm.stimulate('vnc', { client: 'v' })).toMatch(/QEMU/);
  });

  it('migrates to another machine, and to nowhere', async () => {
    vm = await machine(...PC);
    const events = { capabilities: [{ capability: 'events', state: true }] };
    await vm.session.execute('migrate-set-capabilities', events);
    await vm.stimulate('peer', {
      peer: 'b',
      machine: [...PC.slice(0, -1), `${vm.dir}/halt`, '-incoming', 'defer'],
    });
    await vm.stimulate('peer-execute', { peer: 'b', execute: 'migrate-set-capabilities', arguments: events });
    const uri = { uri: `unix:${vm.dir}/m` };
    await vm.stimulate('peer-execute', { peer: 'b', execute: 'migrate-incoming', arguments: uri });
    await vm.session.execute('migrate', uri);
    const completed = { peer: 'b', event: 'MIGRATION', data: { status: 'completed' } };
    expect(await vm.stimulate('peer-event', completed)).toEqual({ status: 'completed' });
    expect(await vm.session.event('STOP')).not.toBeNull();
    await expect(vm.stimulate('peer-execute', { peer: 'b', execute: 'nonsense' })).rejects.toThrow(
      /refused nonsense/,
    );
  });

  it('lets a machine migrate to nowhere', async () => {
    vm = await machine(...PC);
    await vm.session.execute('migrate-set-capabilities', {
      capabilities: [{ capability: 'events', state: true }],
    });
    await vm.stimulate('sink', { path: `${vm.dir}/sink` });
    await vm.session.execute('migrate', { uri: `unix:${vm.dir}/sink` });
    expect(await vm.event('MIGRATION')).toEqual({ status: 'setup' });
    expect(vm.session.events.length).toBeGreaterThan(0);
  });
});
