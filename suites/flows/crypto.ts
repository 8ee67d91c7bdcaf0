import { evidenceGround } from '../../contracts/model/ground.js';
import { isObject } from '../../contracts/model/json-value.js';
import { valueAt } from '../../contracts/model/pointer.js';
import { objectsIn } from '../../engine/judging/answer.js';
import type { Values } from '../../engine/provisions/provision.js';
import { balanceOf, cut, divided, minus, negative, plus } from '../support/amounts.js';
import { compareHistory } from '../support/histories.js';
import { conservation, type StepAnswer, type Story } from '../support/story.js';
import { Watch } from '../support/watch.js';
import { flow } from './flow.js';

/** Of the currency that is withdrawn. */
const smallestStep = '0.000001';

interface Owner {
  user: string | null;
  values: Values;
}

async function tellTravelRule(story: Story, { user, values }: Owner): Promise<void> {
  const operationId = user === null ? 'updatePartnerTravelRule' : 'updateTravelRule';
  const balances = user === null ? 'getPartnerBalances' : 'getUserBalances';
  const watch = await Watch.open(story, { owner: user });
  const arrive = () =>
    story.trigger('deposit-crypto', { ...values, amount: '1.5', currency: 'ltc', states: 'WAITING_FOR_TR_DATA' });
  const told = async (step: string, cryptoDepositId: string, end: string) => {
    if (user === null) return;
    await story.delivered('cryptoDeposit', step, 'Each state of the deposit is told', {
      about: { pointer: '/cryptoDepositId', equals: cryptoDepositId },
      sequence: { pointer: '/status', values: ['WAITING_FOR_TR_DATA', end] },
    });
  };

  const { cryptoDepositId = '' } = await arrive();
  const deposit = { ...values, cryptoDepositId };
  await watch.moved('waiting', 'A deposit that waits for data is not credited', balances, []);
  const foreign = await story.provide(
    user === null ? 'waiting-crypto-deposit' : 'partner-waiting-crypto-deposit',
    'other',
  );
  const unowned = { breaks: 'unknown-object' } as const;
  await story.refuse(
    operationId,
    'others',
    "Give data for somebody else's deposit",
    { values: { ...foreign, ...values } },
    unowned,
  );
  if (user !== null)
    await story.part(async () => {
      const stranger = await story.provide('verified-user', 'stranger', { apart: true });
      const call = { values: { ...deposit, ...stranger } };
      await story.refuse(operationId, 'stranger', "Give data for a user's deposit as another user", call, unowned);
    });
  await story.accept(operationId, 'data', "Give the sender's data", { values: deposit });
  await story.outcome('advance-crypto-deposit', { cryptoDepositId, status: 'SUCCESSFUL' });
  await told('released', cryptoDepositId, 'SUCCESSFUL');
  await watch.settle();
  await watch.moved('released', 'The deposit is credited once', balances, [
    { owner: 'owner', currency: 'ltc', amount: '1.5' },
  ]);
  await story.refuse(operationId, 'again', 'Give the data again', { values: deposit }, { breaks: 'state' });

  await story.part(async () => {
    const { cryptoDepositId: refused = '' } = await arrive();
    await story.trigger('advance-crypto-deposit', { cryptoDepositId: refused, status: 'UNSUCCESSFUL' });
    await told('refused', refused, 'UNSUCCESSFUL');
    await watch.moved('refused', 'A deposit that is refused is not credited', balances, []);
  });
  await compareHistory(story, 'history', user);
}

/** A deposit on a chain waits for the sender's data. */
export const cryptoDeposit = flow(
  {
    id: 'crypto-deposit',
    area: 'crypto',
    about: "A user's deposit waits for the sender's data, and is credited once they are given.",
    phase: 'stateful',
    lane: 'parallel',
    needs: ['updateTravelRule'],
  },
  async (story) => {
    const values = await story.provide('verified-user');
    await tellTravelRule(story, { user: values['externalUserId'] ?? '', values });
  },
);

/** The same for the partner. */
export const partnerCryptoDeposit = flow(
  {
    id: 'partner-crypto-deposit',
    area: 'crypto',
    about: "The partner's deposit waits for the sender's data, and is credited once they are given.",
    phase: 'stateful',
    lane: 'serial',
    needs: ['updatePartnerTravelRule'],
  },
  (story) => tellTravelRule(story, { user: null, values: {} }),
);

const currency = 'usdc';
const network = 'polygon';

const operationsOf = (user: string | null) =>
  user === null
    ? ({ create: 'createPartnerCryptoWithdrawal', details: 'getPartnerCryptoWithdrawalDetails' } as const)
    : ({ create: 'createCryptoWithdrawal', details: 'getCryptoWithdrawalDetails' } as const);

