/** Every view, in light and in dark, held to the rules of WCAG 2 (level AA) that a program can check. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ResultEvent } from '../../harness/results.js';
import { hrefOf } from '../../reports/html/model/route.js';
import { htmlReport } from '../../reports/html.js';
import { openOutput } from '../../reports/output.js';
import { campaign, fuzzFinding } from '../reports/fuzzed.js';
import { caseRecord, failing, runRecord, wholeRun } from '../reports/synthetic.js';
import { describeWith } from '../target/programs.js';
import { launch, NO_BROWSER, openReport } from './browser.js';

/** What axe has found: rule, and the first element that breaks it. */
const CHECK = `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] })
  .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html + ' ' + nodes[0].failureSummary))`;

const transcript = [
  { t: 0, session: 0, dir: '→' as const, msg: '{"execute":"stop","id":1}' },
  { t: 40, session: 0, dir: '←' as const, msg: '{"event":"STOP"}' },
  { t: 41, session: 0, dir: '←' as const, msg: '{"error":{"class":"GenericError","desc":"no"},"id":1}' },
];

/** A case of every outcome, on two versions that differ. */
function runs(): ResultEvent[] {
  return [2, 3].flatMap((minor) => {
    const version = { qemu: { major: 7, minor, micro: 0 }, package: '' };
    const [run, ...rest] = wholeRun(
      [
        minor === 2
          ? caseRecord('command/stop/reply')
          : failing('command/stop/reply', { transcript, stderr: 'oops' }),
        failing('command/cont/known', { level: 'MAY' }),
        caseRecord('event/STOP/data', { outcome: 'blocked', reason: 'it was not seen' }),
        caseRecord('protocol/oob/a', { outcome: 'inapplicable', reason: 'no oob here' }),
        caseRecord('type/X/known', { outcome: 'unreached', reason: 'the run ended' }),
      ],
      { target: { ...runRecord().target, version } },
    );
    const points = {
      commands: { stop: 2, cont: 1 },
      arguments: Object.fromEntries([0, 1, 2, 2, 2, 2, 2].map((touch, n) => [`cont a${n}`, touch])),
    };
    return [run, { type: 'coverage', points }, ...rest] as ResultEvent[];
  });
}

describeWith('the report is for everybody', NO_BROWSER, () => {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), 'qmpspec-accessible-'));
  const file = join(folder, 'report.html');
  beforeAll(async () => {
    const report = htmlReport(openOutput(file), [campaign([fuzzFinding()])]);
    for (const event of runs()) report.event(event);
    await report.close();
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  const views = [
    ['summary', hrefOf('summary'), '.card'],
    ['matrix', hrefOf('matrix'), '.matrix td'],
    ['cases', hrefOf('cases'), '.case-line'],
    ['case', hrefOf('case', { id: 'command/stop/reply' }), '.timeline li'],
    ['changes', hrefOf('changes'), '.changes'],
    ['coverage', hrefOf('coverage'), '.entities'],
    ['fuzzing', hrefOf('fuzzing'), '.curve canvas'],
    [
      'finding',
      hrefOf('finding', { campaign: 'findings', kind: 'crash', signature: fuzzFinding().signature }),
      '.shapes',
    ],
  ] as const;
  test.each(['light', 'dark'] as const)('in %s colours', async (colorScheme) => {
    const { page } = await openReport(browser, file);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.reload();
    await page.evaluate(axe.source);
    const found: string[] = [];
    for (const [name, hash, shown] of views) {
      await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
      await page.locator(`main.view-${name} ${shown}`).first().waitFor();
      const violations = (await page.evaluate(CHECK)) as string[];
      found.push(...violations.map((violation) => `${name}: ${violation}`));
    }
    expect(found).toEqual([]);
    await page.close();
  });
});
