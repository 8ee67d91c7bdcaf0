import { evidenceGround } from '../../contracts/model/ground.js';
import { valueAt } from '../../contracts/model/pointer.js';
import { textOf } from '../../engine/judging/answer.js';
import type { Values } from '../../engine/provisions/provision.js';
import { StepAnswer, type AnyId, type Refusal, type Story } from '../support/story.js';
import { Watch } from '../support/watch.js';
import { flow } from './flow.js';

/** Calls that name one card; what they need beyond it is generated. */
const cardCalls = [
  'getCardDetails',
  'getCardLimits',
  'updateCardPin',
  'updateCardLimits',
  'blockCard',
  'unblockCard',
  'deleteCard',
] as const satisfies AnyId[];

async function refuseAll(story: Story, step: string, what: string, values: Values, refusal: Refusal): Promise<void> {
  for (const operationId of cardCalls)
    await story.refuse(
      operationId,
      step,
      `${story.contract.operations.get(operationId)?.object.summary}, ${what}`,
      { values },
      refusal,
    );
}

/** The code of a card that is not there, where the operation's edition has it. */
function unknownCard(story: Story): Pick<Refusal, 'code'> {
  return story.contract.facts.errorCodes.some(({ code }) => code === 'P434') ? { code: 'P434' } : {};
}

/** JSON Pointer of a card in a list: its holder may have others. */
function placeOf(listed: StepAnswer, cardId: string): string | undefined {
  const cards = valueAt(listed.body, '/cards');
  const index = Array.isArray(cards) ? cards.findIndex((card) => textOf(valueAt(card, '/cardId')) === cardId) : -1;
  return index < 0 ? undefined : `/cards/${index}`;
}

/** The life of a card, from its creation to its deletion. */
export const cardLife = flow(
  {
    id: 'card-life',
    area: 'cards',
    about: 'A card is made, listed, changed, paid with, locked, unlocked and deleted; then it is gone.',
    phase: 'stateful',
    lane: 'parallel',
    needs: ['createVirtualCard', 'getUserCards', 'getCardDetails', 'deleteCard'],
  },
  async (story) => {
    const holder = await story.provide('extended-user');
    const user = holder['externalUserId'] ?? '';
    const made = await story.accept('createVirtualCard', 'create', 'Create a card', { values: holder });
    const cardId = story.take(made, '/cardId');
    const card = { ...holder, cardId };
    const list = (step: string) => story.accept('getUserCards', step, "Read the user's cards", { values: card });
    const details = (step: string) => story.accept('getCardDetails', step, 'Read the card', { values: card });
    const inList = { operationId: 'getUserCards' } as const;
    const compare = async (step: string, status: string) => {
      const listed = await list(step);
      const detail = await details(step);
      story.observe('list-and-detail', `${step}.list`, 'The list shows what the details show', inList, {
        list: [listed],
        detail: [detail],
      });
      const expected = { shown: [{ pointer: `${placeOf(listed, cardId) ?? ''}/status`, value: status }] };
      story.observe('shown', `${step}.status`, `The card is ${status}`, { ...inList, expected }, { answer: [listed] });
      return listed;
    };

    const active = await compare('active', 'ACTIVE');
    story.observe('created-and-read', 'listed', 'The new card is in the list', inList, {
      created: [made],
      read: [active],
    });
    await changeCard(story, card);
    await useCard(story, user, card);

    await story.accept('blockCard', 'block', 'Lock the card', { values: card });
    const locked = await compare('locked', 'LOCKED_BY_USER');
    const state = { breaks: 'state' } as const;
    await story.refuse('blockCard', 'twice', 'Lock the locked card', { values: card }, state);
    await story.accept('unblockCard', 'unblock', 'Unlock the card', { values: card });
    const unlocked = await compare('unlocked', 'ACTIVE');
    await story.refuse('unblockCard', 'twice', 'Unlock the card that is not locked', { values: card }, state);

    const second = await story.accept('createVirtualCard', 'second', 'Create a second card', { values: holder });
    const both = [await list('both'), await list('again')];
    const other = { ...holder, cardId: story.take(second, '/cardId') };
    const compareOther = async (step: string, listed: StepAnswer) => {
      const detail = await story.accept('getCardDetails', step, 'Read the second card', { values: other });
      story.observe('list-and-detail', `${step}.list`, 'The list has the second card', inList, {
        list: [listed],
        detail: [detail],
      });
    };
    await compareOther('second', both[1] ?? new StepAnswer());
    story.observe('repeated-read', 'same', 'Reading the cards twice gives the same', inList, { reads: both });

    await story.accept('deleteCard', 'delete', 'Delete the card', { values: card });
    const deleted = await list('deleted');
    await compareOther('kept', deleted);
    const left = placeOf(deleted, cardId);
    // Whether a deleted card stays in the list nobody says; where it does it is told from the others.
    const gone = { shown: left === undefined ? [] : [{ pointer: `${left}/status`, value: 'DELETED' }] };
    story.observe(
      'shown',
      'deleted.status',
      'The deleted card is DELETED where it is listed',
      { ...inList, expected: gone },
      {
        answer: [deleted],
      },
    );
    const place = placeOf(active, cardId) ?? '';
    story.observe(
      'states',
      'states',
      'The card goes through its states',
      { ...inList, expected: { machine: 'card', pointer: `${place}/status` } },
      // Elsewhere in the list stands another card.
      { reads: [active, locked, unlocked, deleted].filter((listed) => placeOf(listed, cardId) === place) },
    );
    await refuseAll(story, 'gone', 'after the card was deleted', card, {
      breaks: 'deleted-object',
      ...unknownCard(story),
    });
  },
);

