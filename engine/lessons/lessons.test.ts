import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { evidenceAt } from '../../contracts/model/evidence-at.js';
import { buildContract } from '../../contracts/model/load.js';
import { toPointer, valueAt } from '../../contracts/model/pointer.js';
import type { Contract, Schema } from '../../contracts/model/types.js';
import { ContractValidator } from '../../contracts/model/validate.js';
import { patched } from '../../generators/contract/patch.js';
import { createData } from '../../generators/data/data.js';
import { valueFor } from '../../generators/data/value.js';
import type { DeliveryLine, LessonLine, PatchOperation } from '../record/format.js';
import { delivery, operationNamed, webhookNamed } from '../test-support/inputs.js';
import { deliveryLine } from '../test-support/lines.js';
import {
  casesFromCalls,
  casesFromDeliveries,
  contract,
  learn,
  patchOf,
  sandbox,
  type Call,
} from './test-support/observed.js';

const seen = { grade: 'observed', edition: 'test', source: 'run run-1 at stage' };
const link = operationNamed('createPaymentLink');
const answered = `${link.pointer}/responses/200/content/application~1json/schema`;
const made = (body: object): Call => ({ operationId: link.id, body });
const wholeLink = {
  paymentLinkId: 'f1d1c2f6-6f3a-4a39-9d0e-6f0d2c5a1b11',
  url: 'https://pay.example/1',
  expiresAt: '2026-02-01T09:30:00.000Z',
};

function withPatch(patch: readonly PatchOperation[], from: Contract = contract): Contract {
  return buildContract(patched(from.document, patch), from.facts, 'patched');
}

const of = (lessons: readonly LessonLine[], kind: LessonLine['kind'], pointer: string): LessonLine[] =>
  lessons.filter((lesson) => lesson.kind === kind && lesson.pointer.startsWith(pointer));

test('what a real target shows of an assumption confirms it, and the patch says where it was observed', async () => {
  const lessons = learn(await casesFromCalls([made(wholeLink), made(wholeLink)]));
  const [shown, held] = of(lessons, 'confirmed', link.pointer);
  assert.match(
    shown?.statement ?? '',
    /^createPaymentLink: 9 assumptions confirmed: POST \/v1\/payment-link is there; /,
  );
  assert.equal(shown?.count, 2);
  assert.deepEqual(shown.cases, ['createPaymentLink:stateful:call-1', 'createPaymentLink:stateful:call-2']);
  assert.match(held?.statement ?? '', /paymentLinkId is always there/);
  assert.equal(held?.patch, undefined);
  const after = withPatch(patchOf(lessons));
  assert.deepEqual(after.operations.get(link.id)?.evidence, seen);
  const grade = (pointer: string, keyword?: string) => evidenceAt(after.document, pointer, keyword).grade;
  assert.equal(grade(`${answered}/properties/url`), 'observed');
  assert.equal(grade(`${answered}/properties/url`, 'format'), 'observed');
  assert.equal(grade(`${answered}/properties/paymentLinkId`, 'required'), 'assumed');
});

test('one sample is not enough for a form, and an operation that nobody called is untested', async () => {
  const lessons = learn(await casesFromCalls([made(wholeLink)]));
  const after = withPatch(patchOf(lessons)).document;
  assert.equal(evidenceAt(after, `${answered}/properties/url`).grade, 'observed');
  assert.equal(evidenceAt(after, `${answered}/properties/url`, 'format').grade, 'assumed');
  const details = operationNamed('getPaymentLinkDetails').pointer;
  assert.match(of(lessons, 'untested', details)[0]?.statement ?? '', /not seen in this run: GET .* is there/);
  assert.deepEqual(of(lessons, 'confirmed', details), []);
});

test('what does not hold refutes the assumption at its place, and the patch takes it back', async () => {
  const cases = await casesFromCalls([made({ url: 'no address', expiresAt: 7 }), made(wholeLink)]);
  const lessons = learn(cases);
  const refuted = of(lessons, 'refuted', answered);
  assert.deepEqual(
    refuted.map(({ pointer, statement }) => [pointer.slice(answered.length), statement.split('assumed that ')[1]]),
    [
      [
        '/properties/paymentLinkId',
        '200 /paymentLinkId is always there, but it was not so once (seen: missing); it was so once.',
      ],
      ['/properties/url', '200 /url has the format uri, but it was not so once (seen: "no address"); it was so once.'],
      [
        '/properties/expiresAt',
        '200 /expiresAt is a text or null, but it was not so once (seen: number 7); it was so once.',
      ],
    ],
  );
  const after = valueAt(withPatch(patchOf(lessons)).document, answered) as Schema;
  assert.deepEqual(after.required, []);
  assert.equal(after.properties?.['url']?.format, undefined);
  assert.equal(refuted[2]?.patch, undefined, 'which type is right is for people to say');
});

