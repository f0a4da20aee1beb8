/** The list of cases, searched and filtered; what it shows is in the address. */
import { computed, useComputed } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { count } from '../../../text/numbers.js';
import { filterOf, matching } from '../../model/filter.js';
import { shortNames } from '../../model/names.js';
import { VirtualList } from '../parts/virtual-list.js';
import { index, listed, route, texts } from '../state.js';
import { CaseLine } from './cases/case-line.js';
import { Filters } from './cases/filters.js';

const filter = computed(() => filterOf(route.value.params));
const found = computed(() => matching(index.value, texts.value, filter.value));

export function Cases() {
  const places = found.value;
  useEffect(() => {
    listed.value = places;
  }, [places]);
  const names = shortNames(index.value.targets.map(({ name }) => name));
  const heading = useComputed(() => `${count(found.value.length)} of ${count(index.value.ids.length)} cases`);
  return (
    <>
      <h1 class="unseen">Cases</h1>
      <Filters filter={filter.value} />
      <div class="list-head">
        <output class="found">{heading}</output>
        {names.length > 1 && (
          <span class="badges several" aria-hidden="true">
            {names.map((name, t) => (
              <span key={index.value.targets[t]?.name} title={index.value.targets[t]?.name}>
                {name}
              </span>
            ))}
          </span>
        )}
      </div>
      {places.length === 0 ? (
        <p class="empty">No case matches. Take a filter away, or search for fewer words.</p>
      ) : (
        <VirtualList label="Cases" of={places} row={(place) => <CaseLine place={place} />} />
      )}
    </>
  );
}
