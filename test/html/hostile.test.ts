/** Whatever a target sends, the report shows it and nothing of it runs. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ResultEvent } from '../../harness/results.js';
import { hrefOf } from '../../reports/html/model/route.js';
import { htmlReport } from '../../reports/html.js';
import { openOutput } from '../../reports/output.js';
import { campaign, fuzzFinding } from '../reports/fuzzed.js';
import { failing, finding, runRecord, wholeRun } from '../reports/synthetic.js';
import { describeWith } from '../target/programs.js';
import { launch, NO_BROWSER, openReport } from './browser.js';

const RUN = "document.documentElement.dataset.hacked='yes'";
const PAYLOADS = [
  `</script><script>${RUN}</script>`,
  `<img src=x onerror="${RUN}">`,
  `"><svg onload=${RUN}>`,
  `javascript:${RUN}`,
  `{{constructor.constructor("${RUN}")()}}`,
  `--><style>*{display:none}</style>`,
];

/** What somebody would do who could write into the document; the name of the error that a request ends in. */
const INTRUDE = `(async () => {
  const script = document.createElement('script');
  script.textContent = ${JSON.stringify(RUN)};
  document.body.append(script);
  document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(`<img src="data:image/gif;base64,x" onerror="${RUN}">`)});
  const fetched = await fetch('http://127.0.0.1:9/').catch((error) => error.name);
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return fetched;
})()`;

/** What of a payload every shape spells alike: quotes and the like are escaped as each language wants. */
const words = (payload: string) => /[a-z]{5,}/i.exec(payload)?.[0] as string;

const hacked = (page: Page) => page.locator('html').getAttribute('data-hacked');

function hostileRun(text: string) {
  const message = { error: { class: text, desc: text } };
  const event = { event: text, data: { [text]: text }, timestamp: { seconds: 1, microseconds: 2 } };
  const said = [message, event, { return: text, id: text }].map((value, t) => ({
    ...{ t, session: 0, dir: '←' as const },
    msg: JSON.stringify(value),
  }));
  const evil = failing(`command/${text}/reply`, {
    title: text,
    reason: text,
    cites: [{ doc: text, entity: text, statement: text }],
    findings: [finding({ check: text, message: text, expected: message, actual: event })],
    transcript: [...said, { t: 9, session: 0, dir: '←', msg: text }],
    stderr: text,
    known: false,
  });
  const version = { qemu: { major: text, minor: text, micro: text }, package: text };
  const [run, ...rest] = wholeRun([evil], {
    target: { ...runRecord().target, kind: text, command: [text], version },
    docs: [{ id: text, digest: text }],
  });
  const points = { commands: { [text]: 1 }, arguments: { [`${text} ${text}`]: 0 } } as const;
  return [run, { type: 'coverage', points }, ...rest] as ResultEvent[];
}

function hostileCampaign(text: string) {
  const evil = fuzzFinding({
    ...{ title: text, signature: text, stderr: text, observed: { [text]: text } },
    cites: [{ doc: text, entity: text, statement: text }],
    target: { kind: text, command: [text], version: { qemu: { major: text }, package: text } },
    steps: [{ session: 0, send: { execute: text, arguments: { [text]: text } } }],
    transcript: [{ t: 0, session: 0, dir: '←', msg: text }],
  });
  const made = campaign([evil], { name: text });
  const [part] = made.log?.parts ?? [];
  Object.assign(part?.start ?? {}, { mode: text, at: text, name: text });
  Object.assign(part?.end ?? {}, {
    excused: { [text]: 1 },
    commands: { [text]: { tried: 0, succeeded: 0 } },
  });
  return made;
}

describeWith('a hostile target', NO_BROWSER, () => {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), 'qmpspec-hostile-'));
  const file = join(folder, 'report.html');
  beforeAll(async () => {
    const report = htmlReport(openOutput(file), PAYLOADS.map(hostileCampaign));
    for (const event of PAYLOADS.flatMap(hostileRun)) report.event(event);
    await report.close();
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  test('is shown in every view, as text', async () => {
    const { page, incidents } = await openReport(browser, file);
    for (const view of ['summary', 'matrix', 'cases', 'coverage', 'fuzzing'] as const) {
      await page.goto(`file://${file}${hrefOf(view)}`);
      await page.waitForSelector(`main.view-${view}`);
      expect(await page.locator('main').textContent()).toContain('onerror');
    }
    for (const payload of PAYLOADS) {
      await page.goto(`file://${file}${hrefOf('case', { id: `command/${payload}/reply` })}`);
      await page.locator('h1', { hasText: payload }).waitFor();
      await page.locator('.timeline li').nth(3).waitFor();
      expect(await page.locator('main :is(script, img, svg, style, iframe)').count()).toBe(0);
    }
    for (const payload of PAYLOADS) {
      const params = { campaign: payload, kind: 'crash', signature: payload };
      await page.goto(`file://${file}${hrefOf('finding', params)}`);
      await page.locator('h1', { hasText: payload }).waitFor();
      await page.locator('.timeline li').nth(1).waitFor();
      for (const shape of await page.locator('.tabs button').all()) {
        await shape.click();
        expect(await page.locator('.shapes code').textContent()).toContain(words(payload));
      }
      expect(await page.locator('main :is(script, img, svg, style, iframe)').count()).toBe(0);
    }
    await page.goto(`file://${file}${hrefOf('coverage')}`);
    await page.locator('.unfold').first().click();
    expect(await page.locator('.missing').textContent()).toContain('script');
    expect(await page.locator('a:not([href^="#/"])').count()).toBe(0);
    expect([await hacked(page), incidents]).toEqual([null, []]);
    await page.close();
  });

  test('would be stopped by the policy, even if something of it got into the document', async () => {
    const { page } = await openReport(browser, file);
    const fetched = await page.evaluate(INTRUDE);
    expect([fetched, await hacked(page)]).toEqual(['TypeError', null]);
    await page.close();
  });
});
