/** The frame around every view: name, navigation, the view itself. */
import { useSignalEffect } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useRef } from 'preact/hooks';
import { hrefOf, type View } from '../model/route.js';
import { Shortcuts } from './parts/shortcuts.js';
import { ThemeButton } from './parts/theme.js';
import { index, route } from './state.js';
import { CasePage } from './views/case-page.js';
import { Cases } from './views/cases.js';
import { Changes } from './views/changes.js';
import { Coverage } from './views/coverage.js';
import { Matrix } from './views/matrix.js';
import { Summary } from './views/summary.js';

const COMPONENTS: Record<View, ComponentType> = {
  summary: Summary,
  matrix: Matrix,
  cases: Cases,
  case: CasePage,
  changes: Changes,
  coverage: Coverage,
};

/** A new view is a file below views/ and a line in each of these lists; a case has no tab of its own. */
const TABS: [View, string][] = [
  ['summary', 'Summary'],
  ['matrix', 'Matrix'],
  ['cases', 'Cases'],
  ['changes', 'Changes'],
  ['coverage', 'Coverage'],
];

export function App() {
  const { view } = route.value;
  const Shown = COMPONENTS[view];
  const main = useRef<HTMLElement>(null);
  const shown = useRef(view);
  useSignalEffect(() => {
    const next = route.value.view;
    document.title = `qmpspec: ${TABS.find(([name]) => name === next)?.[1].toLowerCase() ?? 'case'}`;
    if (next === shown.current) return;
    shown.current = next;
    // A new view begins at its beginning, for the eye and for a screen reader, unless it has a place of its own.
    scrollTo(0, 0);
    if (!route.value.params.has('focus')) main.current?.focus({ preventScroll: true });
  });
  return (
    <>
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        Skip to content
      </button>
      <header class="top">
        <a class="brand" href={hrefOf('summary')}>
          qmp<b>spec</b>
        </a>
        <nav aria-label="Views">
          {TABS.filter(([name]) => name !== 'changes' || index.value.comparisons.length > 0).map(
            ([name, title]) => (
              <a
                key={name}
                href={hrefOf(name)}
                aria-current={name === view || (name === 'cases' && view === 'case') ? 'page' : undefined}
              >
                {title}
              </a>
            ),
          )}
        </nav>
        <ThemeButton />
      </header>
      <main ref={main} tabIndex={-1} class={`view-${view}`}>
        <Shown />
      </main>
      <Shortcuts />
      <footer>Made by qmpspec {index.value.tool}. This file is complete: it loads nothing.</footer>
    </>
  );
}
