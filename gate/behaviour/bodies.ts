import { generalise } from '../../contracts/model/pointer.js';
import type { Found } from './difference.js';
import { isMoney, type Masks, type Profile } from './masks.js';
import { originOf, type Names, type Origin } from './names.js';
import { isMade, isRedacted, saysSame, type Node } from './nodes.js';

/** Where a body stands in its run. */
export interface Standing {
  caseId: string;
  index: number;
  part: 'answer' | 'delivery';
}

/** What bodies are compared with: what varies, and how values of each run are called. */
export interface BodyContext {
  masks: Masks;
  names: { from: Names; to: Names };
  /** Of the profiles: the call and its status, or the webhook. */
  subject: string;
  standing: Standing;
  /** It shows what an account shares, and the accounts of the two runs have parted. */
  hasParted?: boolean;
}

const parentOf = (pointer: string): string => pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));

function told({ type, value, format }: Node): string {
  if (type === 'object' || type === 'null') return type;
  if (type === 'array') return `array of ${value}`;
  if (type === 'text') return 'no JSON';
  // Values are shown in the exchange itself, which is redacted; what is made anew says no more than its kind.
  return isMade(format) ? `${type} (${format})` : `${type} ${type === 'string' ? JSON.stringify(value) : value}`;
}

function shapeOf({ type, format, scale }: Node): string {
  const details = [format, scale === undefined ? undefined : `${scale} decimals`].filter((one) => one !== undefined);
  return details.length === 0 ? type : `${type} (${details.join(', ')})`;
}

/** Whether a node is there in both bodies with the same kind of node around it. */
function isComparable(pointer: string, nodes: ReadonlyMap<string, Node>, others: ReadonlyMap<string, Node>): boolean {
  if (pointer === '') return true;
  const parent = parentOf(pointer);
  const [own, other] = [nodes.get(parent), others.get(parent)];
  // Items of lists are missed by the number of the list.
  return own !== undefined && own.type === other?.type && own.type !== 'array';
}

function isVarying(node: Node, profile: Profile | undefined): boolean {
  return profile?.varies === true || isMade(node.format);
}

/** Of a value that varies, what stays the same of it. */
function maskedDifference(a: Node, b: Node, profile: Profile | undefined, place: string): Found | undefined {
  const [before, after] = [shapeOf(a), shapeOf(b)];
  const formats = profile?.formats ?? new Set([a.format ?? '']);
  if (a.type === 'string' && formats.size === 1 && !formats.has(b.format ?? ''))
    return { kind: 'format', place, before, after };
  const scales = profile?.scales ?? new Set();
  if (
    b.scale !== undefined &&
    a.scale !== undefined &&
    scales.size === 1 &&
    (profile?.seen ?? 0) > 1 &&
    !scales.has(b.scale)
  )
    return { kind: 'scale', place, before, after };
  return undefined;
}

function valueDifference(a: Node, b: Node, place: string): Found | undefined {
  const areRedacted = isRedacted(a.value) && isRedacted(b.value) && a.format === b.format;
  if (saysSame(a.value, b.value) || areRedacted) return undefined;
  const [before, after] = [told(a), told(b)];
  if (a.type === 'array') return { kind: 'count', place, before, after };
  if (a.scale !== undefined && b.scale !== undefined && a.scale !== b.scale && Number(a.value) === Number(b.value))
    return { kind: 'scale', place, before, after };
  if (a.format !== b.format && (a.format !== undefined || b.format === undefined))
    return { kind: 'format', place, before: shapeOf(a), after: shapeOf(b) };
  return { kind: 'value', place, before, after };
}

/** An origin with `*` for items, as differences have their places. */
function generalOrigin(origin: Origin): Origin {
  return origin.replace(/\/\d+(?=\/|$)/g, '/*');
}

/** Where a place is in words: the case is known, the pointer says the rest. */
function wordsOf(origin: Origin): string {
  const [, rest = ''] = origin.split('\n');
  return rest.replace(/^\d+ /, '').replace(/\/\d+(?=\/|$)/g, '/*');
}

