import { isMade, isRedacted, saysSame, textNode, type Node } from './nodes.js';
import { type Cases, type Message, type Observation, type ObservedDelivery } from './observations.js';
import { uuidPattern } from '../../contracts/formats/uuid.js';

/** Where a value stands in a run, apart from its ids: case, number of the exchange, part and pointer. */
export type Origin = string;

/** What stands in a record in place of a secret of a few digits: that two are equal is chance. */
const short = /^‹(?:cvv2?|cvc2?|exp|pin|otp|\w*code|number)(?: |›)/iu;

/** Of texts, whether it tells something that two are equal: words of lists, amounts and times tell nothing by it. */
const tells = (node: Node): boolean =>
  node.type === 'string' &&
  node.value.length >= 8 &&
  node.scale === undefined &&
  node.format !== 'date-time' &&
  !/^[A-Z][A-Z_]+$/.test(node.value) &&
  !short.test(node.value);

export function originOf(
  caseId: string,
  index: number,
  part: 'request' | 'answer' | 'delivery',
  pointer: string,
): Origin {
  return `${caseId}\n${index} ${part} ${pointer}`;
}

const caseOf = (origin: Origin): string => origin.slice(0, origin.indexOf('\n'));

/** Values of a run by where they stand, and the first place of each value: two places with one name have one value. */
export class Names {
  readonly #first = new Map<string, Origin>();
  readonly #at = new Map<Origin, string>();
  /** Cases in the order in which they were begun. */
  readonly #places = new Map<string, number>();
  readonly #cases: Cases;

  /** Cases in the order in which they were begun: what is told later repeats what was told before. */
  constructor(cases: Cases) {
    this.#cases = cases;
    const ordered = [...cases.values()].sort(
      (a, b) => a.startedAt.localeCompare(b.startedAt) || a.caseId.localeCompare(b.caseId),
    );
    for (const { caseId, exchanges, deliveries } of ordered) {
      this.#places.set(caseId, this.#places.size);
      exchanges.forEach(({ path, requestNodes, nodes }, index) => {
        path
          .split(/[/?&=]/)
          .forEach((segment, number) =>
            this.#add(originOf(caseId, index, 'request', `path ${number}`), textNode(segment)),
          );
        for (const node of requestNodes) this.#add(originOf(caseId, index, 'request', node.pointer), node);
        for (const node of nodes) this.#add(originOf(caseId, index, 'answer', node.pointer), node);
      });
      deliveries.forEach(({ nodes }, index) => {
        for (const node of nodes) this.#add(originOf(caseId, index, 'delivery', node.pointer), node);
      });
    }
  }

  #add(origin: Origin, node: Node): void {
    if (!tells(node)) return;
    this.#at.set(origin, node.value);
    if (!this.#first.has(node.value)) this.#first.set(node.value, origin);
  }

  /** The first place of a value; `undefined` where it is a word, a number or nowhere. */
  nameOf(value: string): Origin | undefined {
    return this.#first.get(value);
  }

