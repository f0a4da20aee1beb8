/** A real browser for the tests of the HTML report: Debian's chromium, driven by playwright-core. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const PROGRAM = (process.env.PATH ?? '')
  .split(':')
  .map((directory) => join(directory, 'chromium'))
  .find((place) => existsSync(place));

/** Why tests in a browser are skipped; null when they need not be. */
export const NO_BROWSER = PROGRAM === undefined ? 'chromium is not installed' : null;

export function launch(): Promise<Browser> {
  if (PROGRAM === undefined) throw new Error('chromium is not installed: install the package of that name');
  return chromium.launch({ executablePath: PROGRAM, args: ['--disable-gpu'] });
}

export interface Opened {
  page: Page;
  /** Everything that should never happen: errors, dialogs, requests for anything but the file. */
  incidents: string[];
}

/** Opens a report from disk and waits until it is shown. */
export async function openReport(browser: Browser, file: string, hash = ''): Promise<Opened> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(15_000);
  const incidents: string[] = [];
  page.on('pageerror', (error) => incidents.push(error.message));
  page.on('console', (message) => incidents.push(message.text()));
  page.on('dialog', (dialog) => {
    incidents.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== `file://${file}`) incidents.push(`request: ${request.url()}`);
  });
  await page.goto(`file://${file}${hash}`);
  await page.waitForSelector('main');
  return { page, incidents };
}
