/** Search, and a choice for everything that cases can be told apart by. */
import { useComputed } from '@preact/signals';
import { OUTCOMES } from '../../../../summary/tally.js';
import { visible } from '../../../../text/visible.js';
import { LEVELS } from '../../../data.js';
import { FILTERS, type Filter } from '../../../model/filter.js';
import { hrefOf, parseRoute } from '../../../model/route.js';
import { areaOf, subjectText } from '../../../model/subject.js';
import { Choice } from '../../parts/choice.js';
import { index, route } from '../../state.js';

/** Filters that other views set: shown as something to take away. */
const CHIPS = ['subject', 'check'] as const;

export function Filters({ filter }: { filter: Filter }) {
  const areas = useComputed(() => [...new Set(index.value.ids.map(areaOf))]);
  const targets = index.value.targets.map(({ name }) => name);
  const outcomes = [...OUTCOMES, 'tolerated', 'known', ...(targets.length > 1 ? ['differs'] : [])];
  return (
    <search class="filters">
      <input
        type="search"
        aria-label="Search id, title and reason"
        placeholder="Search id, title and reason  ( / )"
        value={filter.q ?? ''}
        onInput={(event) => narrow({ q: event.currentTarget.value })}
        ref={(field) => void (route.value.params.has('focus') && field?.focus())}
        spellcheck={false}
        autocomplete="off"
      />
      <Choice label="Area" value={filter.area} values={areas.value} onChoose={(area) => narrow({ area })} />
      <Choice
        label="Outcome"
        value={filter.outcome}
        values={outcomes}
        onChoose={(outcome) => narrow({ outcome })}
      />
      <Choice label="Level" value={filter.level} values={LEVELS} onChoose={(level) => narrow({ level })} />
      {targets.length > 1 && (
        <Choice
          label="Target"
          value={filter.target}
          values={targets}
          onChoose={(target) => narrow({ target })}
        />
      )}
      {CHIPS.filter((name) => filter[name]).map((name) => (
        <button key={name} type="button" class="chip" onClick={() => narrow({ [name]: '' })}>
          {name === 'check' ? 'check ' : ''}
          {visible(subjectText(filter[name] ?? ''))} <span aria-hidden="true">×</span>
          <span class="unseen">take away</span>
        </button>
      ))}
      {FILTERS.some((name) => filter[name]) && (
        <a class="clear" href={hrefOf('cases')}>
          Clear
        </a>
      )}
    </search>
  );
}

/** Typing must not fill the history: the address is replaced. */
function narrow(change: Filter): void {
  const now = filterValues(route.value.params);
  const hash = hrefOf('cases', { ...now, ...change } as Record<string, string>);
  history.replaceState(null, '', hash);
  route.value = parseRoute(hash);
}

function filterValues(params: URLSearchParams): Record<string, string> {
  return Object.fromEntries(FILTERS.map((name) => [name, params.get(name) ?? '']));
}
