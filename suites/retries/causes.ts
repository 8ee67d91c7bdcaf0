import type { DeliveryCase } from '../../generators/cases/case.js';
import type { Values } from '../../engine/provisions/provision.js';
import type { AnyId, Story } from '../support/story.js';

/** What has been caused: which deliveries tell of it, and which read shows the same object. */
export interface Caused {
  about?: DeliveryCase['about'];
  witness?: { operationId: AnyId; values: Values };
  /** What was asked for, and by whom. */
  shown?: DeliveryCase['shown'];
}

/** The simplest way to one event of a webhook. */
export interface Cause {
  webhookId: AnyId;
  /** Makes what is needed first; the function that it gives causes the event and nothing else that the webhook tells. */
  prepare(story: Story, step: string): Promise<() => Promise<Caused>>;
}

/** The user whom an event concerns, and the amount that was asked for. */
function shownOf({ externalUserId }: Values, amount?: string): Pick<Caused, 'shown'> {
  return {
    shown: [
      ...(externalUserId === undefined ? [] : [{ pointer: '/externalUserId', value: externalUserId }]),
      ...(amount === undefined ? [] : [{ pointer: '/amount', value: amount }]),
    ],
  };
}

const aboutUser = ({ externalUserId = '' }: Values) => ({ pointer: '/externalUserId', equals: externalUserId });

/** An event that an act brings about once a provision is there. */
function after(
  webhookId: AnyId,
  provision: string,
  act: (story: Story, values: Values, step: string) => Promise<Caused>,
): Cause {
  return {
    webhookId,
    async prepare(story, step) {
      const values = await story.provide(provision, step);
      return () => act(story, values, step);
    },
  };
}

function readBy(operationId: AnyId | undefined, values: Values): Pick<Caused, 'witness'> {
  return operationId ? { witness: { operationId, values } } : {};
}

/** An event about a user, which a provision and a trigger or call lead to. */
function ofUser(
  webhookId: AnyId,
  provision: string,
  pull: (story: Story, values: Values, step: string) => Promise<unknown>,
  witness?: AnyId,
): Cause {
  return after(webhookId, provision, async (story, values, step) => {
    await pull(story, values, step);
    return { about: aboutUser(values), ...readBy(witness, values) };
  });
}

/** An event about an object that a provision makes, and a trigger that ends what is under way. */
function ofObject(
  webhookId: AnyId,
  provision: string,
  { member, pointer }: { member: string; pointer: string },
  pull: (story: Story, values: Values) => Promise<unknown>,
  witness?: AnyId,
): Cause {
  return after(webhookId, provision, async (story, values) => {
    await pull(story, values);
    return { about: { pointer, equals: values[member] ?? '' }, ...shownOf(values), ...readBy(witness, values) };
  });
}

/** An event about an object that the call which causes it makes. */
function ofCall(
  webhookId: AnyId,
  provision: string,
  operationId: 'createTransfer' | 'createPartnerWallet',
  member: string,
  witness?: AnyId,
): Cause {
  return after(webhookId, provision, async (story, values, step) => {
    const created = await story.accept(operationId, step, `Cause ${webhookId}`, { values });
    const id = story.take(created, member);
    const about = { pointer: '/id', equals: id };
    return { about, ...shownOf(values), ...readBy(witness, { ...values, [member.slice(1)]: id }) };
  });
}

/** An event about something that a trigger makes and tells the id of. */
function ofTrigger(
  webhookId: AnyId,
  provision: string,
  told: { member: string; pointer: string; amount: string },
  pull: (story: Story, values: Values) => Promise<Values>,
): Cause {
  return after(webhookId, provision, async (story, values) => ({
    about: { pointer: told.pointer, equals: (await pull(story, values))[told.member] ?? '' },
    ...shownOf(values, told.amount),
    ...readBy('getUserTransactionHistory', values),
  }));
}

/** In legacy the payload of a SEPA transfer has no member that is known: deliveries are told by their time alone. */
const sepaTransfer: Cause = {
  webhookId: 'sepaTransfer',
  async prepare(story, step) {
    const { transferId = '', ...owner } = await story.provide('sepa-transfer', step);
    const schema = story.contract.webhooks.get('sepaTransfer')?.object.requestBody?.content['application/json']?.schema;
    return async () => {
      await story.trigger('complete-sepa-transfer', { transferId });
      const operationId = story.has('getSepaTransferDetails')
        ? 'getSepaTransferDetails'
        : 'getPartnerSepaTransferDetails';
      return schema?.properties?.['id']
        ? {
            about: { pointer: '/id', equals: transferId },
            ...shownOf(owner),
            witness: { operationId, values: { transferId } },
          }
        : {};
    };
  },
};

