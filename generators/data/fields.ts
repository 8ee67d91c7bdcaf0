import { luhnDigit } from '../../contracts/formats/luhn.js';
import { addressIn } from './addresses.js';
import type { Data } from './data.js';
import { day, formatValues, mailAddress, newUuid, phoneNumber, today, type ValueMaker } from './formats.js';
import { addressFormAt, amountText, currencyName, isCurrencyName, networksAt, scaleAt } from './money.js';
import { markedNumber, markedPassport } from './run-mark.js';

const ascii = (text: string): string => text.normalize('NFD').replace(/[^\w .-]/g, '');

const country = formatValues['iso-3166-1-alpha-2'] as ValueMaker;
const iban = formatValues['iban'] as ValueMaker;
const company: ValueMaker = (data) => data.company.name();
const fullName: ValueMaker = (data) => data.person.fullName();
const sentence: ValueMaker = (data) => data.lorem.sentence({ min: 3, max: 6 });
const money: ValueMaker = (data, scene, place) => amountText(data, scaleAt(place, scene));
const currency: ValueMaker = (_data, scene, place) => currencyName(place, scene);
const wallet: ValueMaker = (data, scene, place) => addressIn(addressFormAt(place, scene), data);

/** A number that one person has. */
function numberOf(data: Data, length: number): string {
  const number = data.string.numeric(length);
  return data.runMark ? markedNumber(number, data.runMark) : number;
}

function passportNumber(data: Data): string {
  const number = `${data.string.alpha({ length: 3, casing: 'upper' })}${data.string.numeric(6)}`;
  return data.runMark ? markedPassport(number, data.runMark) : number;
}

function withLuhnDigit(digits: string): string {
  return digits + luhnDigit(digits);
}

function expiry(data: Data): string {
  const month = data.number.int({ min: 1, max: 12 });
  return `${String(month).padStart(2, '0')}/${data.number.int({ min: 27, max: 31 })}`;
}

/** `name` is a currency's, a network's or a person's: what stands beside it tells which. */
const nameValue: ValueMaker = (data, scene, place) => {
  if (isCurrencyName(place)) return currencyName(place, scene);
  const network = scene.stagingNames.get(String(place.within));
  return place.members.includes('mainnet') && network ? network : data.person.fullName();
};

/** Flags that say one thing of everything made here: it is of test nets. */
export const flagValues: Readonly<Record<string, boolean>> = { mainnet: false };

/**
 * Values of members by their name, where the name says more than the type. A value that the schema doesn't take is not
 * used. Domains are reserved ones (RFC 2606), phone numbers have the Polish country code and a subscriber number that is
 * not assigned, card numbers begin with a digit that no network issues.
 */
export const fieldValues: Record<string, ValueMaker> = {
  accountHolder: fullName,
  additionalInfo: (data) => ascii(data.person.jobTitle()),
  address: (data) => data.location.streetAddress(),
  amount: money,
  birthCountry: country,
  birthDate: (data) => day(data.date.birthdate({ mode: 'age', min: 20, max: 70, refDate: today })),
  cardLastDigits: (data) => data.string.numeric(4),
  cardNumber: (data) => withLuhnDigit(`9${data.string.numeric(14)}`),
  citizenship: country,
  city: (data) => data.location.city(),
  code: (data) => data.string.numeric(6),
  companyName: company,
  contacts: mailAddress,
  country,
  cryptocurrency: currency,
  currency,
  currencyFrom: currency,
  currencyTo: currency,
  cvv: (data) => data.string.numeric(3),
  description: sentence,
  destination: wallet,
  destinationCurrency: currency,
  destinationExternalUserId: newUuid,
  destinationIban: iban,
  documentExpiryDate: (data) => day(data.date.future({ years: 5, refDate: today })),
  documentIssueDate: (data) => day(data.date.past({ years: 3, refDate: today })),
  documentType: () => 'PASSPORT',
  documentNumber: passportNumber,
  email: mailAddress,
  errorMessage: sentence,
  exp: expiry,
  externalId: newUuid,
  externalUserId: newUuid,
  firstName: (data) => data.person.firstName(),
  iban,
  label: (data) => ascii(data.commerce.productName()).slice(0, 30).trim(),
  lastName: (data) => data.person.lastName(),
  merchantName: company,
  message: sentence,
  memo: (data) => data.string.numeric(9),
  name: nameValue,
  nationality: country,
  network: (data, scene, place) => data.helpers.arrayElement(networksAt(place, scene)),
  number: (data) => String(data.number.int({ min: 1, max: 200 })),
  occupation: (data) => ascii(data.person.jobTitle()),
  pesel: (data) => numberOf(data, 11),
  phone: phoneNumber,
  postCode: (data) => `${data.string.numeric(2)}-${data.string.numeric(3)}`,
  rate: money,
  reason: sentence,
  reasons: sentence,
  receiverFirstName: (data) => data.person.firstName(),
  receiverLastName: (data) => data.person.lastName(),
  senderIban: iban,
  senderName: fullName,
  sourceExternalUserId: newUuid,
  street: (data) => data.location.street(),
  swift: formatValues['bic'] as ValueMaker,
  taxId: (data) => numberOf(data, 10),
  transactionHash: formatValues['transaction-hash'] as ValueMaker,
  transferTitle: (data) => `Invoice ${data.string.numeric(6)}`,
  userIdentificationNumber: (data) => numberOf(data, 11),
  verificationId: newUuid,
  wallet,
  walletAddress: wallet,
};
