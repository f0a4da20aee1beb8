/** The clock that keeps the date, as each board has it. */
import type { Board } from '../../../schema/qemu/boards.js';
import { littleEndian } from '../../../schema/qemu/pci.js';
import { type GuestActions, hex, lines, type Performed, ports } from './action.js';
import { rtas } from './rtas.js';

/** Motorola MC146818: a register is chosen at the first port; the fifth is the hour, in BCD. */
const CMOS = { index: 0x70, data: 0x71, hours: 4 };

/** ARM PL031 (its reference manual, 3.3.3): seconds since 1970, where -machine virt has it (hw/arm/virt.c). */
const PL031 = { load: 0x09010008 };

/** Seconds from 1970 to the base that the scenarios give to `-rtc`: 2020-01-01T00:00:00. */
const BASE = 1577836800;
const HOUR = 3600;

function setHours(board: Board, hours: readonly number[]): Performed | null {
  if (board.clock === 'rtas')
    // Year, month, day, hour, minute, second, nanosecond (PAPR 2.13, 7.3.4).
    return lines(...hours.flatMap((hour) => rtas('set-time-of-day', [2020, 1, 1, hour, 0, 0, 0], 1)));
  if (board.clock === 'pl031')
    return lines(
      ...hours.map((hour) => `write ${hex(PL031.load)} 0x4 ${littleEndian(BASE + hour * HOUR, 4)}`),
    );
  const io = board.clock === 'cmos' ? ports(board) : null;
  return (
    io &&
    lines(
      io.write(CMOS.index, CMOS.hours),
      ...hours.map((hour) => io.write(CMOS.data, Number.parseInt(String(hour), 16))),
    )
  );
}

export const clockActions: GuestActions = {
  'clock-set-hour': {
    about: 'sets the hours of the clock, once or again and again (`-rtc base=2020-01-01T00:00:00`)',
    takes: { hour: 23 },
    repeats: true,
    perform: (board, ...hours) => setHours(board, hours.map(Number)),
  },
};
