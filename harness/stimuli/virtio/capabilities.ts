/** Where a virtio 1.0 device has its structures (virtio 1.0, 4.1.4), mapped for use. */
import type { PciFunction } from '../qtest/pci.js';

const COMMAND = 0x04;
const MEMORY_AND_BUS_MASTER = 6;
const FIRST_BAR = 0x10;
const CAPABILITIES = 0x34;
const VENDOR_SPECIFIC = 9;
const IO_SPACE = 1;
const WIDE = 4;

/** Bytes between the places that the BARs get: none of a virtio device is larger. */
const SPACING = 0x100000;

const COMMON = 1;
const NOTIFY = 2;
const DEVICE = 4;
const PCI_ACCESS = 5;

export interface Structures {
  /** Addresses in the memory of the machine. */
  common: number;
  device: number;
  notify: number;
  /** Bytes from one queue's notification address to the next one's. */
  notifyMultiplier: number;
}

interface Capability {
  type: number;
  bar: number;
  offset: number;
  multiplier: number;
}

/**
 * Gives the BARs addresses from `memory` on and enables them; `seen` is where the processor finds an address of the bus. Throws
 * where the device lacks a structure.
 */
export async function mapStructures(
  pci: PciFunction,
  memory: number,
  seen: (address: number) => number,
): Promise<Structures> {
  const capabilities = await list(pci);
  const bars = new Map<number, number>();
  for (const { type, bar } of capabilities) {
    if (type === PCI_ACCESS || bars.has(bar)) continue;
    const address = memory + bars.size * SPACING;
    if (await placeBar(pci, bar, address)) bars.set(bar, address);
  }
  await pci.write(COMMAND, MEMORY_AND_BUS_MASTER, 2);
  const find = (wanted: number) => capabilities.find(({ type, bar }) => type === wanted && bars.has(bar));
  const place = (found: Capability | undefined) =>
    found ? seen((bars.get(found.bar) as number) + found.offset) : null;
  const notify = find(NOTIFY);
  const [common, device, notifyAt] = [find(COMMON), find(DEVICE), notify].map(place);
  if (common == null || notifyAt == null || notify === undefined)
    throw new Error('the device in this slot has no virtio 1.0 structures');
  return { common, device: device ?? 0, notify: notifyAt, notifyMultiplier: notify.multiplier };
}

async function list(pci: PciFunction): Promise<Capability[]> {
  const found: Capability[] = [];
  let at = await pci.read(CAPABILITIES, 1);
  while (at !== 0 && at !== 0xff) {
    if ((await pci.read(at, 1)) === VENDOR_SPECIFIC) {
      const type = await pci.read(at + 3, 1);
      found.push({
        type,
        bar: await pci.read(at + 4, 1),
        offset: await pci.read(at + 8, 4),
        multiplier: type === NOTIFY ? await pci.read(at + 16, 4) : 0,
      });
    }
    at = await pci.read(at + 1, 1);
  }
  return found;
}

async function placeBar(pci: PciFunction, bar: number, address: number): Promise<boolean> {
  const register = FIRST_BAR + 4 * bar;
  const flags = await pci.read(register, 4);
  if (flags & IO_SPACE) return false;
  await pci.write(register, address, 4);
  if (flags & WIDE) await pci.write(register + 4, 0, 4);
  return true;
}
