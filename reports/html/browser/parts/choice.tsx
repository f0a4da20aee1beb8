/** A choice of one value or any. */
import { visible } from '../../../text/visible.js';

interface Choosing {
  label: string;
  /** Empty or absent: any. */
  value: string | undefined;
  values: readonly string[];
  onChoose(value: string): void;
}

export function Choice({ label, value, values, onChoose }: Choosing) {
  return (
    <label class={value ? 'choice chosen' : 'choice'}>
      <span>{label}</span>
      <select value={value ?? ''} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="">any</option>
        {values.map((each) => (
          <option key={each} value={each}>
            {visible(each)}
          </option>
        ))}
      </select>
    </label>
  );
}
