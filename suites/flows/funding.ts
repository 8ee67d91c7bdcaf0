import { balanceOf } from '../support/amounts.js';
import { compareHistory } from '../support/histories.js';
import type { Story } from '../support/story.js';
import { Watch } from '../support/watch.js';
import { flow } from './flow.js';

/**
 * The first crypto currency of which a user has nothing: what is shown of it from then on has come in. The partner's account keeps what
 * earlier runs left there; its currency is the one that other flows use least, and the same in every run.
 */
function emptyCurrency(story: Story, watch: Watch, owner: string | null): string {
  const crypto = story.contract.facts.currencies.filter(
    ({ kind, decimals }) => kind === 'crypto' && decimals !== undefined,
  );
  if (owner === null) return crypto.at(-1)?.name ?? 'btc';
  const empty = crypto.find(({ name }) => Number(balanceOf(watch.balances('owner'), name)) === 0);
  return (empty ?? crypto[0])?.name ?? 'btc';
}

async function fund(story: Story, owner: string | null): Promise<void> {
  const watch = await Watch.open(story, { owner });
  const to: Record<string, string> = owner === null ? {} : { externalUserId: owner };

  const bank = await story.trigger('deposit-sepa', { ...to, amount: '150.25', currency: 'eur', title: 'Funding' });
  await story.delivered('sepaDeposit', 'bank', 'The bank transfer is told', {
    about: { pointer: '/sepaDepositId', equals: bank['sepaDepositId'] ?? '' },
  });
  await watch.moved('bank', 'A bank transfer is credited as a whole', balancesOf(owner), [
    { owner: 'owner', currency: 'eur', amount: '150.25' },
  ]);

  const currency = emptyCurrency(story, watch, owner);
  const chain = await story.trigger('deposit-crypto', { ...to, amount: '12.5', currency });
  // The payload names a user, so that deposits of the partner are not told.
  if (owner !== null)
    await story.delivered('cryptoDeposit', 'chain', 'The deposit on the chain is told', {
      about: { pointer: '/cryptoDepositId', equals: chain['cryptoDepositId'] ?? '' },
      sequence: { pointer: '/status', values: ['SUCCESSFUL'] },
    });
  await watch.settle();
  await watch.moved('chain', 'A deposit on the chain is credited as a whole', balancesOf(owner), [
    { owner: 'owner', currency, amount: '12.5' },
  ]);
  await compareHistory(story, 'history', owner);
}

const balancesOf = (owner: string | null) => (owner === null ? 'getPartnerBalances' : 'getUserBalances');

/** Money comes in for a user, by bank and on a chain. */
export const userFunding = flow(
  {
    id: 'user-funding',
    area: 'deposits',
    about: 'Money arrives for a user by bank and on a chain; it is told, credited and in the history.',
    phase: 'stateful',
    lane: 'parallel',
    needs: ['getUserBalances'],
  },
  async (story) => {
    const { externalUserId = '' } = await story.provide('verified-user');
    if (story.has('getSepaDepositInfo')) {
      const values = { externalUserId };
      const balances = await story.accept('getUserBalances', 'empty', "Read the new user's balances", { values });
      const info = await story.accept('getSepaDepositInfo', 'info', 'Ask where to pay', { values });
      sameIban(story, 'getSepaDepositInfo', balances, info);
    }
    await fund(story, externalUserId);
  },
);

function sameIban(
  story: Story,
  operationId: 'getSepaDepositInfo' | 'getPartnerSepaDepositInfo',
  balances: Awaited<ReturnType<Story['accept']>>,
  info: Awaited<ReturnType<Story['accept']>>,
): void {
  const value = balances.text('/fiatBalances/0/iban');
  if (value === undefined) return;
  const expected = { shown: [{ pointer: '/iban', value }] };
  const name = 'The account to pay to is that of the balance';
  story.observe('shown', 'account', name, { operationId, expected }, { answer: [info] });
}

/** Money comes in for the partner. */
export const partnerFunding = flow(
  {
    id: 'partner-funding',
    area: 'deposits',
    about: 'Money arrives for the partner by bank and on a chain; it is told, credited and in the history.',
    phase: 'stateful',
    lane: 'serial',
    needs: ['getPartnerBalances'],
  },
  async (story) => {
    if (story.has('getPartnerSepaDepositInfo')) {
      const balances = await story.accept('getPartnerBalances', 'start', "Read the partner's balances");
      const info = await story.accept('getPartnerSepaDepositInfo', 'info', 'Ask where to pay');
      sameIban(story, 'getPartnerSepaDepositInfo', balances, info);
    }
    await fund(story, null);
  },
);