/** A value that was equal to another one of its run, and no more is; or that is equal to one that it was apart from. */
function relationDifference(a: Node, b: Node, context: BodyContext, place: string): Found | undefined {
  const { names, standing } = context;
  const own = originOf(standing.caseId, standing.index, standing.part, a.pointer);
  const leader = names.from.nameOf(a.value);
  // The place of a delivery among those of its case is of its run alone.
  if (leader === undefined || (leader !== own && leader.includes(' delivery '))) return undefined;
  if (leader !== own) {
    const led = names.to.valueAt(leader);
    if (led === undefined || led === b.value) return undefined;
    return {
      kind: 'relation',
      place,
      before: `as ${wordsOf(leader)}`,
      after: 'another value',
      leader: generalOrigin(leader),
    };
  }
  const now = names.to.nameOf(b.value);
  const isOwn = now === undefined || now === own || now.includes(' delivery ');
  const then = isOwn ? undefined : names.from.valueAt(now);
  if (now === undefined || then === undefined || then === a.value || a.format !== 'uuid') return undefined;
  return { kind: 'relation', place, before: 'a value of its own', after: `as ${wordsOf(now)}` };
}

/** Whether a place, or a list around it, shows what calls of the account change. */
function isMoving(place: string, { masks, subject, hasParted = false }: BodyContext): boolean {
  const steps = place.split('/');
  return hasParted && steps.some((_, index) => masks.profile(subject, steps.slice(0, index + 1).join('/'))?.moves);
}

/** Of a value that calls of the account change, what has to be the same whatever they were. */
function movingDifference(a: Node, b: Node, profile: Profile | undefined, place: string): Found | undefined {
  if (a.value === b.value && a.type === b.type) return undefined;
  const [before, after] = [shapeOf(a), shapeOf(b)];
  if (profile?.types.has(b.type) === false) return { kind: 'type', place, before, after };
  const masked = a.type === b.type ? maskedDifference(a, b, profile, place) : undefined;
  if (masked || isVarying(a, profile)) return masked;
  return { kind: 'value', place, before: told(a), after: told(b), undecided: true };
}

function nodeDifference(a: Node, b: Node, context: BodyContext): Found | undefined {
  const place = generalise(a.pointer);
  const profile = context.masks.profile(context.subject, place);
  if (isMoving(place, context)) return movingDifference(a, b, profile, place);
  if (a.type !== b.type) {
    if (profile?.varies && profile.types.has(b.type)) return undefined;
    return { kind: 'type', place, before: shapeOf(a), after: shapeOf(b) };
  }
  if (a.type === 'object') return undefined;
  if (!isVarying(a, profile)) return valueDifference(a, b, place);
  if (isMoney(a) && context.masks.undecidedMoney.has(`${context.subject} ${place}`))
    return maskedDifference(a, b, profile, place);
  return maskedDifference(a, b, profile, place) ?? relationDifference(a, b, context, place);
}

/** Members that are there on one side alone. */
function presence(
  nodes: ReadonlyMap<string, Node>,
  others: ReadonlyMap<string, Node>,
  kind: 'member-gone' | 'member-new',
  context: BodyContext,
  isMoved: (pointer: string) => boolean,
): Found[] {
  const { masks, subject } = context;
  const elsewhere = new Set([...others.keys()].map(generalise));
  return [...nodes.values()].flatMap((node): Found[] => {
    if (others.has(node.pointer) || isMoved(node.pointer) || !isComparable(node.pointer, nodes, others)) return [];
    const place = generalise(node.pointer);
    if (masks.profile(subject, place)?.comesAndGoes) return [];
    // Items are of other kinds where others stand in the list.
    if (isMoving(place, context) && (elsewhere.has(place) || kind === 'member-gone')) return [];
    const [before, after] = kind === 'member-gone' ? [shapeOf(node), 'missing'] : ['missing', shapeOf(node)];
    return [{ kind, place, before, after }];
  });
}

/** Of an object that has none of its members any more, one difference. */
function withShapes(found: readonly Found[], nodes: ReadonlyMap<string, Node>): Found[] {
  const gone = found.filter(({ kind }) => kind === 'member-gone').map(({ place }) => place);
  const emptied = new Set(
    [...new Set(gone.map(parentOf))].filter((parent) => {
      const members = new Set(
        [...nodes.keys()].map(generalise).filter((one) => one !== '' && parentOf(one) === parent),
      );
      return members.size > 1 && [...members].every((member) => gone.includes(member));
    }),
  );
  if (emptied.size === 0) return [...found];
  return [
    ...[...emptied].map((place): Found => ({ kind: 'shape', place, before: 'its members', after: 'others' })),
    ...found.filter(
      ({ kind, place }) => !['member-gone', 'member-new'].includes(kind) || !emptied.has(parentOf(place)),
    ),
  ];
}

