/** Arguments of the machines that scenarios run on. None has a guest, a network or anything else that is not asked for. */

import { BOARDS } from '../../../schema/qemu/boards.js';

/** A board with little memory, whose processor halts at once. */
function halting(board: 'pc' | 'q35'): string[] {
  const { memory } = BOARDS[board];
  return ['-nodefaults', '-machine', board, '-m', String(memory), '-bios', '$DIR/halt'];
}

export const PC = halting('pc');

/** The same with PCI Express. */
export const Q35 = halting('q35');

/** No processor, no devices: for what needs a server with options only. */
export const NONE = ['-nodefaults', '-machine', 'none', '-S'];

/** What the stimulus `qtest` needs. */
export const QTEST = ['-qtest', 'unix:$DIR/qtest,server=on,wait=off', '-qtest-log', 'none'];

/** The machine is not started until `cont`. */
export const PAUSED = ['-S'];

/** What would end QEMU stops the machine instead. */
export const STAYING_GUEST = ['-no-shutdown'];
