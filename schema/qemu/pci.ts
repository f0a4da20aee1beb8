/**
 * How a guest reaches the configuration of PCI functions, board by board, as lines of the qtest protocol. Lines with bytes (`write`,
 * `read`) are the same on machines of either byte order. Pure.
 */

export type PciAccess =
  /** An address is written to port 0xcf8, then the register is at port 0xcfc (PCI Local Bus Specification 3.0, 3.2.2.3.2). */
  | { kind: 'ports'; memory: number }
  /** All of it is in memory (PCI Express Base Specification 3.0, 7.2.2). */
  | { kind: 'ecam'; configuration: number; memory: number }
  /** The two registers of the first kind in a Galileo GT-64120, whose registers begin at `at` (its datasheet, 17.16). */
  | { kind: 'gt64120'; at: number; memory: number }
  /** Calls of the firmware, which qtest makes (PAPR 2.13, 7.3.5); `offset`: from an address on the bus to the processor's. */
  | { kind: 'rtas'; unit: string; memory: number; offset: number }
  /** There is a bus, on a board of which nothing else is known. */
  | { kind: 'unknown'; memory: number };

/** A bus whose functions can be reached. */
export type KnownPci = Exclude<PciAccess, { kind: 'unknown' }>;

export const isKnownPci = (access: PciAccess | undefined): access is KnownPci =>
  access !== undefined && access.kind !== 'unknown';

/** A function of a device on bus 0. */
export type PciPlace = readonly [slot: number, index: number];

/** Letters of qtest commands by the bytes that they move. */
const SUFFIX = { 1: 'b', 2: 'w', 4: 'l' } as const;
export type PciWidth = keyof typeof SUFFIX;

/** Of the GT-64120: the two registers. */
const GT = { address: 0xcf8, data: 0xcfc };
/** Memory that the arguments of a firmware call are put into, and what it returns. */
const RTAS = { arguments: 0xf000, results: 0xf100 };

const hex = (value: number | bigint) => `0x${value.toString(16)}`;

/** `0x78563412` for 0x12345678: least significant byte first. */
export function littleEndian(value: number | bigint, width: number): string {
  const digits = BigInt.asUintN(8 * width, BigInt(value))
    .toString(16)
    .padStart(2 * width, '0');
  return `0x${[...digits.matchAll(/../g)].reverse().join('')}`;
}

const enable = ([slot, index]: PciPlace, register: number) =>
  0x80000000 + (slot << 11) + (index << 8) + (register & ~3);

const ecam = (configuration: number, [slot, index]: PciPlace, register: number) =>
  configuration + (slot << 15) + (index << 12) + register;

/** The arguments of a call that all begin with: the function, and the unit that it is on. */
function rtasCall(
  unitText: string,
  [slot, index]: PciPlace,
  register: number,
  rest: readonly number[],
): string {
  const unit = BigInt(unitText);
  const words = [(slot << 11) + (index << 8) + register, unit >> 32n, unit & 0xffffffffn, ...rest];
  const bytes = words.map((word) => BigInt(word).toString(16).padStart(8, '0')).join('');
  return `write ${hex(RTAS.arguments)} ${hex(words.length * 4)} 0x${bytes}`;
}

/** Writes to a register. */
export function writePci(
  access: KnownPci,
  place: PciPlace,
  register: number,
  value: number,
  width: PciWidth,
): string[] {
  switch (access.kind) {
    case 'ports':
      return [
        `outl 0xcf8 ${hex(enable(place, register))}`,
        `out${SUFFIX[width]} ${hex(0xcfc + (register & 3))} ${hex(value)}`,
      ];
    case 'ecam':
      return [
        `write ${hex(ecam(access.configuration, place, register))} ${hex(width)} ${littleEndian(value, width)}`,
      ];
    case 'gt64120':
      return [
        `write ${hex(access.at + GT.address)} 0x4 ${littleEndian(enable(place, register), 4)}`,
        // Whole words: where a byte of one is depends on the order of the processor. Of its neighbours here none minds a 0.
        `writel ${hex(access.at + GT.data)} ${hex((value << (8 * (register & 3))) >>> 0)}`,
      ];
    case 'rtas':
      return [
        rtasCall(access.unit, place, register, [width, value]),
        `rtas ibm,write-pci-config 0x5 ${hex(RTAS.arguments)} 0x1 ${hex(RTAS.results)}`,
      ];
  }
}

/** Reads a register: the lines, and the value in the answer of the last one. */
export function readPci(
  access: KnownPci,
  place: PciPlace,
  register: number,
  width: PciWidth,
): { lines: string[]; value: (answer: string) => number } {
  switch (access.kind) {
    case 'ports':
      return {
        lines: [
          `outl 0xcf8 ${hex(enable(place, register))}`,
          `in${SUFFIX[width]} ${hex(0xcfc + (register & 3))}`,
        ],
        value: Number,
      };
    case 'ecam':
      return {
        lines: [`read ${hex(ecam(access.configuration, place, register))} ${hex(width)}`],
        value: (answer) => Number(littleEndian(BigInt(answer), width)),
      };
    case 'gt64120':
      return {
        lines: [
          `write ${hex(access.at + GT.address)} 0x4 ${littleEndian(enable(place, register), 4)}`,
          `readl ${hex(access.at + GT.data)}`,
        ],
        value: (answer) => Number(BigInt.asUintN(8 * width, BigInt(answer) >> BigInt(8 * (register & 3)))),
      };
    case 'rtas':
      return {
        lines: [
          rtasCall(access.unit, place, register, [width]),
          `rtas ibm,read-pci-config 0x4 ${hex(RTAS.arguments)} 0x2 ${hex(RTAS.results)}`,
          // A status, then the value: of so many bits, most significant byte first.
          `read ${hex(RTAS.results + 4)} 0x4`,
        ],
        value: (answer) => Number(BigInt.asUintN(8 * width, BigInt(answer))),
      };
  }
}

/** Where the processor finds an address of the bus. */
export const pciAddress = (access: PciAccess, address: number): number =>
  'offset' in access ? access.offset + address : address;
