import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

/** What a headless browser needs on a machine of its own: no sandbox for root, no network of its own. */
const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--hide-scrollbars', '--lang=en',
];

/** `CHROMIUM_PATH`, the browser that comes with npm, or Debian's: the first that starts. */
const candidates = async (): Promise<(() => Promise<string>)[]> => {
  const { default: bundled } = await import('@sparticuz/chromium');
  const installed = [process.env.CHROMIUM_PATH, '/usr/bin/chromium'].filter((file): file is string => Boolean(file && existsSync(file)));
  return [...installed.map((file) => async () => file), () => bundled.executablePath()];
};

export const launchBrowser = async (): Promise<Browser> => {
  const failures: string[] = [];
  for (const find of await candidates()) {
    try {
      return await chromium.launch({ executablePath: await find(), args: FLAGS });
    } catch (error) {
      failures.push(String(error));
    }
  }
  throw new Error(`No browser starts. Set CHROMIUM_PATH, or install Debian's chromium.\n${failures.join('\n')}`);
};

/** Somebody at a screen of their own. What the page reports as an error fails the test that asks. */
export interface Person {
  page: Page;
  context: BrowserContext;
  errors: string[];
}

export const sitDown = async (browser: Browser, viewport: { width: number; height: number }): Promise<Person> => {
  const context = await browser.newContext({ viewport, locale: 'en-GB', reducedMotion: 'reduce' });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  return { page, context, errors };
};

/** Where pictures of the pages go when PARLEY_SCREENSHOTS names a folder; nowhere else. */
export const picture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env.PARLEY_SCREENSHOTS;
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`) });
};

/** A folder for one test file's own files. */
export const scratch = async (): Promise<{ folder: string; remove(): Promise<void> }> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'parley-browser-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
};
