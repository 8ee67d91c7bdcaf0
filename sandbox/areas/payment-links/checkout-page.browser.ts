/** Uses the checkout page as a payer does, in Chromium. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base } from '@playwright/test';
import { startSandbox } from '../../index.js';
import { createPartner } from '../../test-support/partner.js';

/** A payment link that waits for its payer. */
interface Fixtures {
  address: string;
}

const test = base.extend<Fixtures>({
  address: async ({}, use) => {
    const sandbox = await startSandbox({ apiVersion: 'latest', outcomes: 'operator' });
    const { body } = await createPartner(sandbox).call('POST', '/v1/payment-link/hosted-checkout', {
      amount: '12.30',
      currency: 'eur',
      title: '</title><img src=x onerror=alert(1)>',
    });
    await use(String(body.url));
    await sandbox.close();
  },
});

test('a button pays, and the page says that the payment is seen', async ({ page, address }) => {
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address);
  await expect(page.getByRole('status')).toHaveText('Waiting for your payment');
  await page.getByRole('button', { name: 'Pay in usdc on polygon' }).click();
  await expect(page.getByRole('status')).toHaveText('Payment seen: waiting for its confirmation');
  expect(complaints).toEqual([]);
});

test('what the sandbox refuses is said', async ({ page, address }) => {
  await page.route('**/pay', (route) => route.fulfill({ status: 409, json: { error: 'This link is paid already.' } }));
  await page.goto(address);
  await page.getByRole('button', { name: 'Pay in usdc on polygon' }).click();
  await expect(page.getByRole('alert')).toHaveText('This link is paid already.');
});

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1280, 360])
    test(`no accessibility rule is violated: ${colorScheme}, ${width} px wide`, async ({ page, address }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 740 });
      await page.goto(address);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    });
