import type { Facts } from '../model/types.js';
import type { PlaceNote } from './places.js';

/** What a contradiction of `platform.yaml` is about, and what becomes of it. */
export interface PlatformNote {
  places: PlaceNote[];
  /** What the contract does about it. */
  contract?: string;
  /** Contradictions of entries that say the same, each by words of its text. */
  restatedBy?: Partial<Record<string, string[]>>;
  /** Ids of defects that other rules find and that are the same. */
  foundAs?: string[];
}

const errorCodes =
  (...codes: string[]) =>
  (facts: Facts) =>
    facts.errorCodes.filter(({ code }) => codes.includes(code)).map(({ evidence }) => evidence);

const networkTerms = (currency: string) => (facts: Facts) =>
  facts.networkTerms.filter((row) => row.currency === currency).map(({ evidence }) => evidence);

/** Notes on the contradictions of `platform.yaml`, by id. */
export const platformNotes: Partial<Record<string, PlatformNote>> = {
  C01: {
    places: [{ webhook: 'userBalanceGenerated' }],
    restatedBy: { userBalanceGenerated: ['two-field body'] },
  },
  C02: {
    places: [{ webhook: 'cryptoDeposit' }],
    contract: 'The payload is the flat body of the webhook page; the envelope is no alternative.',
    restatedBy: { cryptoDeposit: ['envelope'] },
  },
  C03: {
    places: [{ operation: 'createUser' }],
    contract: 'The response has poaRequiredForExtended, as the page of the operation calls it.',
    restatedBy: { createUser: ['Flag name'] },
  },
  C04: {
    places: [{ operation: 'createUser' }],
    contract: 'Requests must carry hasAcceptedP100Tc.',
    restatedBy: { createUser: ['hasAcceptedP100Tc'] },
    foundAs: ['example-against-schema:createUser:request/hasAcceptedP100Tc:required'],
  },
  C05: {
    places: [{ operation: 'createUser' }],
    restatedBy: { createUser: ['WAITING_FOR_ACTIVATION'] },
  },
  C06: {
    places: [{ operation: 'createUser' }, { operation: 'getUserBalances' }],
    restatedBy: { createUser: ['recommends calling Get User Balances'] },
  },
  C07: {
    places: [{ operation: 'createUser' }, { operation: 'addPoaFile' }],
    contract: 'Add POA File is a step of the onboarding for customers of high risk (facts, onboarding).',
  },
  C08: {
    places: [{ operation: 'createPartnerExchange' }],
    contract: 'The call is POST /v1/partner/exchange with lockId, as the sample has it.',
    restatedBy: { createPartnerExchange: ['/exchange/execute'], getPartnerExchangeDetails: ['/exchange/{exchangeId}'] },
  },
  C10: {
    places: [{ operation: 'createExchangeLock' }, { operation: 'createExchange' }],
    contract: 'The lock answers with id, and the exchange takes it as lockId.',
    restatedBy: { createExchangeLock: ['The id field'], createPartnerExchange: ['rateLockId'] },
  },
  C11: {
    places: [
      { operation: 'createExchangeLock' },
      { page: 'Exchange module', facts: ({ rateLocks }) => [rateLocks.exchange.evidence] },
    ],
    contract: 'A lock is valid for the stated 40 seconds (facts, rateLocks); the times of the sample bind nobody.',
    restatedBy: { createExchangeLock: ['40 seconds'] },
    foundAs: ['prose-against-example:createExchangeLock:response 200:validity-of-the-lock'],
  },
  C13: {
    places: [{ operation: 'getOrderDetails' }],
    contract: 'expiresAt may be null, and may be missing.',
  },
  C14: {
    places: [
      { operation: 'createCryptoWithdrawal', only: 'legacy' },
      { operation: 'getNetworkFee', only: 'legacy' },
      { operation: 'getOrderDetails', only: '2025' },
      { operation: 'lockOrderRate', only: '2025' },
    ],
    contract: 'Networks of withdrawals, locks and orders are any text.',
    restatedBy: { getOrderDetails: ['upper case here'] },
  },
  C15: {
    places: [{ operation: 'createCryptoWithdrawal' }, { operation: 'createSepaTransfer' }],
    contract: 'Currencies of withdrawals and SEPA transfers are any text.',
    restatedBy: { createCryptoWithdrawal: ['currency and network are upper case'] },
  },
  C16: {
    places: [{ operation: 'createTransfer' }, { operation: 'createSepaTransfer' }],
    contract: 'amount may be a string or a number in requests.',
    restatedBy: { createTransfer: ['amount is a string'] },
  },
  C18: {
    places: [{ operation: 'createSepaTransfer' }],
    contract: 'Requests carry sourceExternalUserId, as the table has it.',
    restatedBy: { createSepaTransfer: ['the table sourceExternalUserId', 'receiverType twice'] },
    foundAs: ['two-names-for-one-field:createSepaTransfer:request/sourceExternalUserId'],
  },
  C21: {
    places: [{ operation: 'createTransfer' }],
    restatedBy: { createTransfer: ['P433'] },
  },
  C22: {
    places: [{ operation: 'createPartnerSepaTransfer' }],
    restatedBy: { createPartnerSepaTransfer: ['filed under partner operations'] },
  },
  C23: {
    places: [{ operation: 'getPartnerSepaTransferDetails' }],
    contract: 'The path is taken as it is documented.',
  },
  C25: {
    places: [
      { operation: 'createVirtualCard' },
      { page: 'Error codes', facts: errorCodes('P431') },
      { page: 'Error codes', facts: errorCodes('P451') },
    ],
    contract: 'Both codes are listed.',
  },
  C26: {
    places: [
      {
        page: 'Fees',
        facts: (facts) =>
          facts.fees.cryptoWithdrawal.filter(({ currency }) => currency === 'pol').map(({ evidence }) => evidence),
      },
      { page: 'Networks', facts: networkTerms('pol') },
    ],
    restatedBy: { createPartnerCryptoWithdrawal: ['fee for POL'], createCryptoWithdrawal: ['fee for POL'] },
  },
  C28: {
    places: [{ page: 'Networks', facts: networkTerms('usdt') }],
    contract: 'usdt keeps two networks (facts, networkTerms).',
    restatedBy: { getNetworkFee: ['two networks'] },
  },
  C30: {
    places: [
      {
        page: 'Fees',
        facts: ({ costs }) =>
          costs.filter(({ operation }) => operation === 'createKycVerification').map(({ evidence }) => evidence),
      },
    ],
    contract: 'A verification counts as a cost of the call that creates it (facts, costs).',
    restatedBy: { createKycVerification: ['Charged for each'] },
  },
  C31: {
    places: [
      { webhook: 'sepaTransfer' },
      { page: 'Fees', facts: ({ fees }) => (fees.sepaTransfer ? [fees.sepaTransfer.evidence] : []) },
    ],
    contract: 'The facts keep the fees page; fee in payloads is any number.',
    restatedBy: { sepaTransfer: ['fee of 0'] },
    foundAs: ['prose-against-example:sepaTransfer:payload:fee-of-a-SEPA-transfer'],
  },
  C32: {
    places: [{ webhook: 'p2pTransfer' }, { webhook: 'cryptoWithdrawal' }],
    contract: 'Each path is taken as it is documented.',
    restatedBy: { p2pTransfer: ['In legacy this path'] },
  },
  C36: {
    places: [{ operation: 'createUser' }],
    contract: 'externalUserId is any text.',
    restatedBy: { createUserWithoutKyc: ['too short for a UUID'] },
  },
  C37: {
    places: [
      {
        page: 'Supported Countries',
        facts: ({ countries }) => (countries.identityDocuments ? [countries.identityDocuments.evidence] : []),
      },
    ],
    contract: 'The list is marked as incomplete (facts, countries).',
  },
  C38: {
    places: [{ operation: 'createUser' }, { operation: 'createKycVerification' }],
    contract: 'Each operation takes the document types of its own page.',
    restatedBy: { createKycVerification: ['DRIVER_LICENSE'] },
  },
  C39: {
    places: [{ page: 'Error Handling', facts: errorCodes('P500', 'P501') }],
    contract: 'Both codes come under status 400, as documented.',
  },
  C40: {
    places: [{ webhook: 'p2pTransfer' }],
    contract: 'error may stand beside any status.',
    restatedBy: { p2pTransfer: ['error object at the same time'] },
  },
  C41: {
    places: [{ page: 'Authentication', facts: ({ authentication }) => [authentication.evidence] }],
    contract: 'The header is written in lower case.',
  },
};