async function changeCard(story: Story, card: Values): Promise<void> {
  const limits = {
    monthlyTrxAll: 900,
    dailyTrxAll: 90,
    monthlyTrxAtm: 400,
    dailyTrxAtm: 40,
    monthlyTrxEcom: 300,
    dailyTrxEcom: 30,
  };
  await story.accept('getCardLimits', 'usual', "Read the new card's limits", { values: card });
  await story.accept('updateCardLimits', 'limits', 'Set limits', { values: card, body: limits });
  const changed = await story.accept('getCardLimits', 'changed', 'Read the limits', { values: card });
  const shown = Object.entries(limits).map(([name, value]) => ({ pointer: `/${name}`, value: String(value) }));
  const sight = { operationId: 'getCardLimits', expected: { shown } } as const;
  story.observe('shown', 'limits', 'The limits are those that were set', sight, { answer: [changed] });
  await story.accept('updateCardPin', 'pin', 'Change the PIN', { values: card });
}

async function useCard(story: Story, user: string, card: Values): Promise<void> {
  const { cardId = '' } = card;
  const about = { pointer: '/cardId', equals: cardId };
  await story.part(async () => {
    await story.trigger('deposit-sepa', { externalUserId: user, amount: '50.00', currency: 'eur' });
    const watch = await Watch.open(story, { user }, 'paid.before');
    const paid = await story.trigger('use-card', {
      cardId,
      amount: '19.90',
      type: 'ECOM',
      merchantName: 'Sample shop',
    });
    const told = { pointer: '/id', equals: paid['id'] ?? '' };
    await story.delivered('cardTransaction', 'paid', 'The payment is told', { about: told });
    await watch.moved('paid', 'A payment takes its amount', 'getUserBalances', [
      { owner: 'user', currency: 'eur', amount: '-19.90' },
    ]);
  });
  await story.part(async () => {
    await story.trigger('send-3ds-code', { cardId });
    await story.delivered('card3dsCode', 'code', 'The code for 3-D Secure is told', { about });
  });
  await story.part(async () => {
    await story.trigger('send-activation-code', { cardId });
    await story.delivered('cardActivationCode', 'code', 'The code for the activation is told', { about });
  });
}

/** Who gets a card, and whose card it is. */
export const cardAccess = flow(
  {
    id: 'card-access',
    area: 'cards',
    about: "Cards are for verified and extended users of listed countries, and one user's card is no other's.",
    phase: 'stateful',
    lane: 'parallel',
    needs: ['createVirtualCard', 'getUserCards', 'getCardDetails'],
  },
  async (story) => {
    await story.part(() => refuseStrangers(story));
    await refuseHolders(story);
  },
);

