// Makes the screenshots of the report that the README shows, from a run with planted faults: docs/images/report-*.png.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { ensureBrowser } from './browser.mjs';
import { root } from './files.mjs';

/** Something for each level and several areas. */
const faults = [
  'webhook-amount-as-number@userBalanceGenerated',
  'webhook-token-missing@userBalanceGenerated',
  'funds-not-checked',
  'answer-member-undeclared@getUserBalances',
  'card-pin-echoed',
];
const size = { width: 1280, height: 860 };
const most = 300_000;

const images = path.join(root, 'docs/images');
const folder = mkdtempSync(path.join(tmpdir(), 'conformance-screenshots-'));

async function shoot(report) {
  const browser = await chromium.launch({
    executablePath: ensureBrowser(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    for (const colorScheme of ['light', 'dark']) {
      const page = await browser.newPage({ viewport: size, colorScheme, reducedMotion: 'reduce' });
      await page.goto(pathToFileURL(report).href);
      await page.evaluate(() => document.fonts.ready);
      const file = path.join(images, `report-${colorScheme}.png`);
      await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
      await page.close();
      const bytes = statSync(file).size;
      console.log(`${path.relative(root, file)}: ${Math.round(bytes / 1000)} kB`);
      if (bytes > most) throw new Error(`${file}: larger than ${most} bytes; make the window smaller`);
    }
  } finally {
    await browser.close();
  }
}

try {
  mkdirSync(images, { recursive: true });
  const args = ['cli/bin.js', 'run', '--seed', '1', '--report-dir', folder, '--fault', ...faults];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 1) throw new Error(`the run with planted faults ended with ${status}, not with findings (1)`);
  const [run] = readdirSync(folder);
  await shoot(path.join(folder, run, 'report.html'));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
