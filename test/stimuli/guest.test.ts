/** What a guest does, done through qtest to a machine that has none. */
import { afterEach, expect, it } from 'vitest';
import { describeWith, lacking } from '../target/programs.js';
import { type Machine, machine } from './machine.js';

const QTEST = ['-qtest', 'unix:{dir}/qtest,server=on,wait=off', '-qtest-log', 'none', '-bios', '{dir}/halt'];

let vm: Machine;
afterEach(() => vm.end());

describeWith('qtest', lacking('qemu-system-x86_64'), () => {
  it('reads and writes ports and memory', async () => {
    vm = await machine('-machine', 'pc', '-m', '16', ...QTEST);
    const lines = [
      'outb 0x70 0xf',
      'outb 0x71 0x5a',
      'outb 0x70 0xf',
      'inb 0x71',
      'writel 0x1000 0x12345678',
    ];
    const answers = await vm.stimulate('qtest', { lines: [...lines, 'readw 0x1002'] });
    expect(answers).toEqual(['', '', '', '0x005a', '', '0x0000000000001234']);
  });

  it('tells which line the machine does not understand', async () => {
    vm = await machine('-machine', 'pc', '-m', '16', ...QTEST);
    await expect(vm.stimulate('qtest', { lines: ['nonsense'] })).rejects.toThrow(/'nonsense'.*FAIL/);
  });

  it('says so when the machine goes away', async () => {
    vm = await machine('-machine', 'pc', '-m', '16', ...QTEST);
    await vm.stimulate('qtest', { lines: ['inb 0x71'] });
    await vm.session.execute('quit');
    await vm.session.untilClosed();
    await expect(vm.stimulate('qtest', { lines: ['inb 0x71'] })).rejects.toThrow(/closed its qtest socket/);
  });
});

describeWith('virtio over qtest', lacking('qemu-system-x86_64'), () => {
  it('opens a port of a serial device', async () => {
    const port = ['-chardev', 'null,id=c0', '-device', 'virtserialport,chardev=c0,id=p0'];
    vm = await machine(
      '-machine',
      'pc',
      '-m',
      '16',
      '-device',
      'virtio-serial-pci,addr=5',
      ...port,
      ...QTEST,
    );
    await vm.stimulate('virtio-start', { slot: 5, queues: 4 });
    for (const message of ['0000000000000100', '0100000003000100', '0100000006000100'])
      await vm.stimulate('virtio-send', { slot: 5, queue: 3, out: [message] });
    expect(await vm.event('VSERPORT_CHANGE')).toEqual({ id: 'p0', open: true });
  });

  it('gives what the device writes', async () => {
    vm = await machine('-machine', 'pc', '-m', '16', '-device', 'virtio-rng-pci,addr=5', ...QTEST);
    await vm.stimulate('virtio-start', { slot: 5, queues: 1 });
    const send = () => vm.stimulate('virtio-send', { slot: 5, queue: 0, out: [], in: [16] });
    const [first, second] = [await send(), await send()];
    expect([first, second]).toEqual([[expect.stringMatching(/^[0-9a-f]{32}$/)], expect.anything()]);
    expect(first).not.toEqual(second);
  });

  it('says which slot has no such device', async () => {
    vm = await machine('-machine', 'pc', '-m', '16', ...QTEST);
    await expect(vm.stimulate('virtio-start', { slot: 5, queues: 1 })).rejects.toThrow(/slot/);
  });
});