test('an assumed operation of which a router knows nothing is refuted, one that refuses as the API does is not', async () => {
  const unknown = await casesFromCalls([{ operationId: link.id, status: 404, body: 'Cannot POST /v1/payment-link' }]);
  const [refuted] = of(learn(unknown), 'refuted', link.pointer);
  assert.match(refuted?.statement ?? '', /assumed that POST .* is there, .*404 without an error of the API/);
  const error = { errorCode: 'P412', errorName: 'User not found', errorMessage: 'User not found' };
  const refused = await casesFromCalls([{ operationId: link.id, status: 404, body: error }]);
  assert.deepEqual(of(learn(refused), 'refuted', link.pointer), []);
});

test('members and values that the contract does not know are discovered, without anybody’s data in the patch', async () => {
  const node = { ...wholeLink, merchant: { email: 'jan.kowalski@example.com', since: '2026-01-01', open: true } };
  const lessons = learn(await casesFromCalls([made(node), made(node)]));
  const [found] = of(lessons, 'discovered', answered);
  assert.match(
    found?.statement ?? '',
    /createPaymentLink has a member merchant that the contract does not declare; seen 2 times/,
  );
  const { properties } = valueAt(withPatch(patchOf(lessons)).document, `${answered}/properties/merchant`) as Schema;
  assert.deepEqual(properties, {
    email: {},
    since: { type: ['string', 'null'], format: 'date' },
    open: { type: ['boolean', 'null'] },
  });
  assert.doesNotMatch(JSON.stringify(lessons), /kowalski|2026-01-01/);
});

test('what comes back of a member that the suite made up is no discovery', async () => {
  const sent = { amount: '1.00', currency: 'eur', isAdmin: true };
  const cases = await casesFromCalls([{ ...made({ ...wholeLink, isAdmin: true }), sent }]);
  assert.deepEqual(of(learn(cases), 'discovered', ''), []);
});

test('new values of one open set join it one after the other', async () => {
  const list = operationNamed('getUserBalances');
  const bodyWith = (status: string) => ({
    fiatBalances: [{ id: wholeLink.paymentLinkId, amount: '0.00', name: 'eur', rate: 1, status }],
    cryptoBalances: [],
  });
  const calls = ['FROZEN', 'CLOSED'].map((status) => ({ operationId: list.id, body: bodyWith(status) }));
  const lessons = learn(await casesFromCalls(calls));
  const place = `${list.pointer}/responses/200/content/application~1json/schema/properties/fiatBalances/items/properties/status`;
  assert.equal(of(lessons, 'discovered', place).length, 2);
  const after = valueAt(withPatch(patchOf(lessons)).document, place) as Schema;
  assert.deepEqual(after.enum?.slice(-2), ['FROZEN', 'CLOSED']);
  assert.deepEqual(Object.keys(after['x-enum-evidence'] ?? {}).slice(-2), ['FROZEN', 'CLOSED']);
});

test('an assumed path of a webhook is confirmed by a delivery on it, and replaced by the one observed', async () => {
  const webhook = webhookNamed('walletCreated');
  const body = JSON.stringify(
    valueFor(webhook.object.requestBody?.content['application/json']?.schema ?? {}, createData('x'), 'full', contract),
  );
  const place = `${webhook.pointer}/x-webhook`;
  const there = delivery({ webhookId: webhook.id, path: webhook.path, body });
  const confirmed = learn(await casesFromDeliveries(webhook.id, [there]));
  assert.deepEqual(evidenceAt(withPatch(patchOf(confirmed)).document, place), seen);
  const elsewhere = delivery({ webhookId: null, path: '/webhook/wallets', body });
  const cases = await casesFromDeliveries(webhook.id, [elsewhere]);
  const refuted = learn(cases);
  assert.match(of(refuted, 'refuted', place)[0]?.statement ?? '', /it goes to .*, but .*seen: \/webhook\/wallets/);
  const after = withPatch(patchOf(refuted));
  assert.equal(after.webhooks.get(webhook.id)?.path, '/webhook/wallets');
  assert.deepEqual(of(learn(cases, { contract: after }), 'refuted', place), []);
});

const unknownAt = (path: string, body: unknown, webhookId: string | null = null): DeliveryLine => ({
  ...deliveryLine(null),
  webhookId,
  request: { method: 'POST', url: path, headers: {}, body: JSON.stringify(body) },
});

