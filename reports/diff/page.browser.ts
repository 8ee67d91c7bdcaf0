/** The page of a diff as a reader opens it: readable, accessible, filtered without a script, and within the edges. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { renderDiffPage } from './page.js';
import { documents, outcome } from './test-support/sample.js';

let folder: string;
let address: string;

test.beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'diff-page-'));
  const file = path.join(folder, 'diff.html');
  writeFileSync(
    file,
    renderDiffPage(outcome, documents, ['2 changes, 1 given up.'], () => `curl https://api.example/${'a'.repeat(200)}`),
  );
  address = pathToFileURL(file).href;
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('filters leave what they name, and details show both schemas', async ({ page }) => {
  await page.goto(address);
  const changes = page.locator('.change:visible');
  await expect(changes).toHaveCount(2);
  await page.getByRole('radio', { name: 'concerns me' }).check();
  await expect(changes).toHaveCount(1);
  await changes.first().locator('summary').first().click();
  await expect(page.locator('.comparison mark:visible')).toHaveText(['  "maxLength": 9,', '  "maxLength": 5,']);
  await page.locator('.fold summary:visible').first().click();
  await expect(page.locator('.fold pre:visible')).toContainText('"m9": true');
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`no accessibility rule is violated: ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(address);
    await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });

test('both schemas stand beside each other, and below each other on a narrow screen', async ({ page }) => {
  await page.goto(address);
  await page.locator('.change summary').first().click();
  const [old, revised] = [page.locator('.comparison div.old').first(), page.locator('.comparison div.new').first()];
  const places = async (): Promise<(number | undefined)[]> =>
    (await Promise.all([old, revised].map((one) => one.boundingBox()))).map((box) => box?.y);
  const [left, right] = await places();
  expect(right).toBe(left);
  await page.setViewportSize({ width: 390, height: 740 });
  const [above, below] = await places();
  expect(below).toBeGreaterThan(above ?? 0);
});

test('on a narrow screen nothing reaches over the edge', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(address);
  await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
});