function subtree(pointer: string, nodes: readonly Node[]): string {
  return nodes
    .filter((node) => node.pointer.startsWith(`${pointer}/`) || node.pointer === pointer)
    .map((node) => `${node.pointer.slice(pointer.length)} ${isMade(node.format) ? node.format : node.value}`)
    .join('\n');
}

/** Texts of the items of a list. */
function itemsOf({ pointer, value }: Node, nodes: readonly Node[]): string[] {
  return Array.from({ length: Number(value) }, (_, index) => subtree(`${pointer}/${index}`, nodes));
}

/** Short texts in items of one list that no item of the other has: what came or went is called by them. */
function namesOnOneSide(list: Node, before: readonly Node[], after: readonly Node[]): string[] {
  const textsIn = (nodes: readonly Node[]): Set<string> =>
    new Set(
      nodes
        .filter(
          ({ pointer, type, format }) => pointer.startsWith(`${list.pointer}/`) && type === 'string' && !isMade(format),
        )
        .map(({ value }) => value)
        .filter((value) => value.length < 20),
    );
  const [own, theirs] = [textsIn(before), textsIn(after)];
  return [...own].filter((text) => !theirs.has(text)).concat([...theirs].filter((text) => !own.has(text)));
}

/** Whether the shorter of two lists has items of the longer one alone. */
function isPart(own: readonly string[], theirs: readonly string[]): boolean {
  const [less, more] = own.length < theirs.length ? [own, [...theirs]] : [theirs, [...own]];
  return less.every((item) => {
    const at = more.indexOf(item);
    if (at >= 0) more.splice(at, 1);
    return at >= 0;
  });
}

/** Lists from which items went, or to which some came, while the others stayed as they are. */
function resized(before: readonly Node[], after: readonly Node[]): string[] {
  const others = new Map(after.map((node) => [node.pointer, node]));
  return before.flatMap((list) => {
    const twin = others.get(list.pointer);
    if (list.type !== 'array' || twin?.type !== 'array' || list.value === twin.value) return [];
    return isPart(itemsOf(list, before), itemsOf(twin, after)) ? [list.pointer] : [];
  });
}

/** Lists that have the same items in another order. */
function reordered(before: readonly Node[], after: readonly Node[], context: BodyContext): string[] {
  const { masks, subject } = context;
  const others = new Map(after.map((node) => [node.pointer, node]));
  return before.flatMap(({ pointer, type, value }) => {
    const twin = others.get(pointer);
    if (type !== 'array' || twin?.type !== 'array' || value !== twin.value || Number(value) < 2) return [];
    const place = generalise(pointer);
    if (masks.profile(subject, place)?.varies || isMoving(place, context)) return [];
    const [own, theirs] = [itemsOf(twin, before), itemsOf(twin, after)];
    if (own.every((item, index) => item === theirs[index]) || new Set(own).size === 1) return [];
    return [...own].sort().join('\n\n') === [...theirs].sort().join('\n\n') ? [pointer] : [];
  });
}

/** What two bodies that should be alike differ in. */
export function bodyDifferences(before: readonly Node[], after: readonly Node[], context: BodyContext): Found[] {
  const nodes = new Map(before.map((node) => [node.pointer, node]));
  const others = new Map(after.map((node) => [node.pointer, node]));
  if (before.length === 0 || after.length === 0) {
    if (before.length === after.length) return [];
    const [root] = before.length === 0 ? after : before;
    const shown = root ? shapeOf(root) : '';
    return before.length === 0
      ? [{ kind: 'shape', place: '', before: 'no body', after: shown }]
      : [{ kind: 'shape', place: '', before: shown, after: 'no body' }];
  }
  const moved = reordered(before, after, context);
  const displaced = [...moved, ...resized(before, after)];
  const isMoved = (pointer: string): boolean => displaced.some((list) => pointer.startsWith(`${list}/`));
  const changed = before.flatMap((node) => {
    const twin = others.get(node.pointer);
    if (!twin || isMoved(node.pointer)) return [];
    const found = nodeDifference(node, twin, context);
    if (found?.kind !== 'count') return found ?? [];
    return { ...found, items: namesOnOneSide(node, before, after) };
  });
  const present = [
    ...presence(nodes, others, 'member-gone', context, isMoved),
    ...presence(others, nodes, 'member-new', context, isMoved),
  ];
  return [
    ...moved.map((list): Found => ({ kind: 'order', place: generalise(list), before: 'one order', after: 'another' })),
    ...withShapes(present, nodes),
    ...changed,
  ];
}
