/** The verdict on a change: a sign with its word. */
import type { ShownVerdict } from '../../data.js';

export const CHANGE_SIGNS: Record<ShownVerdict, string> = {
  unannounced: '▲',
  announced: '△',
  deprecated: '◇',
  undecided: '?',
  compatible: '+',
};

export function ChangeMark({ verdict }: { verdict: ShownVerdict }) {
  return (
    <span class={`change ${verdict}`}>
      <span aria-hidden="true">{CHANGE_SIGNS[verdict]}</span> {verdict}
    </span>
  );
}
