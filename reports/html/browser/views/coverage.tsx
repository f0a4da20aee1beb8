/** How much of the interface the runs have seen: by kind over all targets, then of one target command by command. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { hrefOf } from '../../model/route.js';
import { SearchField } from '../parts/search-field.js';
import { index, readCoverage, route } from '../state.js';
import { Entities } from './heat-map/entities.js';
import { Kinds } from './heat-map/kinds.js';

const COMMANDS = [
  ['commands', 'succeeded'],
  ['rejections', 'refused'],
  ['arguments', 'arguments'],
  ['enum-values', 'enum values'],
  ['branches', 'branches'],
  ['alternates', 'alternates'],
  ['reply-members', 'reply members'],
] as const;
const EVENTS = [
  ['events', 'seen'],
  ['event-members', 'members'],
] as const;

export function Coverage() {
  useEffect(() => void readCoverage(), []);
  const query = useSignal('');
  const leastFirst = useSignal(false);
  const names = index.value.targets.filter(({ summary }) => summary !== null).map(({ name }) => name);
  const wanted = route.value.params.get('target') ?? '';
  const target = names.includes(wanted) ? wanted : (names[0] ?? '');
  const column = index.value.targets.findIndex(({ name }) => name === target);
  const common = { column, target, query: query.value, leastFirst: leastFirst.value };
  return (
    <>
      <h1>Coverage</h1>
      <Kinds />
      {names.length > 0 && (
        <search class="filters">
          <SearchField label="Search commands and events" value={query} />
          {names.length > 1 && (
            <label class="choice">
              <span>Target</span>
              <select
                value={target}
                onChange={(event) => {
                  location.hash = hrefOf('coverage', { target: event.currentTarget.value });
                }}
              >
                {names.map((name) => (
                  <option key={name} value={name}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          )}
          <label class="check">
            <input
              type="checkbox"
              checked={leastFirst}
              onChange={(event) => (leastFirst.value = event.currentTarget.checked)}
            />
            least covered first
          </label>
        </search>
      )}
      <Entities group="command" title="Commands" kinds={COMMANDS} {...common} />
      <Entities group="event" title="Events" kinds={EVENTS} {...common} />
    </>
  );
}