/** Terms that balances show for withdrawals of the currency on the network. */
function termsOf(balances: StepAnswer | undefined): { fee?: string; minimum?: string; otherWallet?: string } {
  const shown = [...objectsIn(balances?.body)]
    .map(({ object }) => object)
    .filter((object) => isObject(object['networkConfig']));
  const find = (name: string) => shown.find((object) => object['name'] === name);
  const told = (name: string) => {
    const value = valueAt(find(currency), `/networkConfig/${network}/withdrawal/${name}`);
    return value === undefined ? {} : { value: String(value) };
  };
  const [fee, minimum, wallet] = [told('feeWithdrawal').value, told('minWithdrawal').value, find('btc')?.['wallet']];
  return {
    ...(fee === undefined ? {} : { fee }),
    ...(minimum === undefined ? {} : { minimum }),
    ...(typeof wallet === 'string' ? { otherWallet: wallet } : {}),
  };
}

async function withdraw(story: Story, { user, values }: Owner, watch: Watch, succeeds: boolean): Promise<void> {
  const { create, details } = operationsOf(user);
  const step = succeeds ? 'confirm' : 'fail';
  const { fee } = termsOf(watch.balances('owner'));
  const query = { currency, network };
  const quote = user === null && story.has('getPartnerNetworkFee') ? 'getPartnerNetworkFee' : 'getNetworkFee';
  const quoted = await story.accept(quote, `${step}.fee`, 'Ask for the network fee', { query });
  const created = await story.accept(create, step, `Withdraw 20.5 ${currency}`, { values, body: { amount: 20.5 } });
  const withdrawalId = story.take(created, '/withdrawalId');
  const named = { values: { withdrawalId } };
  const pending = await story.accept(details, `${step}.pending`, 'Read the withdrawal', named);
  const total = plus(fee, quoted.text('/networkFee'));
  if (total !== undefined) {
    const evidence = story.contract.facts.fees.cryptoWithdrawal[0]?.evidence ?? { grade: 'assumed' };
    const expected = { shown: [{ pointer: '/fee', value: total }] };
    const sight = { operationId: details, ground: evidenceGround(evidence), expected };
    story.observe('shown', `${step}.terms`, 'The fee is that of the balance and that of the network', sight, {
      answer: [pending],
    });
  }
  if (succeeds) await story.outcome('confirm-withdrawal', { withdrawalId });
  else await story.trigger('fail-withdrawal', { withdrawalId });
  const told = await story.delivered('cryptoWithdrawal', `${step}.done`, 'The end of the withdrawal is told', {
    about: { pointer: '/id', equals: withdrawalId },
    // A hash that is missing is null in one and empty in the other.
    ...(succeeds ? { witness: { operationId: details, values: named.values } } : {}),
  });
  const done = await story.accept(details, `${step}.details`, 'Read the withdrawal that is done', named);
  const again = await story.accept(details, `${step}.again`, 'Read the withdrawal again', named);
  const sight = { operationId: details };
  const machine = { machine: 'cryptoWithdrawal', pointer: '/status' };
  story.observe(
    'states',
    `${step}.states`,
    'A final state is final',
    { ...sight, expected: machine },
    { reads: [pending, told, done, again] },
  );
  story.observe('repeated-read', `${step}.same`, 'Reading the withdrawal twice gives the same', sight, {
    reads: [done, again],
  });
  story.observe('created-and-read', `${step}.shown`, 'The details show what was sent', sight, {
    created: [created],
    read: [done],
  });
  const changes = [{ owner: 'owner', currency, amount: negative(plus('20.5', done.text('/fee'))) }];
  const name = succeeds ? 'Amount and the fee that the details tell are gone' : 'A failed withdrawal gives all back';
  await watch.moved(step, name, create, succeeds ? changes : []);
}

