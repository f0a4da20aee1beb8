/** Light or dark: as the system has it, until the button is pressed. */
import { signal } from '@preact/signals';

export const dark = signal(matchMedia('(prefers-color-scheme: dark)').matches);

export function ThemeButton() {
  const other = dark.value ? 'light' : 'dark';
  const toggle = () => {
    dark.value = !dark.value;
    document.documentElement.style.colorScheme = dark.value ? 'dark' : 'light';
  };
  return (
    <button type="button" class="theme" onClick={toggle} aria-label={`Switch to ${other} colours`}>
      <span aria-hidden="true">{dark.value ? '☀' : '☾'}</span>
    </button>
  );
}
