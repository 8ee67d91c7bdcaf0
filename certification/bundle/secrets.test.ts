// What partners answer never gets into a bundle: neither bodies nor headers are kept, and of a probe nothing but what was asked for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Server, ServerResponse } from 'node:http';
import { inputOf } from '../test-support/bundles.js';
import { certified, token } from '../test-support/certify.js';
import { evidenceOf } from './build.js';
import { zipOf } from './zip.js';

/** Secrets of many forms, told apart by their number. */
const secrets = Array.from({ length: 200 }, (_, at) => {
  const forms = [
    `sk_live_${at}_Zx9${at}`,
    `${at}@secret.example`,
    `PL6110901014000007121981${1000 + at}`,
    `Bearer ey${at}.ab${at}`,
  ];
  return forms[at % forms.length] as string;
});

/** Has every answer of a server, its probe's too, carry the secrets in a header and in its body. */
function leaking(server: Server): void {
  server.prependListener('request', (_, response: ServerResponse) => {
    const end = response.end.bind(response);
    const writeHead = response.writeHead.bind(response);
    response.writeHead = ((status: number) =>
      writeHead(status, { 'x-debug': secrets.slice(0, 100).join(' ') })) as typeof response.writeHead;
    response.end = ((text: string) => {
      const { bookings, balances, ...rest } = JSON.parse(text) as Record<string, object[] | undefined>;
      const note = secrets.join(' ');
      const odd = secrets.map((id) => ({ id, user: id, amount: '1', currency: 'eur', note }));
      const books =
        bookings && balances
          ? { bookings: [...bookings.map((one) => ({ ...one, note })), ...odd], balances: [...balances, ...odd] }
          : {};
      return end(JSON.stringify({ ...rest, ...books, debug: note }));
    }) as typeof response.end;
  });
}

test('200 secrets in answers, headers and probes: none in the bundle', async () => {
  const tried = await certified({ profiles: ['core', 'crypto'], onServer: leaking });
  const { files, audit, concluded } = evidenceOf(inputOf(tried));
  assert.equal(concluded.verdict, 'conformant');
  const whole = Buffer.from(zipOf(files)).toString('latin1');
  assert.deepEqual(
    secrets.filter((text) => whole.includes(text)),
    [],
  );
  assert.deepEqual(audit.found, []);
  assert.deepEqual(audit.lookedFor, ['webhook token', 'signing secret']);
});

test('users that the partner knows are in no file of the bundle, and their balances agree', async () => {
  const users = ['customer-0815-of-the-partner', 'customer-4711-of-the-partner'];
  const tried = await certified({ profiles: ['core', 'crypto'], users });
  assert.equal(tried.concluded.verdict, 'conformant');
  const balances = tried.results.find(({ requirement }) => requirement === 'crypto-balances');
  assert.equal(balances?.outcome, 'conformant');
  const input = inputOf(tried);
  const secrets = users.map((text) => ({ label: 'a user', text }));
  assert.deepEqual(evidenceOf({ ...input, secrets }).audit.found, []);
});

test('an audit finds the token in any form, and says where', async () => {
  const input = inputOf(await certified({ profiles: ['core'] }));
  for (const text of [token, Buffer.from(`x${token}y`).toString('base64'), Buffer.from(token).toString('hex')]) {
    const shown = { ...input, declared: { ...input.declared, product: text } };
    const { found } = evidenceOf(shown).audit;
    assert.ok(
      found.some(({ label, path }) => label === 'webhook token' && path === 'declared.json'),
      text,
    );
  }
});
