import { weakestEvidence } from '../../contracts/model/evidence.js';
import { evidenceGround } from '../../contracts/model/ground.js';
import type { Values } from '../../engine/provisions/provision.js';
import { balanceOf, cut, divided, minus, negative, plus, rounded, times } from '../support/amounts.js';
import { compareHistory } from '../support/histories.js';
import { conservation, type StepAnswer, type Story } from '../support/story.js';
import { Watch } from '../support/watch.js';
import { flow } from './flow.js';

/** Whose money changes its currency. */
interface Owner {
  values: Values;
  /** Id of the user; nothing for the partner. */
  user: string | null;
}

interface Order {
  step: string;
  amount: number;
  from: string;
  to: string;
}

const operationsOf = (user: string | null) =>
  user === null
    ? ({
        lock: 'createPartnerExchangeLock',
        create: 'createPartnerExchange',
        details: 'getPartnerExchangeDetails',
        rate: 'getPartnerExchangeRate',
      } as const)
    : ({
        lock: 'createExchangeLock',
        create: 'createExchange',
        details: 'getExchangeDetails',
        rate: 'getExchangeRate',
      } as const);

function decimalsOf({ contract }: Story, currency: string): number {
  return contract.facts.currencies.find(({ name }) => name === currency)?.decimals ?? 8;
}

/** What rate and fee of the lock and the amount rest on: the lock shows them, the rounding is a worked example of the fees. */
function feesGround({ contract }: Story) {
  const { exchange, vectors } = contract.facts.fees;
  const stated = [exchange, vectors].flatMap((row) => (row ? [row.evidence] : []));
  return evidenceGround(
    weakestEvidence(stated.length > 0 ? stated : [{ grade: 'assumed', source: 'fee of an exchange' }]),
  );
}

/** What an exchange gives and costs by its lock: cut at the decimals of the target; the fee in eur where one side is eur. */
function workOut(story: Story, lock: StepAnswer, { amount, from, to }: Order) {
  const percent = divided(lock.text('/feePercentage'), '100');
  const [rateFrom, rateTo] = [from, to].map((name) => (name === 'eur' ? '1' : lock.text(`/rates/${name}`)));
  const sent = String(amount);
  const received = cut(divided(times(sent, minus('1', percent), rateFrom), rateTo), decimalsOf(story, to));
  const inEuro = from === 'eur' || to === 'eur';
  const fee = rounded(times(sent, percent, inEuro ? rateFrom : '1'), inEuro ? 2 : decimalsOf(story, from));
  return { received, fee, rate: from === 'eur' ? rateTo : to === 'eur' ? rateFrom : undefined };
}

async function lockRate(
  story: Story,
  { values, user }: Owner,
  step: string,
): Promise<{ lock: StepAnswer; lockId: string }> {
  const operationId = operationsOf(user).lock;
  const lock = await story.accept(operationId, step, 'Lock a rate', { values });
  const lockId = lock.text('/lockId') ?? story.take(lock, '/id');
  return { lock, lockId };
}

/** A lock holds as long as the documentation says. */
function compareValidity(story: Story, { user }: Owner, lock: StepAnswer): void {
  const { validitySeconds, evidence } = story.contract.facts.rateLocks.exchange;
  const createdAt = lock.text('/createdAt');
  if (createdAt === undefined || Number.isNaN(Date.parse(createdAt))) return;
  const value = new Date(Date.parse(createdAt) + validitySeconds * 1000).toISOString();
  const expected = { shown: [{ pointer: '/validUntil', value, withinMs: 1000 }] };
  const sight = { operationId: operationsOf(user).lock, ground: evidenceGround(evidence), expected };
  story.observe('shown', 'validity', `A lock holds for ${validitySeconds} seconds`, sight, { answer: [lock] });
}