async function tellWithdrawals(story: Story, owner: Owner): Promise<void> {
  const { user, values } = owner;
  const { create } = operationsOf(user);
  const watch = await Watch.open(story, { owner: user });
  await withdraw(story, owner, watch, true);
  await story.part(() => withdraw(story, owner, watch, false));
  const { minimum, otherWallet } = termsOf(watch.balances('owner'));
  const terms = story.contract.facts.networkTerms.find((row) => row.currency === currency && row.network === network);
  const code = story.lists(create, 'P403') ? { code: 'P403' } : {};
  if (minimum !== undefined) {
    const amount = Number(minus(minimum, smallestStep));
    const because = evidenceGround(terms?.evidence ?? { grade: 'assumed' });
    const refusal = { breaks: 'validation', because, ...code } as const;
    await story.refuse(
      create,
      'minimum',
      'Withdraw a little less than the minimum',
      { values, body: { amount } },
      refusal,
    );
  }
  if (otherWallet !== undefined) {
    const call = { values, body: { walletAddress: otherWallet } };
    const because = evidenceGround({ grade: 'assumed', source: 'addresses of another chain' });
    await story.refuse(create, 'wrong-chain', 'Withdraw to an address of another chain', call, {
      breaks: 'validation',
      because,
      ...code,
    });
  }
  const amount = Number(cut(plus(balanceOf(watch.balances('owner'), currency), '1') ?? '1000000', 6));
  const funds = { breaks: 'funds', code: 'P433', because: conservation } as const;
  await story.refuse(create, 'short', 'Withdraw more than there is', { values, body: { amount } }, funds);
  await watch.unchanged('refused', 'Refused withdrawals change nothing', create);
  await compareHistory(story, 'history', user);
  if (minimum === undefined) return;
  const least = { values, body: { amount: Number(minimum) } };
  await story.accept(create, 'least', 'Withdraw exactly the minimum', least);
}

/** A user withdraws to a chain. */
export const userWithdrawal = flow(
  {
    id: 'user-withdrawal',
    area: 'crypto',
    about: 'A user withdraws to a chain; fees are what the terms say, and what fails costs nothing.',
    phase: 'stateful',
    lane: 'parallel',
    needs: ['createCryptoWithdrawal', 'getCryptoWithdrawalDetails'],
  },
  async (story) => {
    const values = await story.provide('withdrawing-user');
    await tellWithdrawals(story, { user: values['externalUserId'] ?? '', values });
  },
);

/** The partner withdraws to a chain. */
export const partnerWithdrawal = flow(
  {
    id: 'partner-withdrawal',
    area: 'crypto',
    about: 'The partner withdraws to a chain; fees are what the terms say, and what fails costs nothing.',
    phase: 'stateful',
    lane: 'serial',
    needs: ['createPartnerCryptoWithdrawal', 'getPartnerCryptoWithdrawalDetails'],
  },
  async (story) => {
    const values = await story.provide('withdrawing-partner');
    await tellWithdrawals(story, { user: null, values });
  },
);

async function tellAtOnce(story: Story, { user, values }: Owner): Promise<void> {
  const { create, details } = operationsOf(user);
  const watch = await Watch.open(story, { owner: user });
  // More than half of what there is: twice it cannot be paid.
  const amount = Number(cut(divided(balanceOf(watch.balances('owner'), currency), '1.6'), 2));
  const calls = await story.atOnce(create, 'spend', 'Withdraw most of what there is', 5, { values, body: { amount } });
  const sight = { operationId: create, ground: conservation, expected: { successes: 1 } };
  story.observe('at-once', 'once', 'The money is spent once', sight, { calls });
  const accepted = calls.find((call) => call.accepted);
  const withdrawalId = accepted ? story.take(accepted, '/withdrawalId') : story.unknownId();
  if (!accepted) return;
  const told = await story.accept(details, 'details', 'Read the withdrawal', { values: { withdrawalId } });
  await watch.moved('spent', 'The balance has changed by one withdrawal', create, [
    { owner: 'owner', currency, amount: negative(plus(String(amount), told.text('/fee'))) },
  ]);
}

/** Equal withdrawals at once, of which the funds suffice for one. */
export const withdrawalsAtOnce = flow(
  {
    id: 'withdrawals-at-once',
    area: 'crypto',
    about: 'Five equal withdrawals set off at once; the funds suffice for one.',
    phase: 'concurrent',
    lane: 'parallel',
    needs: ['createCryptoWithdrawal', 'getCryptoWithdrawalDetails'],
  },
  async (story) => {
    const values = await story.provide('withdrawing-user', undefined, { own: true });
    await tellAtOnce(story, { user: values['externalUserId'] ?? '', values });
  },
);

/** The same for the partner. */
export const partnerWithdrawalsAtOnce = flow(
  {
    id: 'partner-withdrawals-at-once',
    area: 'crypto',
    about: 'Five equal withdrawals of the partner set off at once; the funds suffice for one.',
    phase: 'concurrent',
    lane: 'serial',
    needs: ['createPartnerCryptoWithdrawal', 'getPartnerCryptoWithdrawalDetails'],
  },
  async (story) => {
    const values = await story.provide('withdrawing-partner');
    await tellAtOnce(story, { user: null, values });
  },
);
