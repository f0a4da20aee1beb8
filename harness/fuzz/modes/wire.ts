/** Bytes: after each batch of them the session must be usable again, unless it was cut off; others never notice. */
import { chance } from '../../../generators/fuzz/draw.js';
import { rawBytes } from '../../../generators/fuzz/wire/messages.js';
import type { FindingStep } from '../../finding.js';
import type { Mode } from './mode.js';

export const wire: Mode = {
  name: 'wire',
  description: 'bytes: cut, merged, mutated, nested, huge, and connections cut off at any point',
  length: 400,
  async play({ random, send }, length) {
    for (let sent = 0; sent < length; sent++) {
      // Session 0 keeps to the rules, and must go on as if nothing were.
      const bytes: FindingStep = { session: 1, send: rawBytes(random).toString('base64'), bytes: true };
      const cut = chance(random, 1, 5) ? { ...bytes, close: true as const } : bytes;
      const calm: FindingStep = { session: 0, send: { execute: 'query-commands' }, together: true };
      if (!(await send(chance(random, 1, 8) ? [cut, calm] : [cut]))) return;
    }
  },
};
