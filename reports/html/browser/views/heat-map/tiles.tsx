/** A tile for each command or event, coloured by the share of its cases that could be tried on a target. */
import { visible } from '../../../../text/visible.js';
import { heatOf, percent } from '../../../model/heat.js';
import { hrefOf } from '../../../model/route.js';
import type { Row } from '../../../model/rows.js';
import { index } from '../../state.js';

const TITLES = { command: 'Commands', event: 'Events' } as const;

interface Tiled {
  rows: readonly Row[];
  group: keyof typeof TITLES;
  column: number;
}

export function Tiles({ rows, group, column }: Tiled) {
  const target = index.value.targets[column]?.name ?? '';
  const listed = rows.flatMap(({ name, cells }) => {
    const cell = cells[column];
    return cell === undefined || cell.listed === 0 ? [] : [{ name, ...cell }];
  });
  if (listed.length === 0) return null;
  return (
    <>
      <h3>
        {TITLES[group]} ({listed.length})
      </h3>
      <ul class="tiles">
        {listed.map(({ name, pass, fail, tolerated, listed }) => {
          const tried = pass + fail + tolerated;
          const said = `${tried} of ${listed} cases tried`;
          return (
            <li key={name}>
              <a
                class={heatOf(tried, listed)}
                href={hrefOf('cases', { subject: `${group}/${name}`, target })}
                title={said}
              >
                {visible(name)} <small>{percent(tried, listed)}</small>
              </a>
            </li>
          );
        })}
      </ul>
    </>
  );
}
