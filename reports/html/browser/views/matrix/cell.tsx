/** How a subject's cases ended on one target. */
import { hrefOf } from '../../../model/route.js';
import { type Cell, type CellState, stateOf } from '../../../model/rows.js';

export const SIGNS: Record<CellState, string> = {
  absent: '·',
  fail: '✗',
  tolerated: '✗',
  untried: '⊘',
  pass: '✓',
};

export function MatrixCell({ cell, subject, target }: { cell: Cell; subject: string; target: string }) {
  const state = stateOf(cell);
  if (state === 'absent') {
    return (
      <td class="absent">
        <span aria-hidden="true">{SIGNS.absent}</span>
        <span class="unseen">not there</span>
      </td>
    );
  }
  const { listed, pass, fail, tolerated } = cell;
  const failed = fail + tolerated;
  const said = [
    `${pass} of ${listed} passed`,
    ...(fail > 0 ? [`${fail} failed`] : []),
    ...(tolerated > 0 ? [`${tolerated} failed, tolerated`] : []),
  ].join(', ');
  return (
    <td class={state}>
      <a href={hrefOf('cases', { subject, target, outcome: failed > 0 ? 'fail' : '' })} title={said}>
        <span aria-hidden="true">
          {SIGNS[state]} {failed > 0 ? failed : pass}
          <small>/{listed}</small>
        </span>
        <span class="unseen">{said}</span>
      </a>
    </td>
  );
}
