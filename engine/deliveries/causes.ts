import type { TriggerName } from '../triggers/trigger.js';

/** A value of a payload and the place where the call or trigger that caused it has the same one. */
export interface Pair {
  /** JSON Pointer in the payload. */
  told: string;
  /** JSON Pointer in the call: below `/asked` (its body), `/path`, `/answered`, or of a trigger `/given` and `/told`. */
  asked: string;
  /** Names of currencies and networks are told in any case of letters. */
  anyCase?: true;
}

/** A way in which a webhook comes about: a call of the API, or something done beside it. */
export interface CauseRow {
  operations?: readonly string[];
  triggers?: readonly TriggerName[];
  /** What tells that the payload and the call are about one object. */
  by: Pair;
  /** What else has to be the same. */
  pairs?: readonly Pair[];
  /** It tells of the object and has nothing delivered. */
  bystander?: true;
  /** Nobody says that it causes the webhook, and nobody that it does not: nothing is claimed then. */
  maybe?: true;
}

/** What causes a webhook, and what its payload is about. */
export interface ToldRow {
  webhookId: string;
  /** JSON Pointer of the id of an object of its own; absent where it tells of a user alone. */
  object?: string;
  /** JSON Pointers of the users that it names. */
  users: readonly string[];
  /** Where it tells of money that moved. */
  money?: { amount: string; currency: string };
  causes: readonly CauseRow[];
  /** The provider also sends it by itself: without a cause nothing is claimed. */
  spontaneous?: true;
}

const pair = (told: string, asked: string): Pair => ({ told, asked });
const name = (told: string, asked: string): Pair => ({ told, asked, anyCase: true });
const user = '/externalUserId';
const byUser = { call: pair(user, '/asked/externalUserId'), path: pair(user, '/path/externalUserId') };
const amount = pair('/amount', '/asked/amount');
const currency = name('/currency', '/asked/currency');
const money = { amount: '/amount', currency: '/currency' };

/** A trigger about one user, or about one object that its values name. */
const pulled = (triggers: readonly TriggerName[], told: string, member = told.slice(1)): CauseRow[] => [
  { triggers, by: pair(told, `/given/${member}`) },
  { triggers, by: pair(told, `/told/${member}`) },
];

/**
 * What causes each webhook: the triggers of `contracts/dossier/webhooks.yaml` (`fires`), with the operations that they name and what
 * the run can have done beside the API.
 */
