/** PCI configuration space, as the board of the machine has it. */
import { type KnownPci, type PciPlace, type PciWidth, readPci, writePci } from '../../../schema/qemu/pci.js';
import type { Qtest } from './client.js';

/** A function of a device on bus 0. */
export class PciFunction {
  constructor(
    readonly qtest: Qtest,
    readonly access: KnownPci,
    readonly place: PciPlace,
  ) {}

  async read(register: number, width: PciWidth): Promise<number> {
    const { lines, value } = readPci(this.access, this.place, register, width);
    let answer = '';
    for (const line of lines) answer = await this.qtest.command(line);
    return value(answer);
  }

  async write(register: number, value: number, width: PciWidth): Promise<void> {
    for (const line of writePci(this.access, this.place, register, value, width))
      await this.qtest.command(line);
  }
}
