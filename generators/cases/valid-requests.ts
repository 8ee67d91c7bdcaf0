import type { ValidRequest, Witness } from './base.js';

/** A country whose users may have everything: IBAN, cards, no proof of address (dossier, countries). */
const home = 'PL';
/** A synthetic IBAN with right check digits (dossier, createSepaTransfer). */
const destinationIban = 'LT799999987822764110';

const receiver = { receiverType: 'NATURAL', receiverFirstName: 'Maria', receiverLastName: 'Sample' };
const sepa = { amount: '10.00', currency: 'eur', destinationIban, transferTitle: 'Invoice 123', ...receiver };
const exchange = { amount: 10, currencyFrom: 'eur', currencyTo: 'usdc' };
const withdrawal = { currency: 'usdc', network: 'polygon', amount: 20, name: 'Maria Sample', receiverType: 'NATURAL' };
const spending = {
  monthlyTrxAll: 1000,
  dailyTrxAll: 100,
  monthlyTrxAtm: 500,
  dailyTrxAtm: 50,
  monthlyTrxEcom: 500,
  dailyTrxEcom: 50,
};
/** Others that are right as well. */
const otherSpending = Object.fromEntries(Object.entries(spending).map(([name, value]) => [name, value - 7]));
const picture = { name: 'document.png', type: 'image/png', content: 'a picture' };

const payer = { sourceExternalUserId: 'externalUserId' };
const payersReads = [
  { operationId: 'getUserBalances', parameters: { externalUserId: 'sourceExternalUserId' } },
  { operationId: 'getUserTransactionHistory', parameters: { externalUserId: 'sourceExternalUserId' } },
];
const usersReads = [{ operationId: 'getUserBalances' }, { operationId: 'getUserTransactionHistory' }];
const statusReads: readonly Witness[] = [
  { operationId: 'getKycStatus', open: true },
  { operationId: 'getUserBalances', open: true },
];
const cardReads = [{ operationId: 'getUserCards' }, { operationId: 'getCardLimits' }];