  /** The case that made what a delivery tells of: of those that first told one of its ids, the one that was begun last. */
  makerOf(delivery: Message): Observation | undefined {
    const makers = objectsOf(delivery, this).map(caseOf);
    const [last] = makers.sort((a, b) => (this.#places.get(b) ?? 0) - (this.#places.get(a) ?? 0));
    return last === undefined ? undefined : this.#cases.get(last);
  }

  /** Whether a place is in the answer to a read: that shows what others made. */
  isRead(origin: Origin): boolean {
    const [, index] = /\n(\d+) answer /.exec(origin) ?? [];
    return index !== undefined && this.#cases.get(caseOf(origin))?.exchanges[Number(index)]?.method === 'GET';
  }

  /** What stands at a place. */
  valueAt(origin: Origin): string | undefined {
    return this.#at.get(origin);
  }
}

/** What stands in a record in place of a personal datum; each run has its own mark for it. */
const kindOf = (mark: string): string => mark.replace(/ .*/u, '');

const isId = (value: string): boolean => textNode(value).format === 'uuid';

/** Pieces of a text that are ids, and what stands between them. */
const idsIn = new RegExp(`(${uuidPattern})`, 'i');

/**
 * Whether two values stand for the same: they are one, or each is what its own run told at the same place; or texts that hold such values.
 * Of what no answer told, that goes for ids alone, which whoever pulls a trigger tells: any other text was chosen to say something.
 */
export function isCounterpart(a: string, b: string, sides: { from: Names; to: Names }): boolean {
  if (a === b || (isRedacted(a) && kindOf(a) === kindOf(b)) || saysSame(a, b)) return true;
  const { from, to } = sides;
  const name = from.nameOf(a);
  if (name !== undefined && to.valueAt(name) === b)
    return name.includes(' answer ') || (isId(a) && isId(b) && to.nameOf(b) === name);
  const [own, other] = [a.split(idsIn), b.split(idsIn)];
  if (own.length < 2 || own.length !== other.length || isId(a)) return false;
  return own.every((piece, index) => isCounterpart(piece, other[index] ?? '', sides));
}

/** Where the ids of a delivery were made. Accounts and addresses are left out: they may be anybody's. */
function objectsOf({ nodes }: Message, names: Names): Origin[] {
  return anchorsOf({ nodes: nodes.filter(({ format }) => format === 'uuid') }, names);
}

/** Whether everything that a delivery of one run names by its id is there in the other run as well. */
export function isThere(delivery: Message, names: Names, there: Names): boolean {
  return objectsOf(delivery, names).every((origin) => there.valueAt(origin) !== undefined);
}

/** What tells a delivery apart: the values that its run told when it made something. What a read shows stands anywhere in it. */
function anchorsOf({ nodes }: Pick<Message, 'nodes'>, names: Names): Origin[] {
  return nodes.flatMap(({ value, format }) => {
    const name = isMade(format) ? names.nameOf(value) : undefined;
    return name === undefined || name.includes(' delivery ') || names.isRead(name) ? [] : [name];
  });
}

/** Deliveries of two runs that are about the same: those that belong together, and those that are alone. */
export interface Aligned {
  webhookId: string;
  pairs: [ObservedDelivery, ObservedDelivery][];
  missing: ObservedDelivery[];
  extra: ObservedDelivery[];
}

/** A case's deliveries in a run. */
export interface Told {
  names: Names;
  of: Observation;
}

/** How well two deliveries fit together; nothing where they do not. */
type Fit = (one: ObservedDelivery, other: ObservedDelivery) => number | undefined;

/** Pairs what fits, the best first, and leaves the rest. */
function paired(fit: Fit, { missing, extra, ...rest }: Aligned): Aligned {
  const all = missing.flatMap((one) =>
    extra.flatMap((other) => {
      const worth = fit(one, other);
      return worth === undefined ? [] : [{ one, other, worth }];
    }),
  );
  const taken = new Set<ObservedDelivery>();
  const pairs = all
    .sort((a, b) => b.worth - a.worth)
    .flatMap(({ one, other }): Aligned['pairs'] => {
      if (taken.has(one) || taken.has(other)) return [];
      taken.add(one).add(other);
      return [[one, other]];
    });
  const left = (deliveries: readonly ObservedDelivery[]) => deliveries.filter((delivery) => !taken.has(delivery));
  return { ...rest, pairs: [...rest.pairs, ...pairs], missing: left(missing), extra: left(extra) };
}

/** How much two deliveries say alike. */
function likeness({ nodes }: Message, other: Message): number {
  const values = new Map(other.nodes.map(({ pointer, value, format }) => [pointer, isMade(format) ? format : value]));
  return nodes.filter(({ pointer, value, format }) => values.get(pointer) === (isMade(format) ? format : value)).length;
}

/** Of deliveries about one story those that name the same first, what says most alike before the rest. */
function alignedOf(about: Aligned, from: Names, to: Names): Aligned {
  const namesSame: Fit = (one, other) => {
    const isSame = anchorsOf(one, from).every((name) => {
      const wanted = to.valueAt(name);
      return other.nodes.some(({ value }) => value === wanted);
    });
    return isSame ? likeness(one, other) : undefined;
  };
  return [namesSame, likeness].reduce((rest, fit) => paired(fit, rest), about);
}

/** What is left of several groups, paired where one side does not say what it is about. */
function withStrays(groups: readonly (readonly [about: string, Aligned])[]): Aligned[] {
  const strays = groups.find(([about]) => about === '')?.[1];
  if (!strays) return groups.map(([, group]) => group);
  let { missing, extra } = strays;
  const joined = groups
    .filter(([about]) => about !== '')
    .map(([, group]): Aligned => {
      const there = paired(likeness, { ...group, pairs: [], extra });
      const back = paired(likeness, { ...group, pairs: [], missing });
      [missing, extra] = [back.missing, there.extra];
      const pairs = [...group.pairs, ...there.pairs, ...back.pairs];
      return { ...group, pairs, missing: there.missing, extra: back.extra };
    });
  return [...joined, { ...strays, missing, extra }];
}

/**
 * Deliveries of a case in two runs, by webhook, and where no case waited for them by the story of what they are about as well.
 * Those that name nothing that their run made may be about anything.
 */
export function alignedDeliveries(from: Told, to: Told): Aligned[] {
  const aboutOf = ({ names, of }: Told, delivery: ObservedDelivery): string => {
    const maker = of.phase === 'standing' ? names.makerOf(delivery) : undefined;
    return maker?.story ?? maker?.caseId ?? '';
  };
  const ids = new Set([...from.of.deliveries, ...to.of.deliveries].map(({ webhookId }) => webhookId));
  return [...ids].flatMap((webhookId) => {
    const groups = new Map<string, Aligned>();
    const groupOf = (about: string): Aligned => {
      const group = groups.get(about) ?? { webhookId, pairs: [], missing: [], extra: [] };
      groups.set(about, group);
      return group;
    };
    const ofWebhook = ({ of }: Told) => of.deliveries.filter((delivery) => delivery.webhookId === webhookId);
    for (const one of ofWebhook(from)) groupOf(aboutOf(from, one)).missing.push(one);
    for (const one of ofWebhook(to)) groupOf(aboutOf(to, one)).extra.push(one);
    return withStrays([...groups].map(([about, group]) => [about, alignedOf(group, from.names, to.names)] as const));
  });
}
