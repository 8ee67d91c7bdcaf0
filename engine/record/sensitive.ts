import { countrySpecs, isValidIBAN } from 'ibantools';
import { remembering } from '../../contracts/formats/remembering.js';
import { luhnDigit } from '../../contracts/formats/luhn.js';

/** A member's name without case and separators: `name_on_card` and `nameOnCard` are one. */
export const normalName = remembering((name) => name.toLowerCase().replace(/[^a-z0-9]/g, ''));

const named = (names: readonly string[]): ReadonlySet<string> => new Set(names.map(normalName));

/** Members that let somebody pay or get in. */
const accessNames = named([
  ...['pan', 'cardNumber', 'cvv', 'cvv2', 'cvc', 'cvc2', 'securityCode', 'exp', 'pin', 'code', 'otp'],
  ...['authToken', 'accessToken', 'refreshToken', 'apiKey', 'password'],
  ...['activationCode', 'threeDsCode', '3dsCode', 'verificationCode', 'confirmationCode', 'smsCode'],
]);

/** Members that tell who somebody is, or where their money is. */
const personalNames = named([
  ...['iban', 'destinationIban', 'sourceIban', 'senderIban', 'accountHolder', 'accountNumber', 'number'],
  ...['firstName', 'middleName', 'lastName', 'fullName', 'surname', 'maidenName', 'companyName', 'senderName'],
  ...['receiverName', 'receiverFirstName', 'receiverLastName', 'beneficiaryName', 'nameOnCard', 'cardholderName'],
  ...['email', 'phone', 'phoneNumber', 'street', 'address', 'postCode', 'postalCode', 'zipCode'],
  ...['birthDate', 'dateOfBirth', 'documentNumber', 'documentIssueDate', 'documentExpiryDate', 'passportNumber'],
  ...['pesel', 'taxId', 'nationalId', 'userIdentificationNumber', 'idNumber', 'ssn', 'socialSecurityNumber'],
  ...['givenName', 'familyName', 'birthName', 'holderName', 'accountHolderName', 'ownerName', 'customerName'],
  ...['payerName', 'payeeName', 'recipientName', 'creditorName', 'debtorName', 'addressLine1', 'addressLine2'],
  ...['streetAddress', 'mobile', 'mobileNumber', 'telephone', 'emailAddress'],
]);

/** Objects that are somebody: their `name` is a person's or a company's. */
const somebody = named([
  ...['user', 'person', 'customer', 'client', 'contact', 'owner', 'holder', 'cardholder', 'accountHolder'],
  ...['sender', 'receiver', 'recipient', 'beneficiary', 'payer', 'payee', 'creditor', 'debtor'],
]);

/** Endings of members, headers and parameters that hold a credential. */
const credentialName = /(authorization|cookie|token|secret|password|passwd|apikey|privatekey|jwt|credentials)$/;

/** Whether values under this name let somebody pay or get in: an equal value under another name says nothing about them. */
export const isAccessName = remembering((name) => {
  const plain = normalName(name);
  return accessNames.has(plain) || credentialName.test(plain);
});

/** What a pseudonym calls a value: `card`, or a name of the lists above. A received name may itself hold what nobody may see. */
export function shownName(name: string): string {
  const plain = normalName(name);
  if (plain === 'card' || accessNames.has(plain) || personalNames.has(plain)) return name.replace(/[^\w-]/g, '');
  return credentialName.exec(plain)?.[0] ?? 'hidden';
}

/** Headers that tell a browser what it may do (Fetch standard, CORS protocol): their names speak of credentials, and they hold none. */
const corsHeader = /^accesscontrol/;

/** Whether a header's value is a credential, whoever sent it. */
export const isCredentialHeader = remembering((name) => {
  const plain = normalName(name);
  return credentialName.test(plain) && !corsHeader.test(plain);
});

/** Shorter values are in texts by chance. */
const shortestByItself = 8;
const date = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Whether a value that stands anywhere is the one that was received. Shorter values and dates may be there by chance: they are
 * told by the names they stand under, and shown elsewhere where they are part of a longer word, number or time.
 */
