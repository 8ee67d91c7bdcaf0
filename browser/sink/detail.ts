/** All that is known of one delivery. */
import { jsonLines } from '../../reports/html/json-lines.js';
import { duration } from '../../reports/html/numbers.js';
import type { Drift, Violation } from '../../contracts/model/types.js';
import type { Delivery } from '../../sink/types.js';
import { badge, el, remark, section, type Child } from './build.js';
import { bodyText, bytesOf, type Item } from './deliveries.js';
import { answerText, callOf, clock, kinds, size, statusStyle, tokenIsWrong } from './words.js';

/** JSON indented token by token, so that 1.10 stays 1.10; other text as it is. */
export function shownBody(text: string): string {
  const lines = jsonLines(text);
  const written = lines?.map(({ depth, tokens }) => '  '.repeat(depth) + tokens.map(([, token]) => token).join(''));
  return written?.join('\n') ?? text;
}

function findingView(
  style: string,
  title: string,
  { actual, evidence, expected }: Pick<Violation, 'actual' | 'evidence'> & { expected?: string },
  showsValues: boolean,
): HTMLElement {
  const { grade, source } = evidence;
  return el(
    'li',
    { class: style },
    el('span', {}, title),
    el(
      'span',
      { class: 'pair' },
      Boolean(expected) && el('span', {}, el('b', {}, 'expected '), `${expected} `),
      showsValues && el('span', {}, el('b', {}, 'found '), actual),
    ),
    el('span', { class: 'pair soft' }, source ? `${grade} · ${source}` : grade),
  );
}

const driftWords: Record<Drift['kind'], string> = {
  'undeclared-field': 'is not in the contract',
  'unknown-enum-value': 'has a value that the contract does not list',
};

function validationSection({ validation }: Delivery, showsValues: boolean): HTMLElement {
  if (!validation) return section('Validation', remark('No webhook of the contract has this path.'));
  const { violations, drift } = validation;
  if (violations.length + drift.length === 0) return section('Validation', remark('The body keeps to the contract.'));
  return section(
    'Validation',
    el(
      'ul',
      { class: 'findings' },
      ...violations.map((each) => findingView('s-fail', each.message, each, showsValues)),
      ...drift.map(({ pointer, kind, actual, evidence }) =>
        findingView('s-warn', `${pointer} ${driftWords[kind]}`, { actual, evidence }, showsValues),
      ),
    ),
  );
}

function headersSection({ headers, headerNames }: Delivery): HTMLElement {
  const shown = (value: string): HTMLElement =>
    value === '[hidden]' ? el('span', { class: 'hidden' }, 'never shown here') : el('code', {}, value);
  const rows = headers.map(([name, value], index) =>
    el('div', {}, el('dt', {}, headerNames[index] ?? name), el('dd', {}, shown(value))),
  );
  return section('Headers', el('dl', { class: 'headers' }, ...rows));
}

function bodySection(delivery: Delivery, showsValues: boolean): HTMLElement {
  const bytes = bytesOf(delivery).length;
  if (bytes === 0) return section('Body', remark('Empty.'));
  return section(
    `Body, ${size(bytes)}`,
    showsValues
      ? el('pre', { class: 'body', tabindex: 0 }, shownBody(bodyText(delivery)))
      : remark('Hidden, since it may hold personal data. “Show values” shows it.'),
  );
}

function badges({ delivery, kind }: Item): HTMLElement {
  const { style, name } = kinds[kind];
  const { token } = delivery;
  return el(
    'p',
    { class: 'badges' },
    badge(style, name(delivery)),
    badge(statusStyle(delivery), answerText(delivery)),
    token !== 'unchecked' && badge(tokenIsWrong(delivery) ? 's-fail' : 's-pass', `token ${token}`),
    delivery.answer !== null && badge('s-idle', 'scripted answer'),
  );
}

function factsView(delivery: Delivery): HTMLElement {
  const { receivedAt, completedAt, answeredAt, answerStatus, inbox, sequence, connection } = delivery;
  const facts = [
    ['Received', clock(receivedAt)],
    ['Body complete', `after ${duration(completedAt - receivedAt)}`],
    [answerStatus === 0 ? 'Reset' : 'Answered', `after ${duration(answeredAt - receivedAt)}`],
    ['Inbox', inbox],
    ['Delivery', `#${sequence}`],
    ['Connection', connection],
  ] as const;
  const rows = facts.map(([term, value]) => el('div', {}, el('dt', {}, term), el('dd', {}, value)));
  return el('dl', { class: 'facts' }, ...rows);
}

/** What the page brings to the view of a delivery. */
export interface Surroundings {
  showsValues: boolean;
  attempts: Child;
  relays: Child;
}

/** The parts that show a delivery. */
export function detailOf(item: Item, { showsValues, attempts, relays }: Surroundings): Child[] {
  const { delivery } = item;
  return [
    el('h2', {}, delivery.webhookId ?? 'Unknown path'),
    el('p', { class: 'target' }, el('code', {}, callOf(delivery))),
    badges(item),
    factsView(delivery),
    validationSection(delivery, showsValues),
    attempts,
    bodySection(delivery, showsValues),
    headersSection(delivery),
    relays,
  ];
}
