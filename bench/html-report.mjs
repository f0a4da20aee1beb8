/** (f) The HTML report of the largest matrix: its size, and how long a reader waits in a real browser. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { htmlReport } from '../dist/reports/html.js';
import { openOutput } from '../dist/reports/output.js';
import { matrixEvents } from './lib/matrix.mjs';
import { limitLine, median } from './lib/report.mjs';

const CASES = 25_000;
const TARGETS = 6;
const ROUNDS = 5;

const folder = mkdtempSync(join(tmpdir(), 'qmpspec-bench-'));
const file = join(folder, 'report.html');
const say = (...figures) => process.stdout.write(`${limitLine(...figures)}\n`);

/** Milliseconds until the list shows what `change` asked for, drawn. */
const untilDrawn = (page, change) =>
  page.evaluate(`(async () => {
    const started = performance.now();
    ${change};
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return performance.now() - started;
  })()`);

async function readOnce(browser) {
  const page = await browser.newPage();
  await page.goto(`file://${file}`);
  await page.waitForSelector('main');
  const shown = await page.evaluate("performance.getEntriesByName('report-shown')[0].startTime");
  await page.goto(`file://${file}#/cases`);
  await page.waitForSelector('.list-row');
  const type = (text) => `
    const field = document.querySelector('input[type=search]');
    field.value = ${JSON.stringify(text)};
    field.dispatchEvent(new Event('input', { bubbles: true }))`;
  // The first search makes the index of words.
  await untilDrawn(page, type('first'));
  const search = await untilDrawn(page, type('member-17 unexpected'));
  await untilDrawn(page, type(''));
  const scroll = await untilDrawn(page, "document.querySelector('.list').scrollTop = 500_000");
  const matrix = await untilDrawn(page, "location.hash = '#/matrix'");
  await page.close();
  return { shown, search, scroll, matrix };
}

try {
  const report = htmlReport(openOutput(file));
  for (const event of matrixEvents(CASES, TARGETS)) report.event(event);
  const started = performance.now();
  await report.close();
  const what = `${CASES} cases on ${TARGETS} targets`;
  say(`HTML of ${what}, written in`, Math.round(performance.now() - started), 'ms', 10_000);
  say(`HTML of ${what}, size`, Math.ceil(statSync(file).size / 1000), 'kB', 5000);
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--disable-gpu'] });
  const rounds = [];
  for (let n = 0; n < ROUNDS; n++) rounds.push(await readOnce(browser));
  await browser.close();
  for (const [figure, most] of Object.entries({ shown: 1000, search: 200, scroll: 100, matrix: 500 })) {
    say(`  ${figure} in`, Math.round(median(rounds.map((round) => round[figure]))), 'ms', most);
  }
} finally {
  rmSync(folder, { recursive: true });
}
