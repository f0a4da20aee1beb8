/** A search field bound to a signal. */
import type { Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

/** `focused`: takes the focus when it appears. */
export function SearchField({
  label,
  value,
  focused,
}: {
  label: string;
  value: Signal<string>;
  focused?: boolean;
}) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focused) field.current?.focus();
  }, [focused]);
  return (
    <input
      ref={field}
      type="search"
      aria-label={label}
      placeholder={`${label}  ( / )`}
      value={value}
      onInput={(event) => (value.value = event.currentTarget.value)}
      spellcheck={false}
      autocomplete="off"
    />
  );
}
