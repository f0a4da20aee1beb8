/** Which cases the list shows. */
import { LEVELS, NOT_LISTED, type ReportIndex } from '../data.js';
import { shownOf } from './outcome.js';
import { areaOf, subjectKey } from './subject.js';

/** As in the address; empty or absent: no matter which. */
export interface Filter {
  /** Words, all of which the id, the title or a reason contains. */
  q?: string;
  area?: string;
  /** `GROUP/NAME` of a subject. */
  subject?: string;
  level?: string;
  outcome?: string;
  /** Name of a target: outcome and check are asked of it alone. */
  target?: string;
  check?: string;
}

export const FILTERS = ['q', 'area', 'subject', 'level', 'outcome', 'target', 'check'] as const;

export function filterOf(params: URLSearchParams): Filter {
  return Object.fromEntries(FILTERS.map((name) => [name, params.get(name) ?? '']));
}

/** Places of the cases, in their order. `texts`: what the words are searched in, by case, in lower case. */
export function matching(index: ReportIndex, texts: readonly string[], filter: Filter): number[] {
  const targets = filter.target ? index.targets.filter(({ name }) => name === filter.target) : index.targets;
  const words = (filter.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const level = (LEVELS as readonly string[]).indexOf(filter.level ?? '');
  const outcome = outcomeTest(filter.outcome ?? '');
  const failing = filter.check
    ? new Set(
        targets.flatMap(({ causes }) =>
          causes.filter((c) => c.check === filter.check).flatMap((c) => c.cases),
        ),
      )
    : null;
  const found: number[] = [];
  for (const [place, id] of index.ids.entries()) {
    if (level >= 0 && index.levels[place] !== level) continue;
    if (failing !== null && !failing.has(place)) continue;
    if (!outcome(targets.map(({ outcomes }) => outcomes[place] as string))) continue;
    if (filter.area && areaOf(id) !== filter.area) continue;
    if (filter.subject && subjectKey(id) !== filter.subject) continue;
    if (words.length > 0 && !words.every((word) => (texts[place] as string).includes(word))) continue;
    found.push(place);
  }
  return found;
}

/** `differs`: not the same in all targets that list it; `known`: a known deviation; `tolerated`: failed without failing the run; else an outcome. */
function outcomeTest(name: string): (letters: readonly string[]) => boolean {
  const listed = (letters: readonly string[]) => letters.filter((letter) => letter !== NOT_LISTED);
  if (name === 'differs') return (letters) => new Set(listed(letters)).size > 1;
  if (name === 'known') return (letters) => listed(letters).some((letter) => letter < 'a');
  if (name === 'tolerated') return (letters) => letters.some(isToleratedFailure);
  if (name === '') return (letters) => listed(letters).length > 0;
  return (letters) => letters.some((letter) => shownOf(letter).outcome === name);
}

function isToleratedFailure(letter: string): boolean {
  const { outcome, style } = shownOf(letter);
  return outcome === 'fail' && style === 'tolerated';
}

/** Id, title and reasons of each case, in lower case. */
export function searchTexts(index: ReportIndex): string[] {
  const texts = index.ids.map((id, place) => `${id}\n${index.titles[place]}`);
  for (const { reasons } of index.targets) {
    for (const [place, reason] of reasons) texts[place] += `\n${index.reasons[reason]}`;
  }
  return texts.map((text) => text.toLowerCase());
}
