import { chromium, type Page } from '@playwright/test';

/** Does something with a page of a browser that is closed afterwards; `CHROMIUM_PATH` names another Chromium than Playwright's own. */
export async function inBrowser<Result>(work: (page: Page) => Promise<Result>): Promise<Result> {
  const executablePath = process.env['CHROMIUM_PATH'];
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    return await work(await browser.newPage());
  } finally {
    await browser.close();
  }
}