const kycFileAdded: Cause = {
  webhookId: 'kycFileAdded',
  async prepare(story, step) {
    const values = await story.provide('created-user', step);
    await story.accept('addKycFile', step, 'Upload documents', { values });
    return async () => {
      await story.outcome('accept-kyc-files', values);
      return { about: aboutUser(values) };
    };
  },
};

const healthCheck: Cause = {
  webhookId: 'healthCheck',
  prepare: (story) =>
    Promise.resolve(async () => {
      await story.trigger('check-health', {});
      return {};
    }),
};

const senderIban = 'LT799999987822764110';

/** One for every webhook of any version. */
export const causes: readonly Cause[] = [
  ofUser(
    'userBalanceGenerated',
    'approved-user',
    (story, values, step) => story.accept('addUserVerification', step, 'Add the document that was checked', { values }),
    'getUserBalances',
  ),
  kycFileAdded,
  ofUser('poaVerificationStatus', 'created-user', (story, values, step) =>
    story.accept('addPoaFile', step, 'Send a proof of address', { values }),
  ),
  ofUser(
    'kycVerificationStatus',
    'user-in-check',
    (story, values) => story.trigger('approve-kyc', values),
    'getKycStatus',
  ),
  ofUser('highRiskKycVerification', 'verified-user', (story, values) => story.trigger('rate-high-risk', values)),
  ofCall('walletCreated', 'verified-user', 'createPartnerWallet', '/walletId', 'getPartnerBalances'),
  ofCall('p2pTransfer', 'funded-user', 'createTransfer', '/transferId', 'getTransferDetails'),
  sepaTransfer,
  ofTrigger(
    'sepaDeposit',
    'verified-user',
    { member: 'sepaDepositId', pointer: '/sepaDepositId', amount: '5.00' },
    (story, values) => story.trigger('deposit-sepa', { ...values, amount: '5.00', currency: 'eur' }),
  ),
  ofUser('ibanStatus', 'verified-user', (story, values) =>
    story.trigger('deposit-sepa', {
      ...values,
      amount: '5.00',
      currency: 'eur',
      senderIban,
      senderName: 'Maria Sample',
    }),
  ),
  ofObject(
    'cryptoWithdrawal',
    'withdrawal',
    { member: 'withdrawalId', pointer: '/id' },
    (story, values) => story.trigger('confirm-withdrawal', { withdrawalId: values['withdrawalId'] ?? '' }),
    'getCryptoWithdrawalDetails',
  ),
  ofTrigger(
    'cryptoDeposit',
    'verified-user',
    { member: 'cryptoDepositId', pointer: '/cryptoDepositId', amount: '0.5' },
    (story, values) =>
      story.trigger('deposit-crypto', { ...values, amount: '0.5', currency: 'ltc', states: 'WAITING_FOR_TR_DATA' }),
  ),
  ofObject(
    'exchange',
    'exchange',
    { member: 'exchangeId', pointer: '/exchangeId' },
    (story, values) => story.trigger('complete-exchange', { exchangeId: values['exchangeId'] ?? '' }),
    'getExchangeDetails',
  ),
  {
    webhookId: 'cardTransaction',
    async prepare(story, step) {
      const { externalUserId = '', cardId = '' } = await story.provide('card', step);
      await story.trigger('deposit-sepa', { externalUserId, amount: '50.00', currency: 'eur' });
      return async () => {
        const paid = await story.trigger('use-card', {
          cardId,
          amount: '5.00',
          type: 'ECOM',
          merchantName: 'Sample shop',
        });
        return {
          about: { pointer: '/id', equals: paid['id'] ?? '' },
          ...shownOf({ externalUserId }, '5.00'),
          witness: { operationId: 'getUserTransactionHistory', values: { externalUserId } },
        };
      };
    },
  },
  {
    webhookId: 'orderStatus',
    async prepare(story, step) {
      const { lockId = '' } = await story.provide('order-lock', step);
      return async () => {
        const created = await story.accept('createOrder', step, 'Create an order', { values: { lockId } });
        const orderId = story.take(created, '/orderId');
        const witness = { operationId: 'getOrderDetails', values: { orderId } } as const;
        return { about: { pointer: '/orderId', equals: orderId }, witness };
      };
    },
  },
  ofObject(
    'paymentLink',
    'payment-link',
    { member: 'paymentLinkId', pointer: '/paymentLinkId' },
    (story, values) => story.trigger('expire-payment-link', { paymentLinkId: values['paymentLinkId'] ?? '' }),
    'getPaymentLinkDetails',
  ),
  ofObject('card3dsCode', 'card', { member: 'externalUserId', pointer: '/externalUserId' }, (story, values) =>
    story.trigger('send-3ds-code', { cardId: values['cardId'] ?? '' }),
  ),
  ofObject('cardActivationCode', 'card', { member: 'cardId', pointer: '/cardId' }, (story, values) =>
    story.trigger('send-activation-code', { cardId: values['cardId'] ?? '' }),
  ),
  healthCheck,
];
