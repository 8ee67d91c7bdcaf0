import { defineConfig } from '@playwright/test';
import { playwrightConfig } from './library/playwright-config.js';

/** `npx playwright test` judges the target of the configuration, as `npx conformance run` does, which starts it as well. */
export default defineConfig(playwrightConfig());
