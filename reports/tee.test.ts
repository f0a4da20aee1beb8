import { expect, test } from 'vitest';
import type { Report, ResultEvent } from '../harness/results.js';
import { teeReport } from './tee.js';

test('every report gets every event, and is closed even if another fails to', async () => {
  const log: string[] = [];
  const report = (name: string, fails = false): Report => ({
    event: (event) => void log.push(`${name} ${event.type}`),
    async close() {
      log.push(`${name} closed`);
      if (fails) throw new Error(`${name} failed`);
    },
  });
  const tee = teeReport([report('a', true), report('b')]);
  tee.event({ type: 'note', message: '' } satisfies ResultEvent);
  await expect(tee.close()).rejects.toThrow('a failed');
  expect(log).toEqual(['a note', 'b note', 'a closed', 'b closed']);
});
