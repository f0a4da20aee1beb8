/** Text with a button that copies it; where the browser does not let it, the text is selected instead. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { visible } from '../../../text/visible.js';

export function Copyable({ label, text }: { label: string; text: string }) {
  const shown = useRef<HTMLElement>(null);
  const said = useSignal('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      said.value = 'Copied';
    } catch {
      getSelection()?.selectAllChildren(shown.current as HTMLElement);
      said.value = 'Selected: press Ctrl+C';
    }
  };
  return (
    <div class="copyable">
      <span class="label">{label}</span>
      <code ref={shown}>{text.split('\n').map(visible).join('\n')}</code>
      <button type="button" onClick={copy} aria-label={`Copy: ${label}`}>
        Copy
      </button>
      <output>{said}</output>
    </div>
  );
}
