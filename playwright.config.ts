import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { givenRunContext } from './engine/run-context.js';

const here = path.dirname(fileURLToPath(import.meta.url));

/** Projects: `conformance` judges a target; `browser` tests what people see, in Chromium. */
export default defineConfig({
  outputDir: path.join(process.cwd(), 'test-results'),
  fullyParallel: false,
  workers: 2,
  // A repeated case would change state twice.
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [[path.join(here, 'suites/support/progress-reporter')]],
  projects: [
    {
      name: 'conformance',
      testDir: path.join(here, 'suites'),
      testMatch: /\.spec\.[jt]s$/,
      use: { trace: givenRunContext()?.trace ? 'on' : 'off' },
    },
    {
      name: 'browser',
      testDir: here,
      testMatch: /\.browser\.ts$/,
      testIgnore: ['**/node_modules/**', '**/dist/**'],
      use: {
        launchOptions: {
          ...(process.env['CHROMIUM_PATH'] ? { executablePath: process.env['CHROMIUM_PATH'] } : {}),
          // Chromium's sandbox does not start as root.
          args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
        },
      },
    },
  ],
});