/** What arrives for one user is told of that user alone, also to a partner who has heard of another one before. */
export const bystander = flow(
  {
    id: 'bystander',
    area: 'deposits',
    about: 'Money arrives for one user after it did for another; nothing more is told of the other.',
    phase: 'stateful',
    lane: 'parallel',
    needs: ['getUserBalances'],
  },
  async (story) => {
    // A user whom the target's configuration names may get money from anywhere meanwhile.
    const { externalUserId: other = '' } = await story.provide('verified-user', 'bystander', { own: true });
    const { externalUserId = '' } = await story.provide('verified-user', 'payee', { own: true });
    const done = { sequence: { pointer: '/status', values: ['SUCCESSFUL'] } };
    const ways = [
      {
        step: 'bank',
        trigger: 'deposit-sepa',
        webhook: 'sepaDeposit',
        id: 'sepaDepositId',
        currency: 'eur',
        states: {},
      },
      {
        step: 'chain',
        trigger: 'deposit-crypto',
        webhook: 'cryptoDeposit',
        id: 'cryptoDepositId',
        currency: 'btc',
        states: done,
      },
    ] as const;
    for (const { step, trigger, webhook, id, currency, states } of ways)
      for (const [who, user] of [
        ['bystander', other],
        ['payee', externalUserId],
      ] as const) {
        const made = await story.trigger(trigger, { externalUserId: user, amount: '1.25', currency });
        await story.delivered(webhook, `${step}.${who}`, 'The deposit is told', {
          about: { pointer: `/${id}`, equals: made[id] ?? '' },
          ...states,
        });
        if (who === 'payee')
          await story.notDelivered(webhook, step, 'Nothing is told of a user who got nothing', {
            pointer: '/externalUserId',
            equals: other,
          });
      }
  },
);

/** The first-party check of a sender: passed by one, failed by another. */
export const senderCheck = flow(
  {
    id: 'sender-check',
    area: 'deposits',
    about: "A bank transfer waits for its sender's check; one sender passes, another does not.",
    phase: 'stateful',
    lane: 'parallel',
    needs: ['ibanStatus', 'getSepaDepositContactList'],
  },
  async (story) => {
    const senderIban = 'LT799999987822764110';
    const sent = { amount: '80.00', currency: 'eur', senderIban, senderName: 'Maria Sample' };
    for (const passes of [true, false]) {
      const end = passes ? 'approved' : 'rejected';
      // A sender who was checked once is not checked again: it takes a user whom nobody has paid.
      const { externalUserId = '' } = await story.provide('verified-user', end, { own: true });
      const values = { externalUserId };
      const about = { pointer: '/externalUserId', equals: externalUserId };
      const watch = await Watch.open(story, { user: externalUserId }, `${end}.before`);
      const { sepaDepositId = '' } = await story.trigger('deposit-sepa', { ...values, ...sent });
      const waiting = await story.accept('getSepaDepositContactList', `${end}.waiting`, 'Read the senders', { values });
      await watch.moved(`${end}.waiting`, 'What waits for the check is not credited', 'getUserBalances', []);
      await story.trigger(passes ? 'approve-sepa-deposit' : 'reject-sepa-deposit', { sepaDepositId });
      await story.delivered('ibanStatus', end, 'The check of the sender is told', {
        about,
        sequence: { pointer: '/status', values: ['PENDING', passes ? 'APPROVED' : 'REJECTED'] },
      });
      const told = { pointer: '/sepaDepositId', equals: sepaDepositId };
      if (passes) await story.delivered('sepaDeposit', end, 'The deposit is told', { about: told });
      else await story.notDelivered('sepaDeposit', end, 'A deposit that goes back is not told', told);
      const name = passes ? 'The deposit is credited after the check' : 'A deposit that goes back is not credited';
      const changes = passes ? [{ owner: 'user', currency: 'eur', amount: '80.00' }] : [];
      await watch.moved(end, name, 'getUserBalances', changes);
      const decided = await story.accept('getSepaDepositContactList', `${end}.decided`, 'Read the senders again', {
        values,
      });
      story.observe(
        'states',
        `${end}.states`,
        'The sender is decided on once',
        { operationId: 'getSepaDepositContactList', expected: { machine: 'iban', pointer: '/contacts/0/status' } },
        { reads: [waiting, decided] },
      );
      if (passes) await compareHistory(story, 'history', externalUserId);
    }
  },
);

/** Contacts of the partner. */
export const partnerContacts = flow(
  {
    id: 'partner-contacts',
    area: 'deposits',
    about: 'Who has paid the partner stands in its list of senders.',
    phase: 'stateful',
    lane: 'serial',
    needs: ['getPartnerSepaDepositContactList'],
  },
  async (story) => {
    const senderIban = 'PL76999999990162803004851410';
    await story.trigger('deposit-sepa', { amount: '5.00', currency: 'eur', senderIban, senderName: 'Maria Sample' });
    const reads = [
      await story.accept('getPartnerSepaDepositContactList', 'list', "Read the partner's senders"),
      await story.accept('getPartnerSepaDepositContactList', 'again', "Read the partner's senders again"),
    ];
    const sight = { operationId: 'getPartnerSepaDepositContactList' } as const;
    story.observe('repeated-read', 'same', 'Reading the senders twice gives the same', sight, { reads });
  },
);
