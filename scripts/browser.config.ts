import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { packageRoot } from '../contracts/model/load.js';

/** Tests of what people see, in Chromium. */
export default defineConfig({
  testDir: packageRoot,
  testMatch: /\.browser\.ts$/,
  testIgnore: ['**/node_modules/**', '**/dist/**'],
  outputDir: path.join(packageRoot, 'test-results'),
  workers: 2,
  // The rules of accessibility are slow where the machine is busy.
  timeout: 120_000,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  use: {
    launchOptions: {
      ...(process.env['CHROMIUM_PATH'] ? { executablePath: process.env['CHROMIUM_PATH'] } : {}),
      // Chromium's sandbox does not start as root.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
});
