import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { startSandbox } from '../../index.js';
import { createPartner } from '../../test-support/partner.js';

test('the page of a checkout opens without a key, loads nothing and runs nothing but its own script', async (t) => {
  const sandbox = await startSandbox({ apiVersion: 'latest', outcomes: 'operator' });
  t.after(() => sandbox.close());
  const partner = createPartner(sandbox);
  const redirectUrl = 'https://shop.example/?a="><script>x</script>&b=1';
  const { body } = await partner.call('POST', '/v1/payment-link/hosted-checkout', {
    amount: '12.30',
    currency: 'eur',
    title: '</title><img src=x onerror=alert(1)>',
    redirectUrl,
  });
  const page = await fetch(String(body.url));
  const text = await page.text();
  assert.equal(page.status, 200);
  assert.equal(page.headers.get('content-type'), 'text/html; charset=utf-8');
  assert.equal(page.headers.get('x-content-type-options'), 'nosniff');
  assert.equal(page.headers.get('referrer-policy'), 'no-referrer');

  const policy = new Map(
    (page.headers.get('content-security-policy') ?? '').split('; ').map((rule) => {
      const [name = '', ...sources] = rule.split(' ');
      return [name, sources.join(' ')];
    }),
  );
  assert.equal(policy.get('default-src'), "'none'");
  assert.equal(policy.get('frame-ancestors'), "'none'");
  for (const element of ['style', 'script']) {
    const contents = [...text.matchAll(new RegExp(`<${element}[^>]*>(.*?)</${element}>`, 'gs'))].map(([, all]) => all);
    assert.equal(contents.length, 1, `one ${element}`);
    const digest = createHash('sha256')
      .update(contents[0] ?? '')
      .digest('base64');
    assert.equal(policy.get(`${element}-src`), `'sha256-${digest}'`);
  }
  assert.doesNotMatch(text, /<img|src=(?!x)|\son\w+="|style="/);
  assert.match(text, /&lt;img src=x onerror=alert\(1\)&gt;/);
  assert.match(text, /href="https:\/\/shop\.example\/\?a=&quot;&gt;&lt;script&gt;x&lt;\/script&gt;&amp;b=1"/);

  const pay = /data-pay="([^"]+)" data-currency="usdc" data-network="polygon"/.exec(text.replaceAll(/\s+/g, ' '))?.[1];
  const paid = await fetch(sandbox.url + String(pay), {
    method: 'POST',
    body: JSON.stringify({ currency: 'usdc', network: 'polygon' }),
  });
  assert.equal(paid.status, 200);
  assert.match(await (await fetch(String(body.url))).text(), /http-equiv="refresh"/);
});

test('an unknown link has a page that says so', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  const page = await fetch(`${sandbox.url}/checkout/nothing`);
  assert.equal(page.status, 404);
  assert.match(await page.text(), /Unknown payment/);
});
