/** Findings of the fuzzer, as somebody reads them in the report. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { htmlReport } from '../../reports/html.js';
import { openOutput } from '../../reports/output.js';
import { campaign, fuzzFinding } from '../reports/fuzzed.js';
import { caseRecord, wholeRun } from '../reports/synthetic.js';
import { describeWith } from '../target/programs.js';
import { launch, NO_BROWSER, openReport } from './browser.js';

describeWith('campaigns in the report', NO_BROWSER, () => {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), 'qmpspec-fuzzing-'));
  const [beside, alone] = ['beside', 'alone'].map((name) => join(folder, `${name}.html`)) as [string, string];
  const seldom = fuzzFinding({ kind: 'hang', signature: 'seldom', title: 'it hangs', reproduced: [2, 10] });
  const made = campaign([fuzzFinding(), seldom]);

  beforeAll(async () => {
    const whole = htmlReport(openOutput(beside), [made, campaign([], { name: 'nothing', log: null })]);
    for (const event of wholeRun([caseRecord('command/stop/known')])) whole.event(event);
    await whole.close();
    await htmlReport(openOutput(alone), [made]).close();
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  test('curves show how it went, and a finding leads to its messages and its shapes', async () => {
    const { page, incidents } = await openReport(browser, beside, '#/fuzzing');
    const curves = page.locator('.curve canvas');
    await curves.nth(2).waitFor();
    expect(await page.locator('.curve').first().getAttribute('aria-label')).toBe(
      'Findings: 2 at the end, at most 2, in 1:00',
    );
    // Something was drawn on the canvas, in more than one colour.
    const colours = await page.evaluate(`(() => {
      const canvas = document.querySelector('.curve canvas');
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      return new Set(new Uint32Array(data.buffer)).size;
    })()`);
    expect(colours).toBeGreaterThan(3);
    expect(await page.getByRole('row', { name: 'it hangs' }).textContent()).toContain('at times 2 of 10');
    expect(await page.locator('.empty').textContent()).toBe('It found nothing.');
    await page.getByRole('link', { name: 'killed by SIGSEGV' }).click();
    await page.locator('.timeline li').nth(1).waitFor();
    expect(await page.locator('.timeline li').last().textContent()).toBe('Here the target died.');
    expect(await page.locator('.facts').textContent()).toContain('always 10 of 10 with 1 step');
    await page.getByRole('button', { name: 'Shell script' }).click();
    expect(await page.locator('.shapes code').textContent()).toMatch(/^#!/);
    await page.keyboard.press('Escape');
    await page.waitForSelector('main.view-fuzzing');
    expect(incidents).toEqual([]);
    await page.close();
  });

  test('a report of findings alone has no views of cases', async () => {
    const { page, incidents } = await openReport(browser, alone);
    expect(await page.locator('.headline h1').textContent()).toBe('2 findings');
    expect(await page.locator('nav a').allInnerTexts()).toEqual(['Summary', 'Fuzzing']);
    expect(incidents).toEqual([]);
    await page.close();
  });
});
