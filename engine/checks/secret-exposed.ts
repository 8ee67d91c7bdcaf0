import { principle } from '../../contracts/model/ground.js';
import { valueAt } from '../../contracts/model/pointer.js';
import type { Contract, Operation, Schema } from '../../contracts/model/types.js';
import { cardNumbersIn, ibansIn, normalName } from '../record/sensitive.js';
import { answerBody, scalarsIn, textOf } from './answer.js';
import type { ExchangeCheck, ExchangeInput, Judgement } from './check.js';

const check = 'secret-exposed';

/** Members that hold what is needed beside a card's number. */
const cardSecrets = new Set(['cvv', 'cvv2', 'cvc', 'cvc2', 'securitycode', 'pin']);
const cardNumbers = new Set(['cardnumber', 'pan']);

/** Numbers as issuers of today give them out (ISO/IEC 7812): other digits that pass Luhn are ids more often than cards. */
const issued = /^(4\d{15}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|6(?:011|4[4-9]\d|5\d\d)\d{12})$/;

/** The shortest secret that is looked for: a shorter one stands in many texts by chance. */
const shortest = 8;

/** Names of all members that the answers of an operation may have. */
const known = new WeakMap<Operation, ReadonlySet<string>>();

function answerMembers(contract: Contract, operation: Operation): ReadonlySet<string> {
  let names = known.get(operation);
  if (!names) {
    const found = new Set<string>();
    const seen = new Set<Schema>();
    const collect = (schema: Schema | undefined): void => {
      if (!schema || seen.has(schema)) return;
      seen.add(schema);
      if (schema.$ref?.startsWith('#')) collect(valueAt(contract.document, schema.$ref.slice(1)) as Schema | undefined);
      for (const [name, member] of Object.entries(schema.properties ?? {})) {
        found.add(normalName(name));
        collect(member);
      }
      collect(schema.items);
      if (typeof schema.additionalProperties === 'object') collect(schema.additionalProperties);
      for (const part of [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) collect(part);
    };
    for (const { content } of Object.values(operation.object.responses))
      for (const { schema } of Object.values(content ?? {})) collect(schema);
    known.set(operation, (names = found));
  }
  return names;
}

interface Exposure {
  what: string;
  pointer?: string;
  /** Says which one it is without telling it. */
  actual: string;
}

/** Card numbers in a text that are not a piece of an IBAN. */
function cardsIn(text: string): string[] {
  if (!/\d{4}[ -]?\d{4}/.test(text)) return [];
  const ibans = ibansIn(text);
  return cardNumbersIn(text)
    .filter(({ start, end }) => !ibans.some((iban) => start < iban.end && end > iban.start))
    .map(({ value }) => value.replace(/\D/g, ''))
    .filter((digits) => issued.test(digits));
}

function cardExposures({ contract, operation, response, exchange }: ExchangeInput): Exposure[] {
  const names = answerMembers(contract, operation);
  const showsCards = [...cardNumbers].some((name) => names.has(name));
  const sent = `${exchange.request.url} ${exchange.request.body ?? ''}`.replace(/[^\da-z]/gi, '');
  const body = answerBody(response);
  const texts = body === undefined ? [{ pointer: '', name: '', value: response.body }] : [...scalarsIn(body)];
  return texts.flatMap(({ pointer, name, value }): Exposure[] => {
    const text = textOf(value) ?? '';
    const member = normalName(name);
    if (cardSecrets.has(member) && !names.has(member) && /^\d{3,6}$/.test(text))
      return [{ what: `the ${name} of a card`, pointer, actual: `${text.length} digits` }];
    if (showsCards) return [];
    return cardsIn(text)
      .filter((digits) => !sent.includes(digits))
      .map((digits) => ({
        what: 'a whole card number',
        pointer,
        actual: `a card number ending in ${digits.slice(-4)}`,
      }));
  });
}

/** The key that the request carried, where it is one that works. */
function keyOf({ contract, case: { authentication }, exchange }: ExchangeInput): string | undefined {
  if (authentication === 'none' || authentication === 'wrong') return undefined;
  const name = contract.facts.authentication.header.toLowerCase();
  return Object.entries(exchange.request.headers).find(([header]) => header.toLowerCase() === name)?.[1];
}

function credentialExposures(input: ExchangeInput): Exposure[] {
  const { headers, body } = input.response;
  const places = [body, ...Object.values(headers)];
  return [
    { secret: keyOf(input), what: "the caller's API key" },
    { secret: input.webhookToken, what: 'the webhook token' },
  ].flatMap(({ secret, what }) =>
    secret !== undefined && secret.length >= shortest && places.some((text) => text.includes(secret))
      ? [{ what, actual: what }]
      : [],
  );
}

export const secretExposed: ExchangeCheck = {
  id: check,
  title: 'No answer exposes a secret',
  about:
    'The answer shows a whole card number, a CVV or PIN where the documentation has none, or gives a key or token back. Whoever logs answers now logs secrets. Stop the release and have the value replaced.',
  restsOn: 'The principle that no secret is exposed.',
  judge(input) {
    return [...cardExposures(input), ...credentialExposures(input)].map(({ what, ...place }): Judgement => ({
      check,
      holds: false,
      ground: principle('no secret exposed'),
      message: `the answer shows ${what}`,
      expected: 'not shown',
      ...place,
      subject: { kind: 'exchange', id: input.exchange.id },
    }));
  },
};