export const toldRows: readonly ToldRow[] = [
  {
    webhookId: 'userBalanceGenerated',
    users: [user],
    causes: [
      { operations: ['addUserVerification'], by: byUser.call },
      ...pulled(['extend-user'], user),
      // Who has passed the check by files may get balances without the call after it.
      { operations: ['createKycVerification'], by: byUser.call, maybe: true },
      { operations: ['addKycFile'], by: byUser.path, maybe: true },
    ],
  },
  {
    webhookId: 'kycFileAdded',
    users: [user],
    causes: [{ operations: ['addKycFile'], by: byUser.path }, ...pulled(['accept-kyc-files', 'fail-kyc-files'], user)],
  },
  {
    webhookId: 'poaVerificationStatus',
    users: [user],
    causes: [
      { operations: ['addPoaFile'], by: byUser.path },
      ...pulled(['approve-poa', 'reject-poa', 'question-poa'], user),
    ],
  },
  {
    webhookId: 'kycVerificationStatus',
    object: '/verificationId',
    users: [user],
    causes: [
      {
        operations: ['createKycVerification'],
        by: pair('/verificationId', '/answered/verificationId'),
        pairs: [pair(user, '/asked/externalUserId')],
      },
      { operations: ['createKycVerification'], by: byUser.call },
      ...pulled(['approve-kyc'], user),
    ],
  },
  {
    webhookId: 'highRiskKycVerification',
    users: [user],
    causes: pulled(['rate-high-risk'], user),
    // Screening goes on by itself.
    spontaneous: true,
  },
  {
    webhookId: 'walletCreated',
    object: '/id',
    users: [user],
    causes: [
      {
        operations: ['createPartnerWallet'],
        by: pair('/id', '/answered/walletId'),
        pairs: [
          name('/name', '/asked/currency'),
          name('/network', '/asked/network'),
          // Where the call answers the address at once, and not only that there will be one.
          pair('/wallet', '/answered/wallet'),
          pair(user, '/asked/externalUserId'),
        ],
      },
    ],
  },
  {
    webhookId: 'p2pTransfer',
    object: '/id',
    users: ['/sourceExternalUserId', '/destinationExternalUserId'],
    money,
    causes: [
      {
        operations: ['createTransfer', 'createTransferMasterBalance'],
        by: pair('/id', '/answered/transferId'),
        pairs: [
          amount,
          currency,
          pair('/sourceExternalUserId', '/asked/sourceExternalUserId'),
          pair('/destinationExternalUserId', '/asked/destinationExternalUserId'),
        ],
      },
    ],
  },
  {
    webhookId: 'sepaTransfer',
    object: '/id',
    users: [user],
    money,
    causes: [
      {
        operations: ['createSepaTransfer', 'createPartnerSepaTransfer'],
        by: pair('/id', '/answered/transferId'),
        pairs: [amount, currency, pair(user, '/asked/sourceExternalUserId')],
      },
      ...pulled(['complete-sepa-transfer', 'fail-sepa-transfer'], '/id', 'transferId'),
    ],
  },
  {
    webhookId: 'sepaDeposit',
    object: '/sepaDepositId',
    users: [user],
    money,
    causes: [
      {
        triggers: ['deposit-sepa'],
        by: pair('/sepaDepositId', '/told/sepaDepositId'),
        pairs: [
          pair('/amount', '/given/amount'),
          name('/currency', '/given/currency'),
          pair(user, '/given/externalUserId'),
        ],
      },
      ...pulled(['approve-sepa-deposit', 'reject-sepa-deposit'], '/sepaDepositId'),
    ],
  },
  {
    webhookId: 'ibanStatus',
    users: [user],
    causes: pulled(['deposit-sepa', 'approve-sepa-deposit', 'reject-sepa-deposit'], user),
  },
  {
    webhookId: 'cryptoWithdrawal',
    object: '/id',
    users: ['/user/externalUserId'],
    money: { amount: '/amount', currency: '/currency/name' },
    causes: [
      {
        operations: ['createCryptoWithdrawal', 'createPartnerCryptoWithdrawal'],
        by: pair('/id', '/answered/withdrawalId'),
        pairs: [
          amount,
          name('/currency/name', '/asked/currency'),
          name('/currency/network', '/asked/network'),
          name('/destination', '/asked/walletAddress'),
          pair('/user/externalUserId', '/asked/sourceExternalUserId'),
        ],
      },
      ...pulled(['confirm-withdrawal', 'fail-withdrawal'], '/id', 'withdrawalId'),
    ],
  },
  {
    webhookId: 'cryptoDeposit',
    object: '/cryptoDepositId',
    users: [user],
    money,
    causes: [
      {
        triggers: ['deposit-crypto'],
        by: pair('/cryptoDepositId', '/told/cryptoDepositId'),
        pairs: [
          pair('/amount', '/given/amount'),
          name('/currency', '/given/currency'),
          pair(user, '/given/externalUserId'),
        ],
      },
      ...pulled(['advance-crypto-deposit'], '/cryptoDepositId'),
      {
        operations: ['updateTravelRule', 'updatePartnerTravelRule'],
        by: pair('/cryptoDepositId', '/asked/cryptoDepositId'),
      },
    ],
  },
  {
    webhookId: 'exchange',
    object: '/exchangeId',
    users: [user],
    money: { amount: '/amount', currency: '/currencyFrom' },
    causes: [
      {
        operations: ['createExchange', 'createPartnerExchange'],
        by: pair('/exchangeId', '/answered/exchangeId'),
        pairs: [
          amount,
          name('/currencyFrom', '/asked/currencyFrom'),
          name('/currencyTo', '/asked/currencyTo'),
          pair(user, '/asked/sourceExternalUserId'),
        ],
      },
      ...pulled(['complete-exchange', 'fail-exchange'], '/exchangeId'),
    ],
  },
  {
    webhookId: 'cardTransaction',
    object: '/id',
    users: [user],
    money,
    causes: [
      {
        triggers: ['use-card'],
        by: pair('/id', '/told/id'),
        pairs: [pair('/amount', '/given/amount'), pair('/cardId', '/given/cardId'), pair(user, '/told/externalUserId')],
      },
    ],
  },
  {
    webhookId: 'orderStatus',
    object: '/orderId',
    users: [],
    causes: [
      {
        operations: ['createOrder'],
        by: pair('/orderId', '/answered/orderId'),
        pairs: [pair('/lockId', '/asked/lockId')],
      },
      ...pulled(['assign-order-address', 'pay-order', 'confirm-order', 'expire-order'], '/orderId'),
      {
        operations: ['lockOrderRate'],
        by: pair('/lockId', '/answered/lockId'),
        pairs: [
          pair('/totalAmountRequired', '/answered/amount'),
          name('/cryptocurrency', '/answered/cryptocurrency'),
          name('/network', '/answered/network'),
        ],
        bystander: true,
      },
    ],
  },
  {
    webhookId: 'paymentLink',
    object: '/paymentLinkId',
    users: [],
    causes: [
      {
        operations: ['createPaymentLink', 'createHostedCheckout'],
        by: pair('/paymentLinkId', '/answered/paymentLinkId'),
        pairs: [amount, currency],
      },
      ...pulled(['pay-payment-link', 'confirm-payment-link', 'expire-payment-link'], '/paymentLinkId'),
    ],
  },
  {
    webhookId: 'card3dsCode',
    users: [user],
    causes: [...pulled(['send-3ds-code'], '/cardId'), ...pulled(['send-3ds-code', 'use-card'], user)],
  },
  {
    webhookId: 'cardActivationCode',
    users: [user],
    causes: [
      ...pulled(['send-activation-code'], '/cardId'),
      ...pulled(['send-activation-code'], user),
      // Nobody says when a card asks to be activated.
      { operations: ['createVirtualCard'], by: pair('/cardId', '/answered/cardId'), maybe: true },
    ],
  },
  { webhookId: 'healthCheck', users: [], causes: [], spontaneous: true },
];

/** What is known of a webhook's causes; `undefined` for one of another API. */
export function toldRowOf(webhookId: string): ToldRow | undefined {
  return toldRows.find((row) => row.webhookId === webhookId);
}
