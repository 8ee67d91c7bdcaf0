import { isObject } from '../../contracts/model/json-value.js';
import type { AnsweredExchange } from '../exchange.js';
import { sameValue } from '../judging/agreement.js';
import { answerBody, textOf } from '../judging/answer.js';
import { idMember, listIn, nameOf } from '../judging/identity.js';
import { subjectOf, succeeded } from '../judging/observation.js';
import type { Judgement, ObservationCheck } from './check.js';

const check = 'pagination';

type Fault = Pick<Judgement, 'message' | 'expected' | 'actual'> & { pointer?: string; at: AnsweredExchange };

interface Page {
  exchange: AnsweredExchange;
  items: readonly unknown[];
  /** Number and size that the request asked for. */
  number: number | undefined;
  limit: number | undefined;
  echo: Record<string, unknown>;
}

function count(value: unknown): number | undefined {
  const text = value === null ? undefined : textOf(value);
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

function pageOf(exchange: AnsweredExchange): Page | undefined {
  const body = answerBody(exchange.response);
  const items = listIn(body);
  if (!succeeded(exchange) || !items || !URL.canParse(exchange.request.url)) return undefined;
  const { searchParams } = new URL(exchange.request.url);
  return {
    exchange,
    items,
    number: count(searchParams.get('page')),
    limit: count(searchParams.get('limit')),
    echo: isObject(body) ? body : {},
  };
}

/** What tells an item: its id, or all of it where the list has none. */
function keysOf(items: readonly unknown[], member: string | undefined): string[] {
  return items.map((item) => {
    const id = member !== undefined && isObject(item) ? item[member] : undefined;
    return typeof id === 'string' ? id : JSON.stringify(item);
  });
}

function echoes({ exchange: at, number, limit, items, echo }: Page): Fault[] {
  const told = [
    { name: 'page', asked: number },
    { name: 'limit', asked: limit },
  ].flatMap(({ name, asked }): Fault[] => {
    const answered = count(echo[name]);
    if (asked === undefined || answered === undefined || answered === asked) return [];
    const message = `the answer says ${name} ${answered}; asked for was ${asked}`;
    return [{ at, message, pointer: `/${name}`, expected: String(asked), actual: String(answered) }];
  });
  if (limit === undefined || items.length <= limit) return told;
  const actual = `${items.length} items`;
  return [...told, { at, message: 'the page has more items than asked for', expected: `at most ${limit}`, actual }];
}

/** The same item on two pages, or twice on one. */
function overlaps(pages: readonly Page[], member: string | undefined): Fault[] {
  const seen = new Map<string, number>();
  return pages.flatMap(({ exchange: at, items }, page) =>
    keysOf(items, member).flatMap((key, index): Fault[] => {
      const before = seen.get(key);
      seen.set(key, page);
      // Items without ids may be equal without being the same.
      if (before === undefined || member === undefined) return [];
      const where = before === page ? 'the same page' : 'an earlier page';
      return [
        {
          at,
          message: `${nameOf(items[index])} stands on ${where} already`,
          expected: 'every item once',
          actual: 'twice',
        },
      ];
    }),
  );
}

/** An item without what goes on by itself between two reads. */
function settled(item: unknown): unknown {
  return isObject(item) ? Object.fromEntries(Object.entries(item).filter(([name]) => name !== 'status')) : item;
}

/** Items of the whole list that the pages should hold and do not. */
function gaps(whole: Page, pages: readonly Page[], member: string | undefined): Fault[] {
  const last = pages.at(-1);
  const limits = pages.map(({ limit }) => limit);
  const consecutive = pages.every(({ number }, index) => number === index + 1);
  if (!last || !consecutive || limits.some((limit) => limit === undefined || limit !== limits[0])) return [];
  const covered = pages.length * (limits[0] ?? 0);
  const held = new Set(pages.flatMap(({ items }) => keysOf(items, member)));
  const keys = keysOf(whole.items, member);
  return keys.slice(0, covered).flatMap((key, index): Fault[] => {
    if (held.has(key)) return [];
    // Without an id of its own an item is what it says, its state apart; times may be spelt in another way.
    const isThere = (item: unknown): boolean => sameValue(settled(item), settled(whole.items[index]));
    if (member === undefined && pages.some(({ items }) => items.some(isThere))) return [];
    return [
      {
        at: last.exchange,
        message: `${nameOf(whole.items[index])} is in the whole list and on none of its pages`,
        expected: 'every item once',
        actual: 'missing',
      },
    ];
  });
}

/** Totals that differ from each other, or from a list that is known to be whole. */
function totals(whole: Page, pages: readonly Page[]): Fault[] {
  const { limit, items } = whole;
  const isWhole = limit === undefined ? count(whole.echo['limit']) === undefined : items.length < limit;
  const right = isWhole ? items.length : count(whole.echo['total']);
  return [whole, ...pages].flatMap(({ exchange: at, echo }): Fault[] => {
    const total = count(echo['total']);
    if (right === undefined || total === undefined || total === right) return [];
    const message = `the answer says a total of ${total}; the list has ${right}`;
    return [{ at, message, pointer: '/total', expected: String(right), actual: String(total) }];
  });
}

export const pagination: ObservationCheck = {
  id: check,
  title: 'The pages together are the list',
  about:
    'Pages overlap or leave items out, or say another number, size or total than they have: whoever reads page by page books twice or misses a booking. New entries between two reads do the same; repeat the run where others use the account.',
  restsOn: 'What the case rests on: how well paging of the operation is known.',
  relations: ['pages'],
  judge({ case: { ground }, observed }) {
    const [whole] = (observed['whole'] ?? []).flatMap((exchange) => pageOf(exchange) ?? []);
    const asked = observed['pages'] ?? [];
    const pages = asked.flatMap((exchange) => pageOf(exchange) ?? []);
    if (!whole || pages.length === 0 || pages.length < asked.length) return [];
    const member = idMember(whole.items);
    const faults = [
      ...[whole, ...pages].flatMap(echoes),
      ...overlaps(pages, member),
      ...gaps(whole, pages, member),
      ...totals(whole, pages),
    ];
    if (faults.length > 0)
      return faults.map(({ at, ...fault }) => ({ check, holds: false, ground, ...fault, subject: subjectOf(at) }));
    const message = `${pages.length} pages are the list of ${whole.items.length} items`;
    return [{ check, holds: true, ground, message, subject: subjectOf(whole.exchange) }];
  },
};
