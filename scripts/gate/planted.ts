import { randomUUID } from 'node:crypto';
import { isLosslessNumber, LosslessNumber } from 'lossless-json';
import type { Kind } from '../../gate/behaviour/difference.js';
import type { AreaId } from './areas.js';

/** A body of JSON, every number as its text. */
export type Body = Record<string, unknown>;

/** How a change is made: by a fault of the sandbox, or on the way of an answer or delivery. */
export type Planted =
  | { fault: string }
  | {
      answer: string;
      status?: number;
      change?: (body: Body) => void;
      headers?: Readonly<Record<string, string>>;
      as?: number;
    }
  | { delivery: string; change: (body: Body) => void };

/** A change of behaviour that no contract announces, and the row that has to tell of it. */
export interface PlantedChange {
  id: string;
  about: string;
  area: AreaId;
  planted: Planted;
  /** Kind, subject and place of the row. */
  shows: readonly [kind: Kind, subject: string, place: string];
  /** What is said keeps to both contracts. */
  valid?: true;
  /** The value is another one in each run. */
  varies?: true;
}

const number = (text: string): LosslessNumber => new LosslessNumber(text);
const plus = (value: unknown, more: string): unknown => {
  const [text, digits] = [String(isLosslessNumber(value) ? value.value : value), more.split('.')[1]?.length ?? 0];
  const sum = (Number(text) + Number(more)).toFixed(Math.max(digits, text.split('.')[1]?.length ?? 0));
  return isLosslessNumber(value) ? number(sum) : sum;
};
const listOf = (body: Body, name: string): Body[] => (body[name] as Body[] | undefined) ?? [];
const each = (name: string, change: (item: Body, index: number) => void) => (body: Body) =>
  listOf(body, name).forEach(change);
const set = (name: string, value: (before: unknown) => unknown) => (body: Body) => {
  if (name in body) body[name] = value(body[name]);
};
const without =
  (name: string) =>
  (body: Body): void =>
    void Reflect.deleteProperty(body, name);
const words = (word: string) => () => word;
const otherId = '00000000-0000-4000-8000-0000000000aa';
const withoutZone = (time: unknown): string => String(time).replace(/Z$/, '').replace('T', ' ');
const seconds = (time: unknown): LosslessNumber => number(String(Math.floor(Date.parse(String(time)) / 1000)));

type Row = Omit<PlantedChange, 'area' | 'planted'>;
const row = (id: string, about: string, shows: PlantedChange['shows'], marks = ''): Row => ({
  id,
  about,
  shows,
  ...(marks.includes('valid') && { valid: true as const }),
  ...(marks.includes('varies') && { varies: true as const }),
});
const answer = (area: AreaId, operation: string, change: (body: Body) => void, of: Row): PlantedChange => ({
  ...of,
  area,
  planted: { answer: operation, change },
});
const refusal = (area: AreaId, operation: string, change: (body: Body) => void, of: Row): PlantedChange => ({
  ...of,
  area,
  planted: { answer: operation, status: 400, change },
});
const delivery = (area: AreaId, webhook: string, change: (body: Body) => void, of: Row): PlantedChange => ({
  ...of,
  area,
  planted: { delivery: webhook, change },
});
const fault = (area: AreaId, name: string, of: Row): PlantedChange => ({ ...of, area, planted: { fault: name } });

