/** Uses the sink's page as a developer does, in Chromium. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type Locator, type Page } from '@playwright/test';
import { loadContract } from '../../contracts/model/load.js';
import { startSink, type Sink } from '../index.js';
import { balanceBody, post } from '../test-support/sample-deliveries.js';

const READ_TOKEN = 'read-token-of-the-page';
const WEBHOOK_TOKEN = 'webhook-token-of-the-provider';
const STATUS = '/webhook/user/status';

/** A sink whose clock gives the documented back-off between deliveries. */
interface Fixtures {
  sink: Sink;
}

const test = base.extend<Fixtures>({
  sink: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'sink-page-'));
    const pauses = [0, 8000, 16_000, 32_000, 64_000];
    let now = Date.UTC(2026, 0, 5, 12);
    let deliveries = 0;
    let calls = 0;
    const contract = loadContract('test');
    const sink = await startSink({
      journal: path.join(folder, 'journal.ndjson'),
      readToken: READ_TOKEN,
      // Three readings a delivery: head, body, answer.
      now: () => (now += calls++ % 3 === 0 ? (pauses[deliveries++] ?? 1500) : 2),
      inboxes: [
        {
          name: 'partner-test',
          pathPrefix: '/hooks',
          contract,
          token: WEBHOOK_TOKEN,
          answers: [
            { path: STATUS, each: 'body', steps: [{ status: 500 }, { reset: 'before-head' }, { status: 500 }, {}] },
          ],
        },
        { name: 'everything-else', contract, forward: new URL('http://127.0.0.1:9/') },
      ],
    });
    await use(sink);
    await sink.close();
    rmSync(folder, { recursive: true });
  },
});

/** Nine deliveries of every kind; the first four are one retry chain. */
async function fill(sink: Sink): Promise<void> {
  const url = `${sink.url}/hooks${STATUS}`;
  for (let attempt = 0; attempt < 4; attempt += 1) await post(url, balanceBody, WEBHOOK_TOKEN);
  await post(url, { ...balanceBody, balances: 'none', externalUserId: 'u-2' }, WEBHOOK_TOKEN);
  await post(url, { ...balanceBody, news: 1, externalUserId: 'u-3' }, WEBHOOK_TOKEN);
  await post(url, { ...balanceBody, externalUserId: 'u-4' }, 'a-wrong-token');
  await post(`${sink.url}/somewhere?api_key=hidden-key`, '<img src=x onerror=alert(1)>', 'another-secret');
  await post(`${sink.url}${STATUS}`, balanceBody);
}

const addressOf = (sink: Sink): string => `${sink.url}/_sink/#token=${READ_TOKEN}`;
const rows = (page: Page): Locator => page.locator('.row');
const detail = (page: Page): Locator => page.getByRole('article', { name: 'Delivery' });

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

test('deliveries appear as they arrive, newest first, and the token leaves the address', async ({ page, sink }) => {
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => complaints.push(dialog.message()));
  const requested: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  await page.goto(addressOf(sink));
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await expect(page.getByText('No delivery yet.')).toBeVisible();
  await expect(page).toHaveURL(`${sink.url}/_sink/`);
  await fill(sink);
  await expect(rows(page)).toHaveCount(9);
  await expect(rows(page).first()).toContainText('everything-else · #9');
  await expect(rows(page).nth(1)).toContainText('unknown path');
  await expect(rows(page).nth(2)).toContainText('token wrong');
  await expect(rows(page).nth(4)).toContainText('1 violation');
  expect(requested.filter((url) => url.includes(READ_TOKEN) || !url.startsWith(sink.url))).toEqual([]);
  expect(complaints).toEqual([]);
});

