/** Arguments of the machines that scenarios run on. None has a guest, a network or anything else that is not asked for. */

/** A PC whose processor halts at once, with little memory. */
export const PC = ['-nodefaults', '-machine', 'pc', '-m', '16', '-bios', '$DIR/halt'];

/** The same with PCI Express. */
export const Q35 = ['-nodefaults', '-machine', 'q35', '-m', '64', '-bios', '$DIR/halt'];

/** No processor, no devices: for what needs a server with options only. */
export const NONE = ['-nodefaults', '-machine', 'none', '-S'];

/** What the stimulus `qtest` needs. */
export const QTEST = ['-qtest', 'unix:$DIR/qtest,server=on,wait=off', '-qtest-log', 'none'];

/** The machine is not started until `cont`. */
export const PAUSED = ['-S'];

/** What would end QEMU stops the machine instead. */
export const STAYS = ['-no-shutdown'];