// prettier-ignore
export const plantedChanges: readonly PlantedChange[] = [
  answer('users', 'createUser', set('poaRequiredForExtended', (flag) => flag !== true), row('user-needs-proof', 'Whether a proof of address is needed is told the other way round.', ['value', 'createUser', '/poaRequiredForExtended'], 'valid')),
  answer('users', 'createUser', set('userId', () => number('4711')), row('user-id-number', 'The id of a user is a number.', ['type', 'createUser', '/userId'], 'varies')),
  answer('users', 'createUser', set('userId', () => 'user-4711'), row('user-id-word', 'The id of a user is no UUID.', ['format', 'createUser', '/userId'], 'varies')),
  answer('users', 'addUserVerification', without('message'), row('verification-without-message', 'The answer to a verification has no message.', ['member-gone', 'addUserVerification', '/message'], 'valid')),
  answer('users', 'getKycStatus', set('status', words('REJECTED')), row('kyc-rejected', 'Every check is told to be rejected.', ['value', 'getKycStatus', '/status'], 'valid')),
  refusal('users', 'createUser', set('errorMessage', (text) => `Sorry: ${String(text)}`), row('refusal-words', 'Refusals say it in other words.', ['value', 'createUser', '/errorMessage'], 'valid')),
  refusal('users', 'createUser', set('errorCode', words('P500')), row('refusal-p500', 'Refusals have the code of an unknown exception.', ['error-code', 'createUser', ''])),
  fault('users', 'required-not-checked@createUser', row('required-not-checked', 'A required member may be left out.', ['status', 'createUser', ''])),
  { ...row('refusal-500', 'Refusals are server errors.', ['status', 'createUser', '']), area: 'users', planted: { answer: 'createUser', status: 400, as: 500 } },
  delivery('users', 'kycVerificationStatus', set('verificationId', () => otherId), row('delivery-other-check', 'Deliveries name another check.', ['relation', 'kycVerificationStatus', '/verificationId'], 'valid varies')),
  delivery('users', 'kycVerificationStatus', set('status', words('PENDING')), row('delivery-state', 'Deliveries tell that a check is still pending.', ['value', 'kycVerificationStatus', '/status'], 'valid')),
  fault('users', 'webhook-missing@userBalanceGenerated', row('delivery-missing', 'Balances are not told.', ['delivery-missing', 'userBalanceGenerated', ''], 'valid')),

  answer('balances', 'getUserBalances', each('fiatBalances', (item) => void (item['amount'] = plus(item['amount'], '0.01'))), row('balance-cent', 'A balance shows a cent more.', ['value', 'getUserBalances', '/fiatBalances/*/amount'], 'valid')),
  answer('balances', 'getUserBalances', (body) => void listOf(body, 'cryptoBalances').reverse(), row('balances-order', 'Balances stand in another order.', ['order', 'getUserBalances', '/cryptoBalances'], 'valid')),
  answer('balances', 'getUserBalances', (body) => void listOf(body, 'cryptoBalances').pop(), row('balance-less', 'A currency is not listed any more.', ['count', 'getUserBalances', '/cryptoBalances'], 'valid')),
  answer('balances', 'getUserBalances', each('fiatBalances', set('status', words('WAITING_TO_BE_ACTIVATED'))), row('balance-waiting', 'Balances wait to be activated.', ['value', 'getUserBalances', '/fiatBalances/*/status'], 'valid')),
  answer('balances', 'getUserBalances', each('fiatBalances', set('iban', () => null)), row('balance-without-iban', 'Balances have no IBAN.', ['type', 'getUserBalances', '/fiatBalances/*/iban'], 'valid varies')),
  answer('balances', 'getUserBalances', each('cryptoBalances', set('rate', (rate) => plus(rate, '0.5'))), row('balance-rate', 'Rates beside balances are higher.', ['value', 'getUserBalances', '/cryptoBalances/*/rate'], 'valid')),
  answer('balances', 'getUserBalances', each('fiatBalances', set('id', () => randomUUID())), row('balance-id-moves', 'A balance has another id when it is read again.', ['relation', 'getUserBalances', '/fiatBalances/*/id'], 'valid varies')),
  fault('balances', 'wallet-changes@getUserBalances', row('wallet-moves', 'A wallet has another address when it is read again.', ['relation', 'getUserBalances', '/cryptoBalances/*/wallet'], 'varies')),
  answer('balances', 'getUserTransactionHistory', each('transactions', set('type', words('TRANSFER'))), row('history-type', 'Every movement is called a transfer.', ['value', 'getUserTransactionHistory', '/transactions/*/type'], 'valid')),
  answer('balances', 'getUserTransactionHistory', without('limit'), row('history-without-limit', 'A page does not tell its limit.', ['member-gone', 'getUserTransactionHistory', '/limit'], 'valid')),
  answer('balances', 'getUserTransactionHistory', (body) => void listOf(body, 'transactions').reverse(), row('history-order', 'The oldest movement stands first.', ['order', 'getUserTransactionHistory', '/transactions'], 'valid')),
  answer('balances', 'getUserTransactionHistory', each('transactions', (item) => void (item['note'] = 'none')), row('history-note', 'Movements have a note.', ['member-new', 'getUserTransactionHistory', '/transactions/*/note'], 'valid')),
  answer('balances', 'getUserTransactionHistory', each('transactions', set('createdAt', withoutZone)), row('history-time', 'Times of movements have no zone.', ['format', 'getUserTransactionHistory', '/transactions/*/createdAt'], 'varies')),
  answer('balances', 'getUserTransactionHistory', (body) => void listOf(body, 'transactions').shift(), row('history-line-missing', 'The newest movement is not in the history.', ['count', 'getUserTransactionHistory', '/transactions'], 'valid')),
  delivery('balances', 'sepaDeposit', set('title', words('none')), row('deposit-title', 'A deposit without a title is told with one.', ['type', 'sepaDeposit', '/title'], 'valid')),
  delivery('balances', 'cryptoDeposit', set('createdAt', seconds), row('deposit-seconds', 'The time of a deposit is told in seconds.', ['type', 'cryptoDeposit', '/createdAt'], 'varies')),

  answer('exchange', 'createExchangeLock', set('feePercentage', (fee) => plus(fee, '0.01')), row('lock-fee', 'The fee of a lock is higher.', ['value', 'createExchangeLock', '/feePercentage'], 'valid')),
  answer('exchange', 'createExchangeLock', set('validUntil', seconds), row('lock-seconds', 'The end of a lock is told in seconds.', ['type', 'createExchangeLock', '/validUntil'], 'varies')),
  answer('exchange', 'createExchangeLock', set('createdAt', withoutZone), row('lock-time', 'The time of a lock has no zone.', ['format', 'createExchangeLock', '/createdAt'], 'varies')),
  answer('exchange', 'getExchangeDetails', set('fee', (fee) => plus(fee, '1')), row('exchange-fee', 'The fee of an exchange is told higher.', ['value', 'getExchangeDetails', '/fee'], 'valid')),
  answer('exchange', 'getExchangeDetails', without('rate'), row('exchange-without-rate', 'The rate of an exchange is not told.', ['member-gone', 'getExchangeDetails', '/rate'], 'valid')),
  answer('exchange', 'getExchangeDetails', without('createdAt'), row('exchange-without-time', 'The time of an exchange is not told.', ['member-gone', 'getExchangeDetails', '/createdAt'], 'valid varies')),
  answer('exchange', 'getExchangeDetails', set('exchangeId', () => otherId), row('exchange-other-id', 'Details have the id of another exchange.', ['relation', 'getExchangeDetails', '/exchangeId'], 'valid varies')),
  delivery('exchange', 'exchange', without('rate'), row('exchange-told-without-rate', 'The rate is not told with an exchange.', ['member-gone', 'exchange', '/rate'], 'valid')),
  fault('exchange', 'exchange-fee-doubled', row('exchange-fee-doubled', 'An exchange costs twice as much.', ['value', 'getExchangeDetails', '/fee'], 'valid')),

  answer('sepa', 'getPartnerSepaTransferDetails', set('createdAt', withoutZone), row('sepa-time', 'The time of a transfer has no zone.', ['format', 'getPartnerSepaTransferDetails', '/createdAt'], 'varies')),
  answer('sepa', 'getPartnerSepaTransferDetails', set('receiverFirstName', () => null), row('sepa-receiver', 'The first name of the receiver is not told.', ['type', 'getPartnerSepaTransferDetails', '/receiverFirstName'], 'valid')),
  fault('sepa', 'sepa-fee-doubled', row('sepa-fee-doubled', 'A SEPA transfer costs twice as much.', ['value', 'getPartnerSepaTransferDetails', '/fee'], 'valid')),

  answer('crypto', 'getNetworkFee', set('networkFee', (fee) => plus(fee, '0.01')), row('network-fee', 'The fee of a network is higher.', ['value', 'getNetworkFee', '/networkFee'], 'valid')),
  answer('crypto', 'getCryptoWithdrawalDetails', set('network', () => null), row('withdrawal-network', 'The network of a withdrawal is not told.', ['type', 'getCryptoWithdrawalDetails', '/network'], 'valid')),
  answer('crypto', 'getCryptoWithdrawalDetails', set('id', () => otherId), row('withdrawal-other-id', 'Details have the id of another withdrawal.', ['relation', 'getCryptoWithdrawalDetails', '/id'], 'valid varies')),
  delivery('crypto', 'cryptoWithdrawal', set('createdAt', seconds), row('withdrawal-seconds', 'The time of a withdrawal is told in seconds.', ['type', 'cryptoWithdrawal', '/createdAt'], 'varies')),

  answer('transfers', 'getTransferDetails', set('status', words('PENDING')), row('transfer-pending', 'A transfer that has succeeded is told as pending.', ['value', 'getTransferDetails', '/status'], 'valid')),
  answer('transfers', 'getTransferDetails', set('amount', (amount) => number(`${String(isLosslessNumber(amount) ? amount.value : amount)}0`)), row('transfer-zeros', 'An amount has one zero more.', ['scale', 'getTransferDetails', '/amount'], 'valid')),
  fault('transfers', 'transfer-credited-short', row('transfer-credited-short', 'What arrives is one per cent less.', ['value', 'getUserBalances', '/cryptoBalances/*/amount'], 'valid')),
  refusal('transfers', 'createTransfer', set('errorCode', (code) => (code === 'P433' ? 'P403' : code)), row('refusal-code', 'What lacks funds is refused as malformed.', ['error-code', 'createTransfer', ''], 'valid')),
  fault('transfers', 'answer-p500@createTransfer', row('transfer-fails', 'Transfers fail.', ['status', 'createTransfer', ''])),
  { ...row('transfer-accepted', 'A transfer is answered with 202.', ['status', 'createTransfer', '']), area: 'transfers', planted: { answer: 'createTransfer', status: 201, as: 202 } },
  { ...row('transfer-header', 'Answers may be kept.', ['header', 'getTransferDetails', ''], 'valid'), area: 'transfers', planted: { answer: 'getTransferDetails', status: 200, headers: { 'cache-control': 'max-age=60' } } },

  answer('cards', 'getUserCards', each('cards', set('label', (label) => `${String(label)} card`)), row('card-label', 'Labels of cards are longer.', ['value', 'getUserCards', '/cards/*/label'], 'valid')),
  answer('cards', 'getUserCards', each('cards', set('cardId', () => otherId)), row('card-other-id', 'Cards are listed under other ids.', ['relation', 'getUserCards', '/cards/*/cardId'], 'valid varies')),
  answer('cards', 'getCardLimits', set('dailyTrxAll', (limit) => plus(limit, '1')), row('card-limit', 'A limit is higher.', ['value', 'getCardLimits', '/dailyTrxAll'], 'valid')),
  answer('cards', 'getCardLimits', without('dailyTrxAtm'), row('card-limit-gone', 'A limit is not told.', ['member-gone', 'getCardLimits', '/dailyTrxAtm'], 'valid')),
  answer('cards', 'blockCard', set('message', words('done')), row('card-message', 'The answer to a change says it in other words.', ['value', 'blockCard', '/message'], 'valid')),

  answer('orders', 'getOrderDetails', set('requiredConfirmations', (count) => plus(count, '1')), row('order-confirmations', 'An order needs one confirmation more.', ['value', 'getOrderDetails', '/requiredConfirmations'], 'valid')),
  answer('orders', 'getOrderDetails', set('createdAt', seconds), row('order-seconds', 'The time of an order is told in seconds.', ['type', 'getOrderDetails', '/createdAt'], 'varies')),
  answer('orders', 'createPaymentLink', set('expiresAt', () => null), row('link-without-end', 'A link does not tell when it ends.', ['type', 'createPaymentLink', '/expiresAt'], 'valid varies')),
  delivery('orders', 'orderStatus', without('confirmations'), row('order-told-without-confirmations', 'Confirmations are not told.', ['member-gone', 'orderStatus', '/confirmations'], 'valid')),
];
