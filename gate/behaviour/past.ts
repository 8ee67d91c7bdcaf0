import { uuidPattern } from '../../contracts/formats/uuid.js';
import { Exact } from '../../engine/judging/amounts.js';
import { unmarkedIds } from '../../generators/data/run-mark.js';
import { answerSubject, isMoney } from './masks.js';
import type { Node } from './nodes.js';
import { isShared, type Cases, type Observations, type Observed } from './observations.js';

const ids = new RegExp(uuidPattern, 'gi');

/** Ids in paths that are those of more than one run: of what was there before any of them. */
function standingIds(runs: readonly Observations[]): Set<string> {
  const idsOf = ({ cases }: Observations): Set<string> =>
    new Set([...cases.values()].flatMap(({ exchanges }) => exchanges.flatMap(({ path }) => path.match(ids) ?? [])));
  const [first, second] = runs.map(idsOf);
  return new Set([...(first ?? [])].filter((id) => second?.has(id) && !id.startsWith(unmarkedIds)));
}

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
    return { ...node, value: new Exact(node.value).minus(start).toFixed(node.scale ?? 0, Exact.ROUND_DOWN) };
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