/** Exchanges under a lock of its own, lets it end, and compares money and details with the lock. */
async function carryOut(story: Story, owner: Owner, watch: Watch, order: Order, succeeds: boolean): Promise<string> {
  const { step, amount, from, to } = order;
  const operations = operationsOf(owner.user);
  const { lock, lockId } = await lockRate(story, owner, `${step}.lock`);
  if (step === 'buy') compareValidity(story, owner, lock);
  const created = await story.accept(operations.create, step, `Exchange ${amount} ${from} to ${to}`, {
    values: { ...owner.values, lockId },
    body: { amount, currencyFrom: from, currencyTo: to },
  });
  const exchangeId = story.take(created, '/exchangeId');
  const values = { exchangeId };
  const pending = story.has(operations.details)
    ? [await story.accept(operations.details, `${step}.pending`, 'Read the exchange', { values })]
    : [];
  if (!succeeds) await story.trigger('fail-exchange', values);
  else if (story.tells('exchange')) await story.outcome('complete-exchange', values);
  // Without the webhook nothing says when an exchange is done.
  else await story.trigger('complete-exchange', values);
  const told = await story.delivered('exchange', `${step}.done`, 'The end of the exchange is told', {
    about: { pointer: '/exchangeId', equals: exchangeId },
    witness: { operationId: operations.details, values },
  });

  const { received, fee, rate } = workOut(story, lock, order);
  const ground = feesGround(story);
  if (pending.length > 0) {
    const done = await story.accept(operations.details, `${step}.details`, 'Read the exchange that is done', {
      values,
    });
    const again = await story.accept(operations.details, `${step}.again`, 'Read the exchange again', { values });
    const sight = { operationId: operations.details } as const;
    const machine = { machine: 'exchange', pointer: '/status' };
    story.observe(
      'states',
      `${step}.states`,
      'A final state is final',
      { ...sight, expected: machine },
      {
        reads: [...pending, told, done, again],
      },
    );
    story.observe('repeated-read', `${step}.same`, 'Reading the exchange twice gives the same', sight, {
      reads: [done, again],
    });
    const workedOut = [
      { pointer: '/receivedAmount', value: received },
      { pointer: '/fee', value: fee },
      { pointer: '/rate', value: rate },
    ];
    const figures = [
      { pointer: '/amount', value: String(amount) },
      { pointer: '/currencyFrom', value: from },
      { pointer: '/currencyTo', value: to },
      ...(succeeds ? workedOut : []).flatMap(({ value, ...row }) => (value === undefined ? [] : [{ ...row, value }])),
    ];
    const name = 'The details are what the lock comes to';
    story.observe(
      'shown',
      `${step}.figures`,
      name,
      { ...sight, ground, expected: { shown: figures } },
      { answer: [done] },
    );
  }
  const changes = [
    { owner: 'owner', currency: from, amount: negative(String(amount)) },
    { owner: 'owner', currency: to, amount: received },
  ];
  const name = succeeds
    ? 'Balances change by what rate and fee of the lock come to'
    : 'A failed exchange costs nothing';
  await watch.moved(step, name, operations.create, succeeds ? changes : [], ground);
  return lockId;
}

async function refuseLocks(story: Story, owner: Owner, usedLock: string): Promise<void> {
  const { create } = operationsOf(owner.user);
  const because = evidenceGround(story.contract.facts.rateLocks.exchange.evidence);
  const body = { amount: 10, currencyFrom: 'eur', currencyTo: 'usdc' };
  const refuse = (step: string, name: string, lockId: string) =>
    story.refuse(create, step, name, { values: { ...owner.values, lockId }, body }, { breaks: 'lock', because });
  await refuse('used-lock', 'Use a lock a second time', usedLock);
  await story.part(async () => {
    const values = await story.provide('verified-user', 'other', { apart: true });
    const other = { values, user: values['externalUserId'] ?? '' };
    const { lockId } = await lockRate(story, other, 'others-lock.lock');
    await refuse('others-lock', "Use somebody else's lock", lockId);
  });
  await refuse('unknown-lock', 'Use a lock that does not exist', story.unknownId());
  await story.part(async () => {
    const { lockId } = await lockRate(story, owner, 'expired-lock.lock');
    await story.trigger('expire-exchange-lock', { lockId });
    await refuse('expired-lock', 'Use a lock whose time is over', lockId);
  });
}

