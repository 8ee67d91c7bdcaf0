import { isLosslessNumber, LosslessNumber } from 'lossless-json';
import { isObject } from '../../contracts/model/json-value.js';
import { mapped, respelt, revalued, textOf, type Steps } from './json.js';
import type { Message, Side, Variation } from './variation.js';

const both = ['answer', 'delivery'] as const;

function spelt(id: string, about: string, spell: (value: unknown) => string): Variation {
  return { id, about, sides: both, allows: 'nothing', change: (message) => respelt(message, spell) };
}

function valued(
  id: string,
  about: string,
  steps: Steps,
  { sides = both, allows = 'nothing' }: { sides?: readonly Side[]; allows?: Variation['allows'] } = {},
): Variation {
  const change = (message: Message) => revalued(message, (value) => mapped(value, steps));
  return { id, about, sides, allows, change };
}

function escaped(text: string, wanted: RegExp): string {
  return text.replace(wanted, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A JSON text with the contents of its strings spelt in another way. */
function withStrings(text: string, spell: (string: string) => string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"/g, spell);
}

function withOrder(order: (names: string[]) => string[]): Steps {
  return { object: (members) => Object.fromEntries(order(Object.keys(members)).map((name) => [name, members[name]])) };
}

/** Decimals that say the same with one zero more, within the two decimals that every currency has. */
function withZero(value: unknown): unknown {
  return isLosslessNumber(value) && /^-?\d+\.\d$/.test(value.value) ? new LosslessNumber(`${value.value}0`) : value;
}

/** Lists whose order nobody states. */
const unordered = /^(fiat|crypto)Balances$/;

const reversedBalances: Steps = {
  list: (items, name) => (unordered.test(name) ? [...items].reverse() : items),
};

const newMembers = { xTraceReference: 'f00d', xRevision: new LosslessNumber('7'), xDetails: { kind: 'new', tags: [] } };

/** How JSON may be written, and what may be new in it. */
export const bodies: readonly Variation[] = [
  valued(
    'members-reversed',
    'Members stand in the opposite order.',
    withOrder((names) => names.reverse()),
  ),
  valued(
    'members-sorted',
    'Members stand in the order of the alphabet.',
    withOrder((names) => names.sort()),
  ),
  spelt('indented', 'JSON is indented by two spaces.', (value) => textOf(value, '  ')),
  spelt('windows-lines', 'JSON is indented by tabs, its lines end with CR LF.', (value) =>
    textOf(value, '\t').replaceAll('\n', '\r\n'),
  ),
  spelt('space-around', 'Blanks and line ends stand before and after the JSON.', (value) => ` \n${textOf(value)}\n\n`),
  spelt('final-line-end', 'A line end follows the JSON.', (value) => `${textOf(value)}\n`),
  spelt('non-ascii-escaped', 'Characters beyond ASCII are written as \\u escapes.', (value) =>
    escaped(textOf(value), /[\u0080-\uffff]/g),
  ),
  spelt('letters-escaped', 'Letters and digits in strings are written as \\u escapes, names of members too.', (value) =>
    withStrings(textOf(value), (string) => (string.includes('\\') ? string : escaped(string, /[\p{L}\d]/gu))),
  ),
  spelt('slashes-escaped', 'Slashes are written as \\/.', (value) => textOf(value).replaceAll('/', '\\/')),
  valued('decimals-with-a-zero', 'Amounts that are JSON numbers have one zero more at their end.', {
    scalar: withZero,
  }),
  valued('balances-reversed', 'Lists of balances stand in the opposite order.', reversedBalances),
  valued('balances-of-webhooks-reversed', 'Webhooks list balances in another order than answers.', reversedBalances, {
    sides: ['delivery'],
  }),
  valued(
    'members-added',
    'Items of lists have members that the contract does not know.',
    { list: (items) => items.map((item) => (isObject(item) ? { ...item, ...newMembers } : item)) },
    { allows: 'information' },
  ),
];
