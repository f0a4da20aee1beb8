/** How a subject's cases ended on one target, and what changed from the target before it. */
import { changeKey } from '../../../model/changes.js';
import { hrefOf } from '../../../model/route.js';
import { type Cell, type CellState, stateOf } from '../../../model/rows.js';
import { CHANGE_SIGNS } from '../../parts/change-mark.js';
import { index, worstChanges } from '../../state.js';

export const SIGNS: Record<CellState, string> = {
  absent: '·',
  fail: '✗',
  tolerated: '✗',
  untried: '⊘',
  pass: '✓',
};

interface CellOf {
  cell: Cell;
  subject: string;
  /** Place of the target. */
  column: number;
}

export function MatrixCell({ cell, subject, column }: CellOf) {
  const target = index.value.targets[column]?.name ?? '';
  return (
    <td class={stateOf(cell)}>
      <span class="cell">
        <Outcome cell={cell} subject={subject} target={target} />
        <Mark subject={subject} column={column} />
      </span>
    </td>
  );
}

function Outcome({ cell, subject, target }: { cell: Cell; subject: string; target: string }) {
  const { listed, pass, fail, tolerated } = cell;
  const sign = SIGNS[stateOf(cell)];
  if (listed === 0) {
    return (
      <span class="count">
        <span aria-hidden="true">{sign}</span>
        <span class="unseen">not there</span>
      </span>
    );
  }
  const failed = fail + tolerated;
  const said = [
    `${pass} of ${listed} passed`,
    ...(fail > 0 ? [`${fail} failed`] : []),
    ...(tolerated > 0 ? [`${tolerated} failed, tolerated`] : []),
  ].join(', ');
  const outcome = failed > 0 ? 'fail' : '';
  return (
    <a class="count" href={hrefOf('cases', { subject, target, outcome })} title={said}>
      <span aria-hidden="true">
        {sign} {failed > 0 ? failed : pass}
        <small>/{listed}</small>
      </span>
      <span class="unseen">{said}</span>
    </a>
  );
}

/** The worst verdict on what changed here; leads to all that changed. */
function Mark({ subject, column }: { subject: string; column: number }) {
  const worst = worstChanges.value.get(changeKey(column, subject));
  if (worst === undefined) return null;
  const { verdict, count } = worst;
  const said = `${count} ${verdict}`;
  return (
    <a class={`change ${verdict}`} href={hrefOf('changes', { subject })} title={`Changes: ${said}`}>
      <span aria-hidden="true">
        {CHANGE_SIGNS[verdict]}
        {count}
      </span>
      <span class="unseen">changes: {said}</span>
    </a>
  );
}
