import { evidenceGround } from '../../contracts/model/ground.js';
import { balanceOf, negative, plus } from '../support/amounts.js';
import { compareHistory } from '../support/histories.js';
import { StepAnswer, conservation, type Story } from '../support/story.js';
import { Watch } from '../support/watch.js';
import { flow } from './flow.js';

/** What a transfer's details have to be: what was sent, final, the same when read again. */
async function compareDetails(
  story: Story,
  step: string,
  created: StepAnswer,
  transferId: string,
  told: StepAnswer,
): Promise<StepAnswer> {
  const values = { transferId };
  const details = await story.accept('getTransferDetails', `${step}.details`, 'Read the transfer', { values });
  const again = await story.accept('getTransferDetails', `${step}.again`, 'Read the transfer again', { values });
  const sight = { operationId: 'getTransferDetails' } as const;
  const reads = [details, again];
  story.observe('created-and-read', `${step}.shown`, 'The details show what was sent', sight, {
    created: [created],
    read: [details],
  });
  story.observe('repeated-read', `${step}.same`, 'Reading the transfer twice gives the same', sight, { reads });
  const expected = { machine: 'p2pTransfer', pointer: '/status' };
  story.observe(
    'states',
    `${step}.states`,
    'A final state is final',
    { ...sight, expected },
    { reads: [told, ...reads] },
  );
  return details;
}

/** Money moves between the partner and a user, both ways; what is refused leaves no trace. */
export const transfers = flow(
  {
    id: 'transfers',
    area: 'transfers',
    about:
      'Money moves between user and partner, both ways, is told and in both histories; what is refused leaves no trace.',
    phase: 'stateful',
    lane: 'serial',
    needs: ['createTransfer', 'getTransferDetails'],
  },
  async (story) => {
    const { externalUserId: user = '' } = await story.provide('funded-user');
    await story.provide('funded-partner', 'partner');
    const watch = await Watch.open(story, { user, partner: null });
    const rows = [
      { step: 'collection', amount: '12.34', currency: 'eur', out: true },
      { step: 'funding', amount: '5.5', currency: 'eur', out: false },
      { step: 'smallest', amount: '0.00000001', currency: 'btc', out: true },
      { step: 'stable', amount: '3.000001', currency: 'usdc', out: false },
    ];
    for (const { step, amount, currency, out } of rows) {
      const name = out ? `Collect ${amount} ${currency} from the user` : `Fund the user with ${amount} ${currency}`;
      const created = await story.accept('createTransfer', step, name, {
        body: { amount, currency, [out ? 'sourceExternalUserId' : 'destinationExternalUserId']: user },
        without: [out ? 'destinationExternalUserId' : 'sourceExternalUserId'],
      });
      const transferId = story.take(created, '/transferId');
      const told = await story.delivered('p2pTransfer', step, 'The transfer is told', {
        about: { pointer: '/id', equals: transferId },
        witness: { operationId: 'getTransferDetails', values: { transferId } },
      });
      const details = await compareDetails(story, step, created, transferId, told);
      await watch.moved(step, 'One side gets what the other gives', 'createTransfer', [
        { owner: 'user', currency, amount: out ? negative(amount) : amount },
        { owner: 'partner', currency, amount: out ? amount : negative(amount) },
      ]);
      for (const [owner, operationId] of [
        ['user', 'getUserTransactionHistory'],
        ['partner', 'getPartnerTransactionHistory'],
      ] as const) {
        if (!story.has(operationId)) continue;
        const values: Record<string, string> = owner === 'user' ? { externalUserId: user } : {};
        const list = await story.accept(operationId, `${step}.${owner}`, `Read the ${owner}'s history`, { values });
        story.observe(
          'list-and-detail',
          `${step}.${owner}.line`,
          'The history shows the transfer',
          { operationId },
          {
            list: [list],
            detail: [details],
          },
        );
      }
    }
    await compareHistory(story, 'user', user);
    await compareHistory(story, 'partner', null);
    await refusedTransfers(story, watch, user);
    await toMasterBalance(story, watch);
  },
);