test('a retry chain is drawn on a time line and leads from attempt to attempt', async ({ page, sink }) => {
  await fill(sink);
  await page.goto(addressOf(sink));
  await rows(page).nth(5).click();
  await expect(detail(page).getByRole('img', { name: '4 deliveries with this body over 56.0 s' })).toBeVisible();
  await expect(detail(page).locator('svg text')).toHaveText([
    '500',
    '8.00 s',
    'reset',
    '16.0 s',
    '500',
    '32.0 s',
    '200',
  ]);
  await detail(page)
    .getByRole('button', { name: /#2 .* reset/ })
    .click();
  await expect(detail(page)).toContainText('connection reset');
  await expect(rows(page).nth(7)).toHaveAttribute('aria-current', 'true');
});

test('filters narrow the list, and words are searched in bodies', async ({ page, sink }) => {
  await fill(sink);
  await page.goto(addressOf(sink));
  await expect(rows(page)).toHaveCount(9);
  await page.getByRole('button', { name: 'Violations', exact: true }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByText('1 of 9 deliveries')).toBeVisible();
  await page.getByRole('button', { name: 'Violations', exact: true }).click();
  await page.getByRole('button', { name: 'Token wrong', exact: true }).click();
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Token wrong', exact: true }).click();
  await page.getByRole('combobox', { name: 'Inbox' }).selectOption('everything-else');
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole('combobox', { name: 'Inbox' }).selectOption('');
  await page.keyboard.press('Tab');
  await page.getByRole('searchbox').fill('U-3 status');
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole('searchbox').press('Escape');
  await expect(rows(page)).toHaveCount(9);
});

test('values are hidden until asked for, and secrets never come', async ({ page, sink }) => {
  await fill(sink);
  const streams: string[] = [];
  page.on('request', (request) => streams.push(request.url()));
  await page.goto(addressOf(sink));
  await rows(page).nth(4).click();
  await expect(detail(page)).toContainText('/balances should be');
  await expect(detail(page)).not.toContainText('u-2');
  await page.getByRole('checkbox', { name: 'Show values' }).check();
  await expect(detail(page).locator('pre')).toContainText('"externalUserId": "u-2"');
  await expect(detail(page)).toContainText('found string "none"');
  await rows(page).nth(1).click();
  await expect(detail(page).locator('pre')).toHaveText('<img src=x onerror=alert(1)>');
  await expect(detail(page)).toContainText('api_key=[hidden]');
  await expect(detail(page)).toContainText('never shown here');
  expect(streams.filter((url) => url.includes('/stream') && !url.includes('headers=masked'))).toEqual([]);
  expect(await page.content()).not.toMatch(/another-secret|hidden-key|a-wrong-token|webhook-token/);
});

test('the keyboard alone moves through the list', async ({ page, sink }) => {
  await fill(sink);
  await page.goto(addressOf(sink));
  await expect(rows(page)).toHaveCount(9);
  await page.keyboard.press('ArrowDown');
  await expect(rows(page).first()).toBeFocused();
  await expect(detail(page)).toContainText('#9');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(detail(page)).toContainText('#7');
  await page.keyboard.press('ArrowUp');
  await expect(detail(page)).toContainText('#8');
  await page.keyboard.press('Enter');
  await expect(detail(page)).toBeFocused();
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
});

test('a delivery is sent again from the page', async ({ page, sink }) => {
  await fill(sink);
  await page.goto(addressOf(sink));
  await rows(page).first().click();
  const lines = detail(page).locator('.relays li');
  // Nobody listens at the handler's port: what came of it is said as well.
  await expect(lines.first()).toContainText('no answer');
  const before = await lines.count();
  await detail(page).getByRole('button', { name: 'Send again' }).click();
  await expect(lines).toHaveCount(before + 1);
});

test('a wrong token is refused with a form to correct it, and a lost sink is said', async ({ page, sink }) => {
  await page.goto(`${sink.url}/_sink/#token=wrong`);
  await expect(page.getByText('The sink refused this token.')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('Token', { exact: true }).fill(READ_TOKEN);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await sink.close();
  await expect(page.getByText('Connection lost, trying again')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1280, 390])
    test(`axe finds nothing to complain about: ${colorScheme}, ${width} px wide`, async ({ page, sink }) => {
      await fill(sink);
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await page.goto(addressOf(sink));
      await expect(rows(page)).toHaveCount(9);
      const shots = process.env['SINK_PAGE_SCREENSHOTS'];
      const shoot = async (name: string): Promise<void> => {
        if (shots) await page.screenshot({ path: path.join(shots, `${name}-${colorScheme}-${width}.png`) });
      };
      await shoot('list');
      expect(await violations(page)).toEqual([]);
      for (const index of [5, 4, 1]) {
        await rows(page).nth(index).click();
        if (index === 4) await page.getByRole('checkbox', { name: 'Show values' }).check();
        await shoot(`detail-${index}`);
        expect(await violations(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
        if (width < 960) await page.getByRole('button', { name: 'Back to the list' }).click();
      }
    });
