/** How to see a finding again, in the shape that suits the reader: each to be copied as a whole. */
import { useSignal } from '@preact/signals';
import { Copyable } from '../../parts/copyable.js';

const TITLES: Record<string, string> = {
  case: 'Case (YAML)',
  shell: 'Shell script',
  python: 'Python',
  markdown: 'Bug report',
  transcript: 'Transcript',
};

export function Shapes({ shapes }: { shapes: readonly [name: string, text: string][] }) {
  const chosen = useSignal(shapes[0]?.[0] ?? '');
  const text = shapes.find(([name]) => name === chosen.value)?.[1];
  if (text === undefined) return null;
  return (
    <section class="shapes">
      <h3>See it again</h3>
      <fieldset class="tabs">
        <legend class="unseen">Shape</legend>
        {shapes.map(([name]) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === chosen.value}
            onClick={() => (chosen.value = name)}
          >
            {TITLES[name] ?? name}
          </button>
        ))}
      </fieldset>
      <Copyable label={TITLES[chosen.value] ?? chosen.value} text={text.trimEnd()} />
    </section>
  );
}