/** How valid requests come about, one row per operation that needs more than its contract. */
const validRequests: readonly ValidRequest[] = [
  {
    operationId: 'createUser',
    body: { country: home, citizenship: home, documentType: 'PASSPORT' },
    consumes: true,
    witnesses: statusReads,
  },
  {
    operationId: 'addKycFile',
    provision: 'created-user',
    files: ['a', 'b', 'c'].map(() => ({ part: 'files', ...picture })),
    witnesses: statusReads,
  },
  { operationId: 'createKycVerification', provision: 'created-user', body: { country: home }, witnesses: statusReads },
  { operationId: 'redirectToKycVerification', provision: 'user-in-check' },
  { operationId: 'getKycStatus', provision: 'user-in-check' },
  { operationId: 'addUserVerification', provision: 'approved-user', witnesses: statusReads },
  {
    operationId: 'addPoaFile',
    provision: 'verified-user',
    files: [{ part: 'files', ...picture }],
    consumes: true,
    witnesses: statusReads,
  },
  { operationId: 'updateUser', provision: 'verified-user' },
  { operationId: 'suspendUser', provision: 'verified-user', consumes: true, witnesses: statusReads },
  { operationId: 'unsuspendUser', provision: 'suspended-user', consumes: true, witnesses: statusReads },
  { operationId: 'deleteUser', provision: 'created-user', consumes: true, witnesses: statusReads },

  { operationId: 'getUserBalances', provision: 'verified-user' },
  { operationId: 'getUserTransactionHistory', provision: 'funded-user' },
  { operationId: 'createPartnerWallet', body: { currency: 'usdc', network: 'polygon' }, omit: ['externalUserId'] },

  { operationId: 'createExchangeLock', provision: 'verified-user' },
  {
    operationId: 'createExchange',
    provision: 'exchange-lock',
    members: payer,
    body: exchange,
    consumes: true,
    witnesses: payersReads,
  },
  { operationId: 'getExchangeDetails', provision: 'exchange' },
  {
    operationId: 'createPartnerExchange',
    provision: 'partner-exchange-lock',
    body: exchange,
    consumes: true,
    movesShared: true,
  },
  { operationId: 'getPartnerExchangeDetails', provision: 'partner-exchange', movesShared: true },

  {
    operationId: 'createTransfer',
    movesShared: true,
    provision: 'funded-user',
    members: payer,
    body: { amount: '1.00', currency: 'eur' },
    omit: ['destinationExternalUserId'],
    witnesses: payersReads,
  },
  { operationId: 'getTransferDetails', provision: 'transfer', movesShared: true },
  {
    operationId: 'createTransferMasterBalance',
    provision: 'funded-partner',
    body: { amount: 1, currency: 'eur' },
    movesShared: true,
  },

  { operationId: 'getSepaDepositInfo', provision: 'verified-user' },
  { operationId: 'getSepaDepositContactList', provision: 'verified-user' },
  {
    operationId: 'createSepaTransfer',
    provision: 'funded-user',
    members: payer,
    body: sepa,
    omit: ['companyName'],
    witnesses: payersReads,
  },
  { operationId: 'getSepaTransferDetails', provision: 'sepa-transfer' },
  {
    operationId: 'createPartnerSepaTransfer',
    provision: 'funded-partner',
    body: sepa,
    omit: ['companyName'],
    movesShared: true,
  },
  { operationId: 'getPartnerSepaTransferDetails', provision: 'partner-sepa-transfer', movesShared: true },

  { operationId: 'getNetworkFee', query: { currency: 'usdc', network: 'polygon' } },
  { operationId: 'getPartnerNetworkFee', query: { currency: 'usdc', network: 'polygon' } },
  {
    operationId: 'createCryptoWithdrawal',
    provision: 'withdrawing-user',
    members: payer,
    body: withdrawal,
    omit: ['memo'],
    witnesses: payersReads,
  },
  { operationId: 'getCryptoWithdrawalDetails', provision: 'withdrawal' },
  {
    operationId: 'createPartnerCryptoWithdrawal',
    provision: 'withdrawing-partner',
    body: withdrawal,
    omit: ['memo'],
    movesShared: true,
  },
  { operationId: 'getPartnerCryptoWithdrawalDetails', provision: 'partner-withdrawal', movesShared: true },
  { operationId: 'updateTravelRule', provision: 'waiting-crypto-deposit', consumes: true, witnesses: usersReads },
  {
    operationId: 'updatePartnerTravelRule',
    provision: 'partner-waiting-crypto-deposit',
    consumes: true,
    movesShared: true,
  },

  {
    operationId: 'createVirtualCard',
    provision: 'extended-user',
    consumes: true,
    witnesses: [{ operationId: 'getUserCards' }],
  },
  { operationId: 'getUserCards', provision: 'card' },
  { operationId: 'getCardDetails', provision: 'card' },
  { operationId: 'getCardLimits', provision: 'card' },
  { operationId: 'updateCardPin', provision: 'card', witnesses: cardReads },
  {
    operationId: 'updateCardLimits',
    provision: 'card',
    body: spending,
    otherBody: otherSpending,
    witnesses: cardReads,
  },
  { operationId: 'blockCard', provision: 'card', consumes: true, witnesses: cardReads },
  { operationId: 'unblockCard', provision: 'blocked-card', consumes: true, witnesses: cardReads },
  { operationId: 'deleteCard', provision: 'card', consumes: true, witnesses: cardReads },

  { operationId: 'lockOrderRate', body: { currency: 'usdc', amount: '346.59', network: 'polygon' } },
  { operationId: 'createOrder', provision: 'order-lock', consumes: true },
  { operationId: 'getOrderDetails', provision: 'order' },
  { operationId: 'createPaymentLink', body: { amount: '25.00', currency: 'eur' } },
  { operationId: 'getPaymentLinkDetails', provision: 'payment-link' },
  {
    operationId: 'createHostedCheckout',
    body: { amount: '25.00', currency: 'eur', redirectUrl: 'https://shop.example/done' },
  },
];

/** The row of an operation; one that needs nothing beyond its contract has an empty one. */
export function validRequestOf(operationId: string): ValidRequest {
  return validRequests.find((row) => row.operationId === operationId) ?? { operationId };
}
