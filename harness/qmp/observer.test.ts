import { expect, test } from 'vitest';
import type { Received } from '../../suites/case.js';
import type { Match, Request } from '../../suites/monitor.js';
import { guarded, type Observer, UNWATCHED } from './observer.js';

test('an error of those who watch messages goes to who asked for it, and no further', () => {
  const failed: string[] = [];
  const throwing = (name: string) => () => {
    throw new Error(name);
  };
  const observer: Observer = {
    ...UNWATCHED,
    ...{ sent: throwing('sent'), received: throwing('received'), negotiated: throwing('negotiated') },
    ...{ raw: throwing('raw'), closed: throwing('closed') },
  };
  const safe = guarded(observer, (error) => failed.push((error as Error).message));
  safe.sent({} as Request);
  safe.received({} as Received, 'event', {} as Match);
  safe.negotiated();
  safe.raw();
  safe.closed('');
  expect(failed).toEqual(['sent', 'received', 'negotiated', 'raw', 'closed']);
});

test('what is watched arrives as it came', () => {
  const seen: unknown[] = [];
  const observer: Observer = {
    ...UNWATCHED,
    received: (...all) => seen.push(...all),
    waited: (ms) => seen.push(ms),
  };
  const [message, match] = [{} as Received, {} as Match];
  const safe = guarded(observer, () => {});
  safe.received(message, 'return', match);
  safe.waited(7);
  expect(seen).toEqual([message, 'return', match, 7]);
});