export function tellsItself(value: string): boolean {
  return value.length >= shortestByItself && !date.test(value);
}

/** A moment or a day, in which others tell when something happened. */
const moment = /^\d{4}-\d{2}-\d{2}([T ][\d:.,]+(Z|[+-]\d{2}:?\d{2})?)?$/;
const phone = /^\+?[\d ()/.-]+$/;

const digitsIn = (value: string): number => (value.match(/\d/g) ?? []).length;

/**
 * Whether a received value is nobody else's, so that it is hidden wherever it stands: its form proves it (IBAN, card number, e-mail
 * address, telephone number), or it has digits among letters, as ids, keys and documents do. Words are not: "Business Account" may
 * be somebody's name and a product, and what is personal about it is the place.
 * @param access it lets somebody pay or get in: such texts are drawn by lot, long ones without a digit too
 */
export function isDistinctive(value: string, access: boolean): boolean {
  const different = new Set(value).size;
  if (!tellsItself(value) || moment.test(value) || different < 2) return false;
  if (isGrouped(value)) return true;
  if (different < 4) return false;
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) return true;
  const digits = digitsIn(value);
  if (phone.test(value)) return digits >= 8;
  if (/\s/.test(value)) return digits >= 2 && value.length >= 12;
  return digits >= (access ? 1 : 2) || (access && value.length >= 16);
}

/** Words of schemas and samples, which no reader could do without. */
const everyday = named([
  ...['string', 'number', 'integer', 'boolean', 'object', 'array', 'null', 'true', 'false', 'undefined', 'none'],
  ...['value', 'example', 'sample', 'test', 'name', 'text', 'unknown', 'other', 'user', 'password', 'token', 'code'],
]);

/** Whether a value is a word that says nothing about anybody where no place tells it. */
export function isEveryday(value: string): boolean {
  return everyday.has(normalName(value));
}

/** Members whose text is written for people: it may repeat what it speaks about. */
const prose =
  /(messages?|errors?|details?|reasons?|cause|notes?|comments?|warnings?|hints?|problems?|transfertitle|stack|trace)$/;

/** Whether the text of a member speaks about others. */
export const isProse = remembering((name) => {
  const plain = normalName(name);
  return prose.test(plain) || /^error.*description$/.test(plain);
});

/** Shorter parts let nobody in. */
const shortestPart = 8;

/** What stands beside the value of a cookie (RFC 6265). */
const cookieAttribute = /^(expires|max-age|domain|path|samesite)$/i;

/** What of a credential lets somebody in by itself: values of cookies, user and password of Basic. */
export function credentialParts(header: string): string[] {
  const [, basic] = /^basic\s+([\w+/-]+=*)$/i.exec(header) ?? [];
  const parts = basic === undefined ? [] : Buffer.from(basic, 'base64').toString('utf8').split(/:(.*)/s).slice(0, 2);
  const cookies = header.split(';').map((pair) => {
    const [, name = '', value = ''] = /^\s*([\w.-]+)=(.*?)\s*$/s.exec(pair) ?? [];
    return cookieAttribute.test(name) ? '' : value;
  });
  return [...parts, ...cookies].filter((part) => part.length >= shortestPart && !part.includes('\uFFFD'));
}

/** Whether a value under this name is personal or secret. `quoted`: it is a text, not a JSON number. */
export function isSensitive(name: string, value: string, quoted: boolean): boolean {
  const plain = normalName(name);
  // What stands for "nothing" says nothing about anybody.
  if (/^(|null|none|undefined|true|false)$/i.test(value)) return false;
  // One-time codes have four digits or more; statuses, currencies and the provider's error codes are no such codes. As a JSON
  // number one has eight digits at most.
  if (plain === 'code') return quoted ? digitsIn(value) >= 4 : /^\d{4,8}$/.test(value);
  // As a JSON number it counts pages or attempts, unless it is as long as a card's.
  if (plain === 'number') return quoted || value.length >= 12;
  // As a JSON number it is the moment at which a token expires.
  if (plain === 'exp') return quoted;
  if (accessNames.has(plain) || personalNames.has(plain)) return true;
  // "token" is also a word for a currency.
  return credentialName.test(plain) && value.length >= 8;
}

