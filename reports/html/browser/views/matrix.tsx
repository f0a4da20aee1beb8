/** Subject by target: which commands and events hold where. */
import { useSignal } from '@preact/signals';
import { visible } from '../../../text/visible.js';
import { hrefOf } from '../../model/route.js';
import { SearchField } from '../parts/search-field.js';
import { index, rows } from '../state.js';
import { MatrixCell } from './matrix/cell.js';
import { Legend } from './matrix/legend.js';

const GROUP_TITLES = {
  command: 'Commands',
  event: 'Events',
  type: 'Types',
  other: 'Protocol and introspection',
};

export function Matrix() {
  const query = useSignal('');
  const onlyDiffering = useSignal(false);
  const words = query.value.toLowerCase().split(/\s+/);
  const shown = rows.value.filter(
    (row) =>
      (!onlyDiffering.value || row.differs) && words.every((word) => row.name.toLowerCase().includes(word)),
  );
  const { targets } = index.value;
  return (
    <>
      <h1>Matrix</h1>
      <search class="filters">
        <SearchField label="Search commands and events" value={query} />
        {targets.length > 1 && (
          <label class="check">
            <input
              type="checkbox"
              checked={onlyDiffering}
              onChange={(event) => (onlyDiffering.value = event.currentTarget.checked)}
            />
            only where targets differ
          </label>
        )}
        <output class="quiet">
          {shown.length} of {rows.value.length} rows
        </output>
        <Legend />
      </search>
      <div class="matrix-frame">
        <table class="matrix" style={{ '--columns': targets.length }}>
          <thead>
            <tr>
              <th scope="col">Subject</th>
              {targets.map(({ name }) => (
                <th scope="col" key={name}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          {Object.entries(GROUP_TITLES).map(([group, title]) => {
            const ofGroup = shown.filter((row) => row.group === group);
            if (ofGroup.length === 0) return null;
            return (
              <tbody key={group}>
                <tr class="group">
                  <th scope="rowgroup" colSpan={targets.length + 1}>
                    {title}
                  </th>
                </tr>
                {ofGroup.map((row) => (
                  <tr key={row.name}>
                    <th scope="row">
                      <a href={hrefOf('cases', { subject: `${group}/${row.name}` })}>{visible(row.name)}</a>
                    </th>
                    {row.cells.map((cell, t) => (
                      <MatrixCell
                        key={targets[t]?.name}
                        cell={cell}
                        subject={`${group}/${row.name}`}
                        column={t}
                      />
                    ))}
                  </tr>
                ))}
              </tbody>
            );
          })}
        </table>
      </div>
    </>
  );
}
