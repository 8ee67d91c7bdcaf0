import { isMade, type Node } from './nodes.js';
import type { Message, Observations } from './observations.js';

/** Where a value stands in a run, apart from its ids: case, number of the exchange, part and pointer. */
export type Origin = string;

/** Texts that tell nothing by being equal: words of lists, amounts, flags. */
const tells = (node: Node): boolean =>
  node.type === 'string' && node.value.length >= 8 && node.scale === undefined && !/^[A-Z][A-Z_]+$/.test(node.value);

export function originOf(
  caseId: string,
  index: number,
  part: 'request' | 'answer' | 'delivery',
  pointer: string,
): Origin {
  return `${caseId}\n${index} ${part} ${pointer}`;
}

/** Values of a run by where they stand, and the first place of each value: two places with one name have one value. */
export class Names {
  readonly #first = new Map<string, Origin>();
  readonly #at = new Map<Origin, string>();

  /** Cases in the order in which they were begun: what is told later repeats what was told before. */
  constructor({ cases }: Pick<Observations, 'cases'>) {
    const ordered = [...cases.values()].sort(
      (a, b) => a.startedAt.localeCompare(b.startedAt) || a.caseId.localeCompare(b.caseId),
    );
    for (const { caseId, exchanges, deliveries } of ordered) {
      exchanges.forEach(({ path, requestNodes, nodes }, index) => {
        path.split(/[/?&=]/).forEach((segment, number) =>
          this.#add(originOf(caseId, index, 'request', `path ${number}`), {
            pointer: '',
            type: 'string',
            value: segment,
          }),
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

  /** What stands at a place. */
  valueAt(origin: Origin): string | undefined {
    return this.#at.get(origin);
  }
}

/** What stands in a record in place of a personal datum; each run has its own mark for it. */
const redacted = /^‹[\w-]+(?: [\w-]+)?›$/u;

const kindOf = (mark: string): string => mark.replace(/ .*/u, '');

/** Whether two values stand for the same: they are one, or each is what its own run told at the same place. */
export function isCounterpart(a: string, b: string, { from, to }: { from: Names; to: Names }): boolean {
  if (a === b || (redacted.test(a) && kindOf(a) === kindOf(b))) return true;
  const name = from.nameOf(a);
  return name !== undefined && name.includes(' answer ') && to.valueAt(name) === b;
}

/** What tells a delivery apart: the values that its run told before, which stand for objects and users. */
function anchorsOf({ nodes }: Message, names: Names): Origin[] {
  return nodes.flatMap(({ value, format }) => {
    const name = isMade(format) ? names.nameOf(value) : undefined;
    return name === undefined || name.includes(' delivery ') ? [] : [name];
  });
}

/** Deliveries of two runs that are about the same object; what is left is put together in its order. */
export function alignedDeliveries<Delivery extends Message>(
  before: readonly Delivery[],
  after: readonly Delivery[],
  { from, to }: { from: Names; to: Names },
): { pairs: [Delivery, Delivery][]; missing: Delivery[]; extra: Delivery[] } {
  const free = [...after];
  const take = (fits: (one: Delivery) => boolean): Delivery | undefined => {
    const at = free.findIndex(fits);
    return at < 0 ? undefined : free.splice(at, 1)[0];
  };
  const pairs: [Delivery, Delivery][] = [];
  const open: Delivery[] = [];
  for (const one of before) {
    const wanted = anchorsOf(one, from).map((name) => to.valueAt(name));
    const twin =
      wanted.length > 0
        ? take(({ nodes }) => wanted.every((value) => nodes.some((node) => node.value === value)))
        : undefined;
    if (twin) pairs.push([one, twin]);
    else open.push(one);
  }
  const missing = open.filter((one) => {
    const twin = take(() => true);
    if (twin) pairs.push([one, twin]);
    return !twin;
  });
  return { pairs, missing, extra: free };
}