async function tellExchanges(story: Story, owner: Owner): Promise<void> {
  const { create, rate } = operationsOf(owner.user);
  await story.accept(rate, 'rates', 'Read the rates');
  const watch = await Watch.open(story, { owner: owner.user });
  const buy = { step: 'buy', amount: 100, from: 'eur', to: 'usdc' };
  const usedLock = await carryOut(story, owner, watch, buy, true);
  await carryOut(story, owner, watch, { step: 'sell', amount: 10.5, from: 'usdc', to: 'eur' }, true);
  await carryOut(story, owner, watch, { step: 'cross', amount: 20, from: 'usdc', to: 'btc' }, true);
  await story.part(async () => {
    await carryOut(story, owner, watch, { step: 'fail', amount: 40, from: 'eur', to: 'btc' }, false);
  });
  await compareHistory(story, 'history', owner.user);

  const before = await Watch.open(story, { owner: owner.user }, 'refusals');
  await refuseLocks(story, owner, usedLock);
  const { lockId } = await lockRate(story, owner, 'short.lock');
  const tooMuch = Number(plus(balanceOf(before.balances('owner'), 'eur'), '1'));
  await story.refuse(
    create,
    'short',
    'Exchange more than there is',
    { values: { ...owner.values, lockId }, body: { amount: tooMuch, currencyFrom: 'eur', currencyTo: 'usdc' } },
    { breaks: 'funds', code: 'P433', because: conservation },
  );
  await before.unchanged('refused', 'Refused exchanges change nothing', create);
}

/** A user's money changes its currency. */
export const userExchange = flow(
  {
    id: 'user-exchange',
    area: 'exchange',
    about:
      "A rate is locked and a user's money changes its currency at it; locks are used once, in time, by their owner.",
    phase: 'stateful',
    lane: 'parallel',
    needs: ['createExchangeLock', 'createExchange'],
  },
  async (story) => {
    const values = await story.provide('funded-user');
    await tellExchanges(story, { values, user: values['externalUserId'] ?? '' });
  },
);

/** The partner's money changes its currency. */
export const partnerExchange = flow(
  {
    id: 'partner-exchange',
    area: 'exchange',
    about: "A rate is locked and the partner's money changes its currency at it; a user's lock is not the partner's.",
    phase: 'stateful',
    lane: 'serial',
    needs: ['createPartnerExchangeLock', 'createPartnerExchange'],
  },
  async (story) => {
    const values = await story.provide('funded-partner');
    await tellExchanges(story, { values, user: null });
  },
);

async function tellOneLock(story: Story, owner: Owner): Promise<void> {
  const { create } = operationsOf(owner.user);
  const watch = await Watch.open(story, { owner: owner.user });
  const { lockId } = await lockRate(story, owner, 'lock');
  const body = { amount: 10, currencyFrom: 'usdc', currencyTo: 'eur' };
  const call = { values: { ...owner.values, lockId }, body };
  const calls = await story.atOnce(create, 'use', 'Exchange under one lock', 6, call);
  const ground = evidenceGround(story.contract.facts.rateLocks.exchange.evidence);
  const sight = { operationId: create, ground, expected: { successes: 1 } };
  story.observe('at-once', 'once', 'A lock is used once', sight, { calls });
  const accepted = calls.find((call) => call.accepted);
  if (accepted) await story.trigger('fail-exchange', { exchangeId: story.take(accepted, '/exchangeId') });
  await watch.moved('back', 'After the one exchange has failed, everything is as before', create, []);
}

/** Equal exchanges at once, under one lock. */
export const exchangesAtOnce = flow(
  {
    id: 'exchanges-at-once',
    area: 'exchange',
    about: 'Six equal exchanges set off at once under one lock.',
    phase: 'concurrent',
    lane: 'parallel',
    needs: ['createExchangeLock', 'createExchange'],
  },
  async (story) => {
    const values = await story.provide('funded-user');
    await tellOneLock(story, { values, user: values['externalUserId'] ?? '' });
  },
);

/** The same for the partner. */
export const partnerExchangesAtOnce = flow(
  {
    id: 'partner-exchanges-at-once',
    area: 'exchange',
    about: 'Six equal exchanges of the partner set off at once under one lock.',
    phase: 'concurrent',
    lane: 'serial',
    needs: ['createPartnerExchangeLock', 'createPartnerExchange'],
  },
  async (story) => {
    const values = await story.provide('funded-partner');
    await tellOneLock(story, { values, user: null });
  },
);
