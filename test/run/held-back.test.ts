/** Servers keep an event back for a second when it came just before (W51), however short the time for a reply is. */
import { expect, test } from 'vitest';
import { describeWith, lacking } from '../target/programs.js';
import { run } from './cli.js';

describeWith('events that come at most once a second', lacking('qemu-system-x86_64'), () => {
  test('are waited for, too', async () => {
    const { cases, failing } = await run(
      ...['--timeout', '800', '--grep', 'event/*/stimulus/limited'],
      ...['--', 'qemu-system-x86_64', '-machine', 'none'],
    );
    expect(failing).toEqual([]);
    expect(cases.map(({ id, outcome }) => [id, outcome]).sort()).toEqual([
      ['event/QUORUM_REPORT_BAD/stimulus/limited', 'pass'],
      ['event/RTC_CHANGE/stimulus/limited', 'pass'],
    ]);
  }, 60_000);
});
