/** The rows of the matrix: for each subject, how its cases ended on each target. */
import { NOT_LISTED, type ReportIndex } from '../data.js';
import { shownOf } from './outcome.js';
import { type ReportSubject, reportSubjectOf } from './subject.js';

export interface Cell {
  listed: number;
  pass: number;
  /** Those that fail the run. */
  fail: number;
  /** Failed without failing the run: known deviations, and levels below MUST. */
  tolerated: number;
}

export interface Row extends ReportSubject {
  cells: Cell[];
  /** Some target lists, passes or fails other cases than the first. */
  differs: boolean;
}

const GROUPS: readonly ReportSubject['group'][] = ['command', 'event', 'type', 'other'];

/** Commands first; by name within a group. */
export function matrixRows({ ids, targets }: ReportIndex): Row[] {
  const rows = new Map<string, Row>();
  for (const [place, id] of ids.entries()) {
    const subject = reportSubjectOf(id);
    const key = `${subject.group}/${subject.name}`;
    let row = rows.get(key);
    if (row === undefined) {
      row = {
        ...subject,
        cells: targets.map(() => ({ listed: 0, pass: 0, fail: 0, tolerated: 0 })),
        differs: false,
      };
      rows.set(key, row);
    }
    for (const [t, { outcomes }] of targets.entries()) count(row.cells[t] as Cell, outcomes[place] as string);
  }
  const list = [...rows.values()];
  for (const row of list) row.differs = new Set(row.cells.map(stateOf)).size > 1;
  return list.sort(
    (a, b) =>
      GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  );
}

function count(cell: Cell, letter: string): void {
  if (letter === NOT_LISTED) return;
  cell.listed++;
  const { outcome, style } = shownOf(letter);
  if (outcome === 'pass') cell.pass++;
  else if (outcome === 'fail') cell[style === 'tolerated' ? 'tolerated' : 'fail']++;
}

export type CellState = 'absent' | 'fail' | 'tolerated' | 'untried' | 'pass';

/** The worst that happened. */
export function stateOf({ listed, pass, fail, tolerated }: Cell): CellState {
  if (listed === 0) return 'absent';
  if (fail > 0) return 'fail';
  if (tolerated > 0) return 'tolerated';
  return pass > 0 ? 'pass' : 'untried';
}
