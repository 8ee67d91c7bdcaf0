import type { Expectation } from './expectations.js';

/** Faults that only sequences of calls show; what is invented at random has to come upon them. */
const names = [
  'transfers-lose-cents',
  'exchanges-lose-cents',
  'reading-costs',
  'locks-cost',
  'exchange-refunded-twice',
  'sepa-refunded-twice',
  'refusal-costs-after-success',
  'transfer-after-refusal-twice',
  'equal-transfer-swallowed',
  'transfer-to-first-user',
  'transfer-id-given-again',
  'order-settled-like-the-last',
  'limits-of-other-card-lost',
  'limits-unlock-card',
  'new-card-unlocks-others',
  'deleted-card-returns',
  'blocking-blocks-the-wrong-card',
  'quota-forgets-deleted-cards',
  'quota-lost-after-its-day',
  'second-limits-in-part',
  'card-id-given-again',
  'quota-shared-by-users',
  'extension-lost-on-unsuspend',
  'lock-ends-suspension',
  'second-verification-takes-level',
  'refused-creation-forgets-cards',
  'lock-free-after-failure',
  'new-lock-revives-old',
  'third-lock-ends-the-first',
  'order-lock-free-when-paid',
  'balance-stale-after-transfers',
  'cards-stale-after-deletion',
  'limits-stale-after-second-change',
  'history-stale-after-exchange',
  'history-forgets-when-long',
  'third-card-not-listed',
  'exchange-state-remembered',
  'transfer-shown-as-next',
] as const;

/** Of every fault that only sequences show. */
export const sequenceExpectations: Readonly<Record<string, Expectation>> = Object.fromEntries(
  names.map((name) => [name, { checks: ['model-agrees'], exploration: true }]),
);
