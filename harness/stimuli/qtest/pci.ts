/** PCI configuration space through the ports of configuration mechanism 1. */
import type { Qtest, Width } from './client.js';

const ADDRESS = 0xcf8;
const DATA = 0xcfc;
const ENABLE = 0x80000000;

/** A function of a device on bus 0. */
export class PciFunction {
  constructor(
    readonly qtest: Qtest,
    private readonly slot: number,
    private readonly index = 0,
  ) {}

  async read(register: number, width: Width): Promise<number> {
    return this.qtest.in(await this.select(register), width);
  }

  async write(register: number, value: number, width: Width): Promise<void> {
    await this.qtest.out(await this.select(register), value, width);
  }

  private async select(register: number): Promise<number> {
    const address = ENABLE + (this.slot << 11) + (this.index << 8) + (register & 0xfc);
    await this.qtest.out(ADDRESS, address, 4);
    return DATA + (register & 3);
  }
}