async function refuseStrangers(story: Story): Promise<void> {
  const card = await story.provide('card');
  const other = await story.provide('extended-user', 'other', { apart: true });
  const reads = async (step: string) => [
    await story.accept('getUserCards', step, "Read the user's cards", { values: card }),
    await story.accept('getCardLimits', step, "Read the card's limits", { values: card }),
  ];
  const before = await reads('before');
  const strange = { ...other, cardId: card['cardId'] ?? '' };
  const unknown = { breaks: 'unknown-object', ...unknownCard(story) } as const;
  await refuseAll(story, 'others', "about another user's card", strange, unknown);
  story.observe(
    'no-effect',
    'untouched',
    "Calls about another user's card change nothing",
    { operationId: 'getUserCards' },
    {
      before,
      after: await reads('after'),
    },
  );
}

async function refuseHolders(story: Story): Promise<void> {
  const create = (step: string, name: string, values: Values, code: string) =>
    story.refuse('createVirtualCard', step, name, { values }, { breaks: 'state', code });
  const created = await story.provide('created-user', 'unverified');
  await create('unverified', 'Create a card for a user without verification', created, 'P459');
  if (story.lists('createVirtualCard', 'P461')) {
    const standard = { ...(await story.provide('verified-user', 'standard')), cardId: story.unknownId() };
    await create('standard', 'Create a card for a user who is not extended', standard, 'P461');
    const extended = { breaks: 'state', code: 'P461' } as const;
    await story.refuse(
      'getCardDetails',
      'standard',
      'Read a card of a user who is not extended',
      { values: standard },
      extended,
    );
  }
  const listed = story.contract.facts.countries.cards?.codes;
  const foreign = ['CH', 'GB', 'IS'].find((code) => !(listed ?? []).includes(code)) ?? 'CH';
  const values = { externalUserId: story.unknownId() };
  await story.accept('createUser', 'foreign', 'Create a user of a country without cards', {
    values,
    body: { country: foreign },
  });
  const check = await story.accept('createKycVerification', 'foreign', 'Start the verification', { values });
  await story.trigger('approve-kyc', { ...values, verificationId: story.take(check, '/verificationId') });
  await story.accept('addUserVerification', 'foreign', 'Add the data of the document', { values });
  if (story.lists('createVirtualCard', 'P461')) await story.trigger('extend-user', values);
  await create('foreign', 'Create a card for a user of a country without cards', values, 'P451');
}

/** The number of cards that a user may create in a day. */
export const cardQuota = flow(
  {
    id: 'card-quota',
    area: 'cards',
    about: 'A user creates as many cards as a day allows, and one more is refused.',
    phase: 'stateful',
    lane: 'parallel',
    needs: ['createVirtualCard'],
  },
  async (story) => {
    const values = await story.provide('extended-user', undefined, { own: true });
    const { value, evidence } = dailyQuota(story);
    for (let number = 1; number <= value; number += 1)
      await story.accept('createVirtualCard', `card.${number}`, `Create card ${number} of ${value}`, { values });
    const because = evidenceGround(evidence);
    await story.refuse('createVirtualCard', 'beyond', 'Create one card more', { values }, { breaks: 'quota', because });
    await story.accept('getUserCards', 'made', "Read the user's cards", { values });
  },
);

function dailyQuota({ contract }: Story) {
  const { created } = contract.facts.limits.cards;
  const [first, ...others] = [...created].sort((a, b) => a.windowHours - b.windowHours);
  return first ?? others[0] ?? { value: 5, windowHours: 24, evidence: { grade: 'assumed' as const } };
}

/** More cards at once than a day allows. */
export const cardsAtOnce = flow(
  {
    id: 'cards-at-once',
    area: 'cards',
    about: 'More cards are asked for at once than a day allows.',
    phase: 'concurrent',
    lane: 'parallel',
    needs: ['createVirtualCard'],
  },
  async (story) => {
    const values = await story.provide('extended-user', undefined, { own: true });
    const { value, evidence } = dailyQuota(story);
    const calls = await story.atOnce('createVirtualCard', 'create', 'Create a card', value + 3, { values });
    const sight = {
      operationId: 'createVirtualCard',
      ground: evidenceGround(evidence),
      expected: { successes: value },
    } as const;
    story.observe('at-once', 'quota', 'No more cards are made than a day allows', sight, { calls });
  },
);