async function refusedTransfers(story: Story, watch: Watch, user: string): Promise<void> {
  const funds = { breaks: 'funds', code: 'P433', because: conservation } as const;
  const tooMuch = plus(balanceOf(watch.balances('user'), 'eur'), '0.01') ?? '1000000';
  await story.refuse(
    'createTransfer',
    'user-short',
    'Collect more than the user has',
    { body: { amount: tooMuch, currency: 'eur', sourceExternalUserId: user } },
    funds,
  );
  const about = { pointer: '/sourceExternalUserId', equals: user };
  await story.notDelivered('p2pTransfer', 'user-short', 'A refused transfer is not told', about);
  await watch.unchanged('user-short', 'A transfer without funds changes nothing', 'createTransfer');

  const beyond = plus(balanceOf(watch.balances('partner'), 'eur'), '0.01') ?? '1000000000';
  await story.refuse(
    'createTransfer',
    'partner-short',
    'Fund the user with more than the partner has',
    {
      body: { amount: beyond, currency: 'eur', destinationExternalUserId: user },
      without: ['sourceExternalUserId'],
    },
    funds,
  );
  const to = { pointer: '/destinationExternalUserId', equals: user };
  await story.notDelivered('p2pTransfer', 'partner-short', 'A refused transfer is not told', to);
  await story.refuse(
    'createTransfer',
    'no-side',
    'Name neither side',
    { body: { amount: '1', currency: 'eur' }, without: ['sourceExternalUserId', 'destinationExternalUserId'] },
    { breaks: 'validation', code: 'P424' },
  );
  await watch.unchanged('refused', 'Refused transfers change nothing', 'createTransfer');
}

async function toMasterBalance(story: Story, watch: Watch): Promise<void> {
  if (!story.has('createTransferMasterBalance')) return;
  const created = await story.accept('createTransferMasterBalance', 'master', 'Move money to the master balance', {
    body: { amount: 2.5, currency: 'eur' },
  });
  await compareDetails(story, 'master', created, story.take(created, '/transferId'), new StepAnswer());
  await watch.moved('master', 'The partner gives what the master balance gets', 'createTransferMasterBalance', [
    { owner: 'partner', currency: 'eur', amount: '-2.5' },
  ]);
  const tooMuch = plus(balanceOf(watch.balances('partner'), 'eur'), '1') ?? '1000000000';
  await story.refuse(
    'createTransferMasterBalance',
    'master-short',
    'Move more to the master balance than the partner has',
    { body: { amount: Number(tooMuch), currency: 'eur' } },
    { breaks: 'funds', code: 'P433', because: conservation },
  );
  await watch.unchanged('master-short', 'A refused transfer changes nothing', 'createTransferMasterBalance');
}

/** Equal transfers at once, of which the funds suffice for one. */
export const transfersAtOnce = flow(
  {
    id: 'transfers-at-once',
    area: 'transfers',
    about: 'Six equal transfers set off at once; the funds suffice for one.',
    phase: 'concurrent',
    lane: 'parallel',
    needs: ['createTransfer'],
  },
  async (story) => {
    const { externalUserId: user = '' } = await story.provide('verified-user', undefined, { own: true });
    await story.trigger('deposit-sepa', { externalUserId: user, amount: '100.00', currency: 'eur' });
    const watch = await Watch.open(story, { user });
    const body = { amount: '60.00', currency: 'eur', sourceExternalUserId: user };
    const calls = await story.atOnce('createTransfer', 'spend', 'Collect 60 of 100 EUR', 6, { body });
    const sight = { operationId: 'createTransfer', ground: conservation, expected: { successes: 1 } } as const;
    story.observe('at-once', 'once', 'The money is spent once', sight, { calls });
    await watch.moved('spent', 'The balance has changed by one transfer', 'createTransfer', [
      { owner: 'user', currency: 'eur', amount: '-60.00' },
    ]);
  },
);

/** The same call, sent twice. */
export const repeatedTransfer = flow(
  {
    id: 'repeated-transfer',
    area: 'transfers',
    about: 'The same transfer is sent twice, one after the other: each has an id of its own and moves its money.',
    phase: 'stateful',
    lane: 'parallel',
    needs: ['createTransfer'],
  },
  async (story) => {
    const { externalUserId: user = '' } = await story.provide('funded-user');
    const watch = await Watch.open(story, { user });
    const body = { amount: '7.00', currency: 'eur', sourceExternalUserId: user };
    const first = await story.accept('createTransfer', 'first', 'Collect 7 EUR', { body });
    const second = await story.accept('createTransfer', 'second', 'Collect 7 EUR again', { body });
    // Whether the second call is a transfer of its own is not documented; its id tells, and the money has to agree.
    const distinct = new Set([story.take(first, '/transferId'), story.take(second, '/transferId')]).size;
    await watch.moved(
      'both',
      'The balance has changed by as many transfers as there are ids',
      'createTransfer',
      [{ owner: 'user', currency: 'eur', amount: String(-7 * distinct) }],
      evidenceGround({ grade: 'assumed', source: 'repeated identical calls' }),
    );
  },
);
