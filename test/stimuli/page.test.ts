/** docs/reference/external-actions.md names every stimulus, and nothing that is none. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { STIMULI } from '../../harness/stimuli/index.js';

it('lists what there is', () => {
  const page = readFileSync(new URL('../../docs/reference/external-actions.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| `([a-z-]+)` +\|/gm)].map(([, name]) => name);
  expect(rows.toSorted()).toEqual(Object.keys(STIMULI).toSorted());
});