test('deliveries to a path that no webhook has become a webhook, its schema drawn from all of them', () => {
  const note = (id: string) => ({ loanId: id, iban: '‹iban 1234abcd›', amount: 12.5, state: 'OPEN' });
  const foreignDeliveries = [
    unknownAt('/webhook/loan/status?x=1', note('f1d1c2f6-6f3a-4a39-9d0e-6f0d2c5a1b11')),
    unknownAt('/webhook/loan/status', note('f1d1c2f6-6f3a-4a39-9d0e-6f0d2c5a1b12')),
    unknownAt('/webhook/user/status', {}, 'userBalanceGenerated'),
  ];
  const lessons = learn([], { foreignDeliveries });
  const [found, ...more] = of(lessons, 'discovered', '');
  assert.deepEqual(more, []);
  assert.equal(found?.pointer, '/webhooks/loanStatus');
  assert.equal(found.count, 2);
  const after = withPatch(patchOf(lessons));
  const webhook = after.webhooks.get('loanStatus');
  assert.equal(webhook?.path, '/webhook/loan/status');
  assert.deepEqual(webhook.evidence, seen);
  assert.deepEqual(webhook.object.security, webhookNamed('walletCreated').object.security);
  assert.deepEqual(webhook.object.requestBody?.content['application/json']?.schema, {
    type: 'object',
    properties: {
      loanId: { type: ['string', 'null'], format: 'uuid' },
      iban: {},
      amount: { type: ['number', 'null'] },
      state: { type: ['string', 'null'] },
    },
    'x-evidence': seen,
  });
  assert.deepEqual(of(learn([], { foreignDeliveries, contract: after }), 'discovered', ''), []);
});

test('paths that give one id give webhooks of two', () => {
  const foreignDeliveries = ['/webhook/loan/status', '/webhook/loan-status'].map((path) => unknownAt(path, { a: 1 }));
  const found = of(learn([], { foreignDeliveries }), 'discovered', '');
  assert.deepEqual(
    found.map(({ pointer }) => pointer),
    ['/webhooks/loanStatus', '/webhooks/loanStatus2'],
  );
});

test('a delivery to an unlisted path that looks like a webhook with an assumed path is no new webhook', () => {
  const body = { externalUserId: 'u-1', verificationId: 'v-1', status: 'SUCCESSFUL' };
  assert.deepEqual(of(learn([], { foreignDeliveries: [unknownAt('/hooks/kyc', body)] }), 'discovered', ''), []);
});

test('the sandbox teaches nothing about the provider: lessons say so and propose nothing', async () => {
  const calls = [made({ ...wholeLink, extra: 1 }), made({ url: 'no address' })];
  const lessons = learn(await casesFromCalls(calls), { run: sandbox });
  assert.deepEqual(patchOf(lessons), []);
  for (const kind of ['confirmed', 'refuted', 'discovered'] as const) {
    const found = of(lessons, kind, '');
    assert.ok(found.length > 0, kind);
    for (const { statement } of found)
      assert.match(statement, /At the sandbox this teaches nothing about the provider\.$/);
  }
});

const operationIds = [...contract.operations.keys()].filter(
  (id) => operationNamed(id).object.responses['200']?.content?.['application/json']?.schema,
);

/** A member taken away, added, or given another kind. */
function mutated(body: unknown, how: number, member: number): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const entries = Object.entries(body as object);
  const at = member % Math.max(1, entries.length);
  if (how === 1) return Object.fromEntries(entries.filter((_entry, index) => index !== at));
  if (how === 2) return { ...body, [`new${member}`]: { a: [member, 'x'] } };
  if (how === 3) return Object.fromEntries(entries.map(([name, value], at2) => [name, at2 === at ? 'ODD' : value]));
  return body;
}

test('a contract that has the patch is taught nothing more by the same record', async () => {
  const calls = fc.array(
    fc.record({ id: fc.constantFrom(...operationIds), how: fc.nat(3), member: fc.nat(9), seed: fc.nat(99) }),
    { minLength: 1, maxLength: 6 },
  );
  await fc.assert(
    fc.asyncProperty(calls, async (drawn) => {
      const cases = await casesFromCalls(
        drawn.flatMap(({ id, how, member, seed }) => {
          const schema = operationNamed(id).object.responses['200']?.content?.['application/json']?.schema ?? {};
          const body = mutated(valueFor(schema, createData(seed), 'full', contract), how, member);
          return [
            { operationId: id, body },
            { operationId: id, body },
          ];
        }),
      );
      const first = learn(cases);
      const patch = patchOf(first);
      const once = withPatch(patch);
      assert.deepEqual(withPatch(patch, once).document, once.document, 'twice is once');
      const second = learn(cases, { contract: once });
      assert.deepEqual(patchOf(second), []);
      const names = (lessons: readonly LessonLine[]) =>
        lessons
          .filter(({ kind }) => kind === 'refuted' || kind === 'discovered')
          .map(({ kind, pointer }) => kind + pointer);
      for (const name of names(second)) assert.ok(names(first).includes(name), name);
    }),
    { numRuns: 15 },
  );
});

test('a patched contract still compiles', async () => {
  const cases = await casesFromCalls([
    made({ ...wholeLink, extra: { a: ['x'], b: null } }),
    made({ url: 'no address' }),
  ]);
  const after = withPatch(patchOf(learn(cases)));
  const validator = new ContractValidator(after);
  for (const { pointer, object } of after.operations.values())
    for (const [status, { content }] of Object.entries(object.responses))
      for (const mediaType of Object.keys(content ?? {}))
        assert.doesNotThrow(() =>
          validator.violations(
            pointer + toPointer(['responses', status, 'content', mediaType, 'schema']),
            {},
            'tolerant',
          ),
        );
});
