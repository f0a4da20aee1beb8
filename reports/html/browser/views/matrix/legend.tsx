/** What the signs of the matrix mean. */

import type { CellState } from '../../../model/rows.js';
import { index } from '../../state.js';
import { SIGNS } from './cell.js';

const MEANINGS: [CellState, string][] = [
  ['pass', 'passed / listed'],
  ['fail', 'failed / listed'],
  ['tolerated', 'failed, all tolerated'],
  ['untried', 'nothing could be tried'],
  ['absent', 'not there'],
];

export function Legend() {
  return (
    <ul class="legend" aria-label="Legend">
      {MEANINGS.map(([state, meaning]) => (
        <li key={state}>
          <span class={`sign ${state}`} aria-hidden="true">
            {SIGNS[state]}
          </span>
          {meaning}
        </li>
      ))}
      {index.value.comparisons.length > 0 && (
        <li>▲ △ ◇ + changed from the target before: unannounced, announced, deprecated, compatible</li>
      )}
    </ul>
  );
}
