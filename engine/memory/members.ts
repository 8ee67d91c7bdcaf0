/** Which members of answers and requests tell of the same thing. All tables; what reads them stands in `memory.ts`. */

/** A call that makes an object: the member of its answer that names the new object. */
export const creations: Readonly<Record<string, string>> = {
  createUser: 'userId',
  createKycVerification: 'verificationId',
  createVirtualCard: 'cardId',
  createTransfer: 'transferId',
  createTransferMasterBalance: 'transferId',
  createSepaTransfer: 'transferId',
  createPartnerSepaTransfer: 'transferId',
  createExchangeLock: 'id',
  createPartnerExchangeLock: 'lockId',
  createExchange: 'exchangeId',
  createPartnerExchange: 'exchangeId',
  createCryptoWithdrawal: 'withdrawalId',
  createPartnerCryptoWithdrawal: 'withdrawalId',
  lockOrderRate: 'lockId',
  createOrder: 'orderId',
  createPaymentLink: 'paymentLinkId',
  createHostedCheckout: 'paymentLinkId',
};

/** Calls that tell the provider who a user is, or where they live now. */
export const tellingOfUsers: ReadonlySet<string> = new Set([
  'createUser',
  'updateUser',
  'addUserVerification',
  'createKycVerification',
]);

/** A member of an answer that is about a person, and the members by which it was told: each row one way to word it. */
export const personalMembers: Readonly<Record<string, readonly (readonly string[])[]>> = {
  email: [['email']],
  phone: [['phone']],
  firstName: [['firstName']],
  lastName: [['lastName']],
  accountHolder: [
    ['firstName', 'lastName'],
    ['lastName', 'firstName'],
  ],
  address: [['address'], ['street', 'number'], ['street'], ['number', 'street']],
  street: [['street']],
  number: [['number']],
  city: [['city']],
  postCode: [['postCode']],
  country: [['country']],
  citizenship: [['citizenship']],
  nationality: [['nationality']],
  birthDate: [['birthDate']],
  birthCountry: [['birthCountry']],
  documentType: [['documentType']],
  documentNumber: [['documentNumber']],
  pesel: [['pesel'], ['userIdentificationNumber']],
};

/** Members of an answer that show what a creation was given under another name. */
export const otherNames: Readonly<Record<string, readonly string[]>> = {
  destination: ['walletAddress', 'destinationIban'],
  id: ['transferId', 'withdrawalId', 'exchangeId', 'lockId', 'orderId', 'paymentLinkId', 'cardId'],
};

/** Members that go on, or are worked out, after an object was made. */
export const movingMembers: ReadonlySet<string> = new Set([
  ...['status', 'message', 'rate', 'rates', 'fee', 'feePercentage', 'networkFee', 'expiresAt', 'validUntil'],
  ...['confirmations', 'receivedAmount', 'transactionHash', 'error', 'pin'],
]);

/** Members by which an object is known, and that it has from its beginning: none of them ever changes. */
export const identifyingMembers: ReadonlySet<string> = new Set(['createdAt', 'iban', 'userId']);

/** Members that nobody says may change, and of which a change loses money or sense. */
export const lastingMembers: ReadonlySet<string> = new Set([
  ...['wallet', 'walletAddress', 'destination', 'destinationIban', 'swift', 'title', 'transferTitle', 'externalId'],
  ...['currency', 'currencyFrom', 'currencyTo', 'cryptocurrency', 'network', 'url'],
  ...['sourceExternalUserId', 'destinationExternalUserId', 'cardNumber', 'cardLastDigits', 'exp', 'label'],
]);

/** Members that say whose something is. */
export const ownerMembers: readonly string[] = ['externalUserId', 'sourceExternalUserId', 'destinationExternalUserId'];

/** Members of a balance to which money is sent. */
export const accountMembers: readonly string[] = ['iban', 'wallet'];

/** Members that tell owners of one account apart: whoever sends money names them as well. */
export const referenceMembers: readonly string[] = ['memo', 'tag', 'destinationTag', 'title'];