/**
 * The name that tells that a value is personal or secret: its own, or that of an object around it; `undefined` where none does.
 * @param around names of the objects that hold it, the outermost first
 */
export function tellingName(
  name: string,
  around: readonly string[],
  value: string,
  quoted: boolean,
): string | undefined {
  const telling = [name, ...around].find((candidate) => isSensitive(candidate, value, quoted));
  if (telling !== undefined) return telling;
  const isSomebody = normalName(name) === 'name' && quoted && somebody.has(normalName(around.at(-1) ?? ''));
  return isSomebody && value !== '' ? 'fullName' : undefined;
}

/** A value and where it stands in a text. */
export interface Place {
  start: number;
  end: number;
  value: string;
}

function hasLuhnDigit(digits: string): boolean {
  return digits.at(-1) === luhnDigit(digits.slice(0, -1));
}

/** What card numbers and IBANs begin with, whatever stands around: quicker to look for, and most texts have neither. */
const cardStart = /(?:[3-6]\d|2[2-7])\d{2}[ -]?\d/;
const ibanStart = /[A-Za-z]{2}\d{2}[ -]?[A-Za-z0-9]/;

/** Card numbers (ISO/IEC 7812: 13 to 19 digits, the first ones of an issuer, the last by Luhn), grouped or not. UUIDs are none. */
export function cardNumbersIn(text: string): Place[] {
  const found: Place[] = [];
  if (!cardStart.test(text)) return found;
  for (const match of text.matchAll(/(?<![\p{L}\p{N}]|\d\.|[0-9a-fA-F]{4}-)(?=(?:[3-6]\d|2[2-7])\d{2}[ -]?\d)/gu)) {
    const run = /^(?:\d[ -]?){12,18}\d/.exec(text.slice(match.index, match.index + 40))?.[0] ?? '';
    for (let end = run.length; end > 0; end -= 1) {
      const value = run.slice(0, end);
      const digits = value.replace(/\D/g, '');
      if (digits.length < 13) break;
      if (!/\d$/.test(value) || /^([\p{L}\p{N}]|\.\d|-[0-9a-fA-F]{4})/u.test(text.slice(match.index + end))) continue;
      if (!hasLuhnDigit(digits)) continue;
      found.push({ start: match.index, end: match.index + end, value });
      break;
    }
  }
  return found;
}

/** IBANs of the country's length with right check digits, grouped or not. */
export function ibansIn(text: string): Place[] {
  const found: Place[] = [];
  if (!ibanStart.test(text)) return found;
  for (const match of text.matchAll(/(?<![\p{L}\p{N}])[A-Za-z]{2}\d{2}(?=[ -]?[A-Za-z0-9])/gu)) {
    const length = countrySpecs[match[0].slice(0, 2).toUpperCase()]?.chars;
    if (!length) continue;
    const shape = new RegExp(`^(?:[A-Za-z0-9][ -]?){${length - 1}}[A-Za-z0-9]`);
    const [value] = shape.exec(text.slice(match.index, match.index + 2 * length)) ?? [];
    if (value !== undefined && isValidIBAN(compact(value)))
      found.push({ start: match.index, end: match.index + value.length, value });
  }
  return found;
}

/** How grouped values begin: most others are told by it. A letter beyond ASCII may have two of it as its upper case. */
const groupedStart = /^[ -]*(?:\d|[A-Za-z][ -]*[A-Za-z][ -]*\d|[A-Za-z]?[ -]*[\u0080-\uffff])/;
const grouped = /^(\d{12,}|[A-Z]{2}\d{2}[A-Z0-9]{11,30})$/;

/** Whether people write the value in groups: an IBAN, or a number as long as a card's. */
export function isGrouped(value: string): boolean {
  return value.length >= 12 && groupedStart.test(value) && grouped.test(value.replace(/[ -]/g, '').toUpperCase());
}

/** A value as it is compared: grouped ones without what groups them and in upper case. */
export function compact(value: string): string {
  return isGrouped(value) ? value.replace(/[ -]/g, '').toUpperCase() : value;
}
