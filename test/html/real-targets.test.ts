/** The HTML report of real runs, as somebody reads it. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { describeWith, lacking } from '../target/programs.js';
import { launch, NO_BROWSER, openReport } from './browser.js';
import { reportOfRealRuns } from './real-runs.js';

/** A failure that every QEMU so far shows. */
const FAILS = 'command/block-dirty-bitmap-merge/argument/bitmaps[]/alternate/integer';

describeWith(
  'the HTML report of real runs',
  NO_BROWSER ?? lacking('qemu-storage-daemon') ?? lacking('qemu-system-x86_64'),
  () => {
    let browser: Browser;
    let page: Page;
    let incidents: string[] = [];
    let targets = 0;
    const folder = mkdtempSync(join(tmpdir(), 'qmpspec-html-'));
    const file = join(folder, 'report.html');

    beforeAll(async () => {
      targets = await reportOfRealRuns(folder, file);
      browser = await launch();
    }, 240_000);
    afterEach(async () => {
      await page.close();
      expect(incidents).toEqual([]);
    });
    afterAll(async () => {
      await browser?.close();
      rmSync(folder, { recursive: true });
    });

    async function open(hash: string): Promise<Page> {
      ({ page, incidents } = await openReport(browser, file, hash));
      return page;
    }
    const found = async () => {
      const text = (await page.locator('output.found').textContent()) ?? '';
      return Number(/^[\d,]+/.exec(text)?.[0].replace(',', ''));
    };

    test('the summary shows each target with a denominator that adds up', async () => {
      await open('');
      const cards = await page.locator('.card').all();
      expect(cards).toHaveLength(targets);
      for (const card of cards) {
        const numbers = (await card.locator('dd').allInnerTexts()).map((text) =>
          Number(text.replace(',', '')),
        );
        const listed = numbers.pop() as number;
        expect(listed).toBeGreaterThan(300);
        expect(numbers.reduce((sum, n) => sum + n)).toBe(listed);
      }
      expect(await page.getByRole('row', { name: 'rejection/names-parameter' }).count()).toBe(1);
      expect(statSync(file).size).toBeLessThan(1_000_000);
    });

    test('search and filters narrow the list, and the address keeps them', async () => {
      await open('#/cases');
      const all = await found();
      await page.getByLabel('Outcome').selectOption('fail');
      const failing = await found();
      expect(failing).toBeGreaterThan(0);
      expect(failing).toBeLessThan(all);
      await page.getByLabel('Area').selectOption('command');
      await page.getByRole('searchbox').fill('bitmaps[] alternate');
      await page.getByLabel('Level').selectOption('MAY');
      expect(await page.locator('.case-line .id').allInnerTexts()).toContain(FAILS);
      const narrowed = await found();
      await page.reload();
      await page.waitForSelector('.case-line');
      expect(await found()).toBe(narrowed);
      await page.getByRole('searchbox').fill('nothing has this name');
      expect(await page.locator('.empty').textContent()).toContain('No case matches');
    });

    test('of a long list only what is on the screen exists', async () => {
      await open('#/cases');
      expect(await found()).toBeGreaterThan(300);
      expect(await page.locator('.list-row').count()).toBeLessThan(50);
      await page.locator('.list').evaluate((list) => list.scrollTo(0, list.scrollHeight));
      const last = page.locator(`.list-row[aria-posinset="${await found()}"]`);
      await last.waitFor();
      expect(await last.isVisible()).toBe(true);
    });

    test('the keyboard alone leads from the summary to a case and back', async () => {
      await open('');
      await page.keyboard.press('/');
      await page.waitForSelector('input[type=search]:focus');
      await page.keyboard.type('bitmap-merge integer');
      for (let n = 0; n < 9 && !(await page.locator('.case-line:focus').count()); n++) {
        await page.keyboard.press('Tab');
      }
      await page.keyboard.press('ArrowDown');
      await page.waitForSelector('.list-row[aria-posinset="2"] .case-line:focus');
      await page.keyboard.press('Home');
      await page.waitForSelector('.list-row[aria-posinset="1"] .case-line:focus');
      await page.keyboard.press('Enter');
      await page.waitForSelector('article.case');
      await page.keyboard.press('Escape');
      await page.waitForSelector('.list-row');
      expect(await page.getByRole('searchbox').inputValue()).toBe('bitmap-merge integer');
    });

    test('a case tells who says so, what was expected, what was said in time, and how to repeat it', async () => {
      await open(`#/case?${new URLSearchParams({ id: FAILS })}`);
      expect(await page.locator('.citations').first().textContent()).toContain('W30');
      const [first] = await page.locator('.result').all();
      await first?.locator('.timeline').waitFor();
      const steps = await first?.locator('.timeline li').all();
      const heads = await Promise.all((steps ?? []).map((step) => step.locator('.head').textContent()));
      expect(heads[0]).toMatch(/^Request\s*block-dirty-bitmap-merge/);
      expect(heads.some((head) => head?.startsWith('ErrorGenericError'))).toBe(true);
      const boxes = await Promise.all(
        ['.client .said', '.server .said'].map((lane) => first?.locator(lane).first().boundingBox()),
      );
      expect(boxes[0]?.x).toBeLessThan(boxes[1]?.x as number);
      const times = heads.map((head) => Number(/([\d.]+) ms/.exec(head ?? '')?.[1]));
      expect(times).toEqual([...times].sort((a, b) => a - b));
      const repeat = await first?.locator('.copyable').last().textContent();
      expect(repeat).toContain(`qmpspec run --grep '${FAILS}'`);
      expect(repeat).toContain('-- qemu-storage-daemon');
    });

    test('the matrix has a column for each target and is searched like the list', async () => {
      await open('#/matrix');
      expect(await page.locator('.matrix thead th').count()).toBe(targets + 1);
      await page.getByRole('searchbox').fill('bitmap-merge');
      const row = page.getByRole('row', { name: 'block-dirty-bitmap-merge' });
      expect(await row.locator('td').count()).toBe(targets);
      await row.locator('td a').first().click();
      await page.waitForSelector('.case-line');
      expect(page.url()).toContain('subject=command%2Fblock-dirty-bitmap-merge');
      expect(await page.getByLabel('Outcome').inputValue()).toBe('fail');
    });

    test('changes between versions are marked in the matrix and told with what allows or announces them', async ({
      skip,
    }) => {
      await open('#/matrix');
      if (targets < 4) skip('a QEMU of another version is not there');
      // QEMU 5.2's storage daemon has the command, which its own introspection deprecates.
      const row = page.getByRole('row', { name: 'query-events' });
      await row.locator('a.change.announced').first().click();
      await page.waitForSelector('main.view-changes');
      const told = await page.locator('.changes tbody tr').first().textContent();
      expect(told).toContain('command query-events is gone');
      expect(told).toContain('deprecated');
    });

    test('j and k go through the list, and from a case to the next, Escape leads back', async () => {
      await open('#/cases?q=bitmap-merge');
      await page.waitForSelector('.case-line');
      await page.keyboard.press('j');
      await page.waitForSelector('.list-row[aria-posinset="1"] .case-line:focus');
      await page.keyboard.press('j');
      await page.waitForSelector('.list-row[aria-posinset="2"] .case-line:focus');
      await page.keyboard.press('k');
      await page.keyboard.press('Enter');
      await page.waitForSelector('article.case');
      const first = page.url();
      await page.keyboard.press('j');
      await page.waitForFunction(`location.href !== ${JSON.stringify(first)}`);
      await page.keyboard.press('k');
      await page.waitForFunction(`location.href === ${JSON.stringify(first)}`);
      await page.keyboard.press('Escape');
      await page.waitForSelector('.list-row');
    });

    test('coverage is shown by kind, and command by command down to what was never sent', async () => {
      await open('#/coverage');
      expect(await page.locator('.heat').first().locator('tbody tr').count()).toBeGreaterThan(5);
      const row = page.getByRole('row', { name: 'blockdev-create' });
      await row.first().waitFor();
      const [shown] = await row.locator('td[title]').nth(2).allInnerTexts();
      expect(shown).toMatch(/^\d+\/\d{2,}$/);
      await row.getByRole('button').click();
      expect(await page.locator('.missing').textContent()).toMatch(/arguments never sent[\s\S]*driver/);
      await page.getByRole('searchbox').fill('query-version');
      expect(await page.locator('.entities tbody tr').count()).toBe(1);
      expect(await page.locator('.entities .heat-6').count()).toBeGreaterThan(0);
    });
  },
);
