// Runs the tests of what people see, in Chromium.
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from './browser.mjs';
import { step } from './step.mjs';

const cli = fileURLToPath(import.meta.resolve('@playwright/test/cli'));
step(
  process.execPath,
  [cli, 'test', '--config', 'scripts/browser.config.ts', '--reporter', 'list', ...process.argv.slice(2)],
  {
    env: { ...process.env, CHROMIUM_PATH: ensureBrowser() },
  },
);
