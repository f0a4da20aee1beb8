/** An outcome as a sign, and as a word where there is room; screen readers get the word. */
import { shownOf } from '../../model/outcome.js';

/** `of`: the target, said to screen readers and shown on hovering. */
export function Badge({ letter, of, words }: { letter: string; of?: string; words?: boolean }) {
  const { style, sign, word } = shownOf(letter);
  const said = of === undefined ? word : `${of}: ${word}`;
  return (
    <span class={`badge ${style}`} title={said}>
      <span aria-hidden="true">{words ? `${sign} ${word}` : sign}</span>
      <span class="unseen">{said}</span>
    </span>
  );
}
