/**
 * PCI configuration, as the PC has it: an address is written to port 0xcf8, then the register is at port 0xcfc (PCI Local
 * Bus Specification 3.0, 3.2.2.3.2). All functions are on bus 0.
 */
import { type GuestActions, hex, lines, SLOTS } from './action.js';

const BASE_ADDRESS_0 = 0x10;
const COMMAND = 0x04;
/** Of the command register: it takes accesses to its ports, and may access memory. */
const IO_AND_MASTER = 0x5;
/** Of a base address register: it is of ports. */
const IS_IO = 0x1;

/** Writes to a register; `width` is the letter of the qtest command. */
export function configure(
  [slot, index]: readonly [slot: number, index: number],
  register: number,
  value: number,
  width: 'b' | 'w' | 'l',
): string[] {
  const address = 0x80000000 + (slot << 11) + (index << 8) + (register & ~3);
  return [`outl 0xcf8 ${hex(address)}`, `out${width} ${hex(0xcfc + (register & 3))} ${hex(value)}`];
}

export const pciActions: GuestActions = {
  'pci-map-io': {
    about: 'maps the I/O ports of the device in a slot, and enables it',
    takes: { slot: SLOTS, port: 0xffff },
    perform: (slot, port) =>
      lines(
        ...configure([Number(slot), 0], BASE_ADDRESS_0, Number(port) | IS_IO, 'l'),
        ...configure([Number(slot), 0], COMMAND, IO_AND_MASTER, 'w'),
      ),
  },
};
