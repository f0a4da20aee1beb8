/**
 * Keys that work everywhere: `/` searches, Escape goes from a case or a finding back to where it was found, `j` and `k`
 * go into the list of cases, and from a case to its neighbours there.
 */
import { useEffect } from 'preact/hooks';
import { hrefOf } from '../../model/route.js';
import { STEPS } from '../../model/window.js';
import { index, listed, placeOf, route } from '../state.js';

export function Shortcuts() {
  useEffect(() => {
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return null;
}

function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (event.key === '/') {
    event.preventDefault();
    searchFor();
    return;
  }
  const { view } = route.value;
  if (event.key === 'Escape' && (view === 'case' || view === 'finding')) history.back();
  if (event.key !== 'j' && event.key !== 'k') return;
  if (view === 'case') neighbour(STEPS[event.key] as number);
  // Within the list its own keys have moved already.
  else if (!event.defaultPrevented) document.querySelector<HTMLElement>('.case-line[tabindex="0"]')?.focus();
}

/** In place of the case that is shown: Escape still leads back to the list. */
function neighbour(step: number): void {
  const places = listed.value;
  const at = places.indexOf(placeOf.value.get(route.value.params.get('id') ?? '') ?? -1);
  const next = at < 0 ? undefined : places[at + step];
  if (next !== undefined) location.replace(hrefOf('case', { id: index.value.ids[next] as string }));
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
}

/** The view's own search field, else the list of cases, which takes the focus to its field. */
function searchFor(): void {
  const field = document.querySelector<HTMLInputElement>('input[type=search]');
  if (field !== null) field.select();
  else location.hash = hrefOf('cases', { focus: 'search' });
}
