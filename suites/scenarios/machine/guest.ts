/** What a guest would do to the hardware of a PC, as qtest lines. */
import type { StimulusStep } from '../engine/format.js';

export function guest(...lines: string[]): StimulusStep {
  return { stimulus: 'qtest', with: { lines } };
}

/** Writes to the PCI configuration of a function on bus 0; `width` is the letter of the qtest command. */
export function configure(
  [slot, index]: [number, number],
  register: number,
  value: number,
  width: 'b' | 'w' | 'l',
): string[] {
  const address = 0x80000000 + (slot << 11) + (index << 8) + (register & ~3);
  return [
    `outl 0xcf8 0x${address.toString(16)}`,
    `out${width} 0x${(0xcfc + (register & 3)).toString(16)} 0x${value.toString(16)}`,
  ];
}

/** Sleep states of the power management of `-machine pc`, as the guest writes them to its control register. */
const SLEEP = { off: 0x2000, memory: 0x2400, disk: 0x2800 } as const;

/** The guest enters a sleep state (ACPI): its power management is put at port 0x600, then told. */
export function sleep(state: keyof typeof SLEEP): StimulusStep {
  return guest(
    ...configure([1, 3], 0x40, 0x601, 'l'),
    ...configure([1, 3], 0x80, 1, 'b'),
    `outw 0x604 0x${SLEEP[state].toString(16)}`,
  );
}
