import { UsageError } from '../../engine/config.js';

/** Browsers that Playwright's UI mode can open its window with. */
const channels = ['chromium', 'chrome', 'msedge'] as const;

/** How Playwright says that a browser isn't installed. */
const missing = /Executable doesn't exist|is not found at/;

async function isThere(channel: string): Promise<boolean> {
  // Loading it takes longer than a small run, and most runs open no window.
  const { chromium } = await import('@playwright/test');
  try {
    await (await chromium.launch({ channel })).close();
    return true;
  } catch (error) {
    // One that is there and doesn't start says so better than we could.
    return !missing.test((error as Error).message);
  }
}

/**
 * Makes sure that `--ui` has a browser for its window before anything is started.
 * @throws UsageError where there is none
 */
export async function assertBrowser(hasBrowser: (channel: string) => Promise<boolean> = isThere): Promise<void> {
  for (const channel of channels) if (await hasBrowser(channel)) return;
  throw new UsageError(
    '--ui: no browser is installed to open its window with; install one with `npx playwright install chromium`, or serve the UI with --ui-port',
  );
}
