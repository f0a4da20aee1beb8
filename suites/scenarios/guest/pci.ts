/** PCI functions of bus 0, as the board reaches their configuration. */
import type { Board } from '../../../schema/qemu/boards.js';
import { isKnownPci, type KnownPci, type PciPlace, pciAddress, writePci } from '../../../schema/qemu/pci.js';

const BASE_ADDRESS_0 = 0x10;
const COMMAND = 0x04;
/** Of the command register: it takes accesses to its memory, and may access memory. */
const MEMORY_AND_MASTER = 0x6;

/** Registers of a device in its first region of memory, mapped; null where the board has no PCI bus. */
export function mapped(
  { pci }: Board,
  place: PciPlace,
): { access: KnownPci; lines: string[]; at: number } | null {
  if (!isKnownPci(pci)) return null;
  // Below what the drivers of virtio devices map, which are in slots from 5 on.
  const address = pci.memory + 0x800000 + place[0] * 0x10000;
  return {
    access: pci,
    lines: [
      ...writePci(pci, place, BASE_ADDRESS_0, address, 4),
      ...writePci(pci, place, COMMAND, MEMORY_AND_MASTER, 2),
    ],
    at: pciAddress(pci, address),
  };
}
