/** The page of a gate as a reader opens it: the answer at once, accessible, and within the edges. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { html } from './html.js';
import { sampleReport } from './test-support/sample-report.js';

let folder: string;
let address: string;

test.beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gate-page-'));
  const file = path.join(folder, 'gate.html');
  writeFileSync(file, html.render(sampleReport()));
  address = pathToFileURL(file).href;
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the answer and its reasons are seen at once, the marks of the list within the page', async ({ page }) => {
  await page.goto(address);
  await expect(page.getByRole('heading', { name: 'No, not yet' })).toBeInViewport();
  const reason = page.getByRole('listitem').filter({ hasText: 'that nothing announces' });
  await expect(reason).toBeInViewport();
  // A mark stands left of its text, in the space that the list keeps for it.
  const room = await page.evaluate(`parseFloat(getComputedStyle(document.querySelector('.verdict ul')).paddingLeft)`);
  expect(room).toBeGreaterThan(16);
});

test('a change opens to what to do, both sides and how to send it again', async ({ page }) => {
  await page.goto(address);
  const first = page.locator('details.finding').first();
  await first.locator('summary').click();
  await expect(first.getByText('Ask the provider whether it is meant.')).toBeVisible();
  await expect(first.getByText('200 {"amount":1}<script>alert(1)</script>')).toBeVisible();
  await expect(first.getByText(/^curl /)).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1280, 360])
    test(`no accessibility rule is violated: ${colorScheme}, ${width} px wide`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 740 });
      await page.goto(address);
      await page.evaluate(`for (const details of document.querySelectorAll('details')) details.open = true`);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    });
