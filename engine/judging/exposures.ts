import { secretFinder, shortestEncoded, type FormName } from '../record/secret-forms.js';
import { cardNumbersIn, ibansIn, normalName } from '../record/sensitive.js';
import { readingsOf, type ShownText } from './shown-texts.js';

/** A secret that a message shows. */
export interface Exposure {
  what: string;
  shown?: ShownText;
  pointer?: string;
  /** Says which one it is without telling it. */
  actual: string;
}

/** Members that hold what is needed beside a card's number, or what confirms a payment or a card. */
const cardSecrets = new Set([
  ...[
    'cvv',
    'cvv2',
    'cvc',
    'cvc2',
    'securitycode',
    'cardsecuritycode',
    'cardcvv',
    'cardcvc',
    'pin',
    'pincode',
    'cardpin',
  ],
  ...[
    '3dscode',
    '3dsotp',
    'threedscode',
    'card3dscode',
    'activationcode',
    'cardactivationcode',
    'otp',
    'otpcode',
    'smscode',
  ],
]);
const cardNumbers = new Set(['cardnumber', 'pan']);

/** A CVV that a text tells with its name. */
const toldCvv = /\b(?:cvv2?|cvc2?)\b["']?\s*(?:is\b|[:=])?\s*["']?(\d{3,4})(?![\d.]|\s*(?:digit|character|number))/i;

/** Numbers as issuers of today give them out (ISO/IEC 7812): other digits that pass Luhn are ids more often than cards. */
const issued = /^(4\d{15}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|6(?:011|4[4-9]\d|5\d\d)\d{12})$/;

/** Card numbers in a text that are not a piece of an IBAN, digits alone. */
function cardsIn(text: string): string[] {
  if (!/\d{4}[ -]?\d{4}/.test(text)) return [];
  const ibans = ibansIn(text);
  return cardNumbersIn(text)
    .filter(({ start, end }) => !ibans.some((iban) => start < iban.end && end > iban.start))
    .map(({ value }) => value.replace(/\D/g, ''))
    .filter((digits) => issued.test(digits));
}

/** What is known of a message whose texts are looked at. */
export interface Allowed {
  /** Normal names of the members that the contract has there. */
  names: ReadonlySet<string>;
  /** The contract has whole card numbers there. */
  cards: boolean;
  /** Letters and digits of what the caller sent; asked for where something is found. */
  sent: () => string;
}

/** Whether a contract has whole card numbers among some members. */
export function hasCardNumbers(names: ReadonlySet<string>): boolean {
  return [...cardNumbers].some((name) => names.has(name));
}

/** What a caller sent, as card numbers are compared with it. */
export function lettersOf(...texts: readonly (string | undefined)[]): string {
  return texts
    .map((text) => text ?? '')
    .join(' ')
    .replace(/[^\da-z ]/gi, '');
}

/** Whole card numbers, and what is needed beside them, that a message shows and the contract does not have there. */
export function cardExposures(texts: readonly ShownText[], { names, cards, sent }: Allowed): Exposure[] {
  return texts.flatMap((shown): Exposure[] => {
    const { text, pointer } = shown;
    const place = { shown, ...(pointer === undefined ? {} : { pointer }) };
    const member = normalName(shown.name);
    if (cardSecrets.has(member) && !names.has(member) && /^\d{3,8}$/.test(text))
      return [{ what: `the ${shown.name} of a card`, ...place, actual: `${text.length} digits` }];
    const found = cards ? [] : readingsOf(text).flatMap(cardsIn);
    const numbers = [...new Set(found)].filter((digits) => !sent().includes(digits));
    const [, cvv] = toldCvv.exec(text) ?? [];
    return [
      ...numbers.map((digits) => ({
        what: 'a whole card number',
        ...place,
        actual: `a card number ending in ${digits.slice(-4)}`,
      })),
      ...(cvv === undefined || sent().includes(cvv)
        ? []
        : [{ what: 'the CVV of a card', ...place, actual: `${cvv.length} digits` }]),
    ];
  });
}

/** In words, how a secret was written. */
function formText(form: FormName): string {
  return form === 'as it is' ? '' : `, ${form}`;
}

/** A secret that is nobody's but those whom it was given to. */
export interface Credential {
  secret: string | undefined;
  what: string;
}

/** The credentials of a run. */
export function credentialsOf(known: {
  apiKey?: string | undefined;
  otherApiKey?: string | undefined;
  webhookToken?: string | undefined;
}): Credential[] {
  return [
    { secret: known.apiKey, what: "the caller's API key" },
    { secret: known.otherApiKey, what: "another account's API key" },
    { secret: known.webhookToken, what: 'the webhook token' },
  ];
}

/** Members that hand out a credential, where a contract has them. */
const handsOut = /(key|token|secret|credentials?|authorization|password)$/;

/**
 * Credentials that a message gives back, in whatever form: each once. The shortest stand in many texts by chance.
 * @param names normal names of the members that the contract has there
 */
export function credentialExposures(
  texts: readonly ShownText[],
  credentials: readonly Credential[],
  names: ReadonlySet<string> = new Set(),
): Exposure[] {
  const isGiven = ({ where, name }: ShownText): boolean =>
    where === 'body' && names.has(normalName(name)) && handsOut.test(normalName(name));
  const open = texts.filter((shown) => !isGiven(shown));
  // One look over all of them tells of most that they show nothing.
  const together = open.map(({ text }) => text).join('\n');
  const found = credentials.flatMap(({ secret, what }): Exposure[] => {
    if (secret === undefined || secret.length < shortestEncoded) return [];
    if (secretFinder(secret)(together).length === 0) return [];
    for (const shown of open) {
      const [place] = secretFinder(secret)(shown.text);
      if (place) {
        const { pointer } = shown;
        return [{ what, shown, ...(pointer ? { pointer } : {}), actual: `${what}${formText(place.form)}` }];
      }
    }
    return [];
  });
  return found.filter(({ what }, index) => found.findIndex((one) => one.what === what) === index);
}
