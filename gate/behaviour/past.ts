import { answerSubject, isMoney } from './masks.js';
import type { Node } from './nodes.js';
import { isShared, type Cases, type Observations, type Observed } from './observations.js';

/** Ids in paths that are those of more than one run: of what was there before any of them. */
function standingIds(runs: readonly Observations[]): Set<string> {
  const idsOf = ({ cases }: Observations): Set<string> =>
    new Set(
      [...cases.values()].flatMap(({ exchanges }) =>
        exchanges.flatMap(({ path }) => path.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi) ?? []),
      ),
    );
  const [first, second] = runs.map(idsOf);
  return new Set([...(first ?? [])].filter((id) => second?.has(id) && !id.startsWith(unmarked)));
}

/** What ids of a run begin with where its mark is taken out. */
const unmarked = '00000000-';

const within = (pointer: string, list: string): boolean => pointer.startsWith(`${list}/`);

/** Nodes of each item of a list. */
function itemsOf(list: Node, nodes: readonly Node[]): Node[][] {
  return Array.from({ length: Number(list.value) }, (_, index) => {
    const own = `${list.pointer}/${index}`;
    return nodes.filter(({ pointer }) => pointer === own || within(pointer, own));
  });
}

const timesIn = (nodes: readonly Node[]): string[] =>
  nodes.filter(({ format }) => format === 'date-time').map(({ value }) => value);

/** Whether an item is an object that was made at some time, not a figure. */
const isObject = (nodes: readonly Node[]): boolean =>
  nodes.some(({ format }) => format === 'uuid') && timesIn(nodes).length > 0;

/** A body without the objects in its lists that are older than the run; the others move up. */
function withoutOlder(nodes: readonly Node[], startedAt: number): Node[] {
  let left = [...nodes];
  for (const list of nodes.filter(({ type }) => type === 'array')) {
    const items = itemsOf(list, left);
    const isOlder = (item: readonly Node[]): boolean =>
      isObject(item) && timesIn(item).every((time) => Date.parse(time) < startedAt);
    const kept = items.flatMap((item, index) => (isOlder(item) ? [] : [{ item, index }]));
    if (kept.length === items.length) continue;
    const moved = kept.flatMap(({ item, index }, at) => {
      const [was, is] = [`${list.pointer}/${index}`, `${list.pointer}/${at}`];
      return item.map((node) => ({ ...node, pointer: `${is}${node.pointer.slice(was.length)}` }));
    });
    const outside = left.filter(({ pointer }) => !within(pointer, list.pointer));
    const place = outside.findIndex(({ pointer }) => pointer === list.pointer);
    const shortened = { ...list, value: String(kept.length) };
    left = [...outside.slice(0, place), shortened, ...moved, ...outside.slice(place + 1)];
  }
  return left;
}

/** A decimal less another one, with the digits after the point of the first. */
function less(value: string, start: string, scale: number): string {
  const digits = Math.max(scale, start.split('.')[1]?.length ?? 0);
  const whole = (text: string): bigint => {
    const [integer = '', fraction = ''] = text.split('.');
    return BigInt(`${integer}${fraction.padEnd(digits, '0')}`);
  };
  const moved = whole(value) - whole(start);
  const text = String(moved < 0n ? -moved : moved).padStart(digits + 1, '0');
  const sign = moved < 0n ? '-' : '';
  const cut = text.length - digits;
  const exact = digits === 0 ? text : `${text.slice(0, cut)}.${text.slice(cut)}`;
  return `${sign}${exact.slice(0, exact.length - digits + scale)}`.replace(/\.$/, '');
}

/** Figures of an account as they have moved since the run read them first. */
function moved(nodes: readonly Node[], starts: Map<string, string>, read: string): Node[] {
  const lists = nodes.filter(({ type }) => type === 'array');
  const objects = lists.flatMap((list) =>
    itemsOf(list, nodes).flatMap((item, index) => (isObject(item) ? [`${list.pointer}/${index}`] : [])),
  );
  return nodes.map((node) => {
    if (!isMoney(node) || objects.some((object) => within(node.pointer, object))) return node;
    const key = `${read} ${node.pointer}`;
    const start = starts.get(key) ?? node.value;
    starts.set(key, start);
    return { ...node, value: less(node.value, start, node.scale ?? 0) };
  });
}

function casesWithoutPast({ cases, frame }: Observations, standing: ReadonlySet<string>): Cases {
  const startedAt = Date.parse(frame.run.startedAt);
  const starts = new Map<string, string>();
  const showsPast = (exchange: Observed): boolean =>
    exchange.method === 'GET' &&
    (isShared(exchange) || exchange.path.split(/[/?&=]/).some((segment) => standing.has(segment)));
  const changed = new Map<Observed, Observed>();
  const inOrder = [...cases.values()].sort((a, b) => a.startedAt.localeCompare(b.startedAt));
  for (const { operationId, exchanges } of inOrder)
    for (const exchange of exchanges.filter(showsPast)) {
      const { status, path, nodes } = exchange;
      const read = `${answerSubject(operationId, status)} ${path}`;
      changed.set(exchange, { ...exchange, nodes: moved(withoutOlder(nodes, startedAt), starts, read) });
    }
  return new Map(
    [...cases].map(([id, one]) => [
      id,
      { ...one, exchanges: one.exchanges.map((exchange) => changed.get(exchange) ?? exchange) },
    ]),
  );
}

/**
 * Runs at an environment that remembers, without what was there before each of them: of an account, or a user who stood there already,
 * money is told by how it has moved since the run read it first, and lists have what was made since it began. Runs at sandboxes are left as
 * they are, for these begin empty.
 * @param runs of the same cases, two of them at least
 */
export function withoutPast(runs: readonly Observations[]): Observations[] {
  const standing = standingIds(runs);
  return runs.map((run) => (run.frame.run.target.sandbox ? run : { ...run, cases: casesWithoutPast(run, standing) }));
}
