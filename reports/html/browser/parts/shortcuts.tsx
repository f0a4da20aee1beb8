/** Keys that work everywhere: `/` searches, Escape goes from a case back to where it was found. */
import { useEffect } from 'preact/hooks';
import { hrefOf } from '../../model/route.js';
import { route } from '../state.js';

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
  } else if (event.key === 'Escape' && route.value.view === 'case') history.back();
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
