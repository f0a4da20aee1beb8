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
import { FindingPage } from './views/finding-page.js';
import { Fuzzing } from './views/fuzzing.js';
import { Matrix } from './views/matrix.js';
import { Summary } from './views/summary.js';

const COMPONENTS: Record<View, ComponentType> = {
  summary: Summary,
  matrix: Matrix,
  cases: Cases,
  case: CasePage,
  changes: Changes,
  coverage: Coverage,
  fuzzing: Fuzzing,
  finding: FindingPage,
};

/** A new view is a file below views/ and a line in each of these lists; a case and a finding have no tab of their own. */
const TABS: [View, string][] = [
  ['summary', 'Summary'],
  ['matrix', 'Matrix'],
  ['cases', 'Cases'],
  ['changes', 'Changes'],
  ['coverage', 'Coverage'],
  ['fuzzing', 'Fuzzing'],
];
/** The tab under which a page stands that has none. */
const WITHIN: Partial<Record<View, View>> = { case: 'cases', finding: 'fuzzing' };

/** Of those that have something to show. */
function tabs(): [View, string][] {
  const { targets, comparisons, campaigns } = index.value;
  return TABS.filter(([name]) => {
    if (name === 'summary') return true;
    if (name === 'fuzzing') return campaigns.length > 0;
    return name === 'changes' ? comparisons.length > 0 : targets.length > 0;
  });
}

export function App() {
  const { view } = route.value;
  const Shown = COMPONENTS[view];
  const main = useRef<HTMLElement>(null);
  const shown = useRef(view);
  useSignalEffect(() => {
    const next = route.value.view;
    document.title = `qmpspec: ${TABS.find(([name]) => name === next)?.[1].toLowerCase() ?? next}`;
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
          {tabs().map(([name, title]) => (
            <a
              key={name}
              href={hrefOf(name)}
              aria-current={name === view || name === WITHIN[view] ? 'page' : undefined}
            >
              {title}
            </a>
          ))}
        </nav>
        <ThemeButton />
      </header>
      <main ref={main} tabIndex={-1} class={`view-${view}`}>
        <Shown />
      </main>
      <Shortcuts />
      <footer>
        <p>
          <kbd>/</kbd> search, <kbd>j</kbd> <kbd>k</kbd> next and previous case, <kbd>Enter</kbd> open,{' '}
          <kbd>Esc</kbd> back
        </p>
        Made by qmpspec {index.value.tool}. This file is complete: it loads nothing.
      </footer>
    </>
  );
}
