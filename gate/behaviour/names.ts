import type { Node } from './nodes.js';
import type { Observations } from './observations.js';

/** Where a value stands in a run, apart from its ids: case, number of the exchange, part and pointer. */
export type Origin = string;

/** Texts that tell nothing by being equal: words of lists, amounts, flags. */
const tells = (node: Node): boolean =>
  node.type === 'string' && node.value.length >= 8 && node.scale === undefined && !/^[A-Z][A-Z_]+$/.test(node.value);

/** Formats of values that the provider makes anew each time: two runs never agree in them. */
const made = new Set([
  'uuid',
  'date-time',
  'iban',
  'evm-address',
  'btc-address',
  'ltc-address',
  'doge-address',
  'transaction-hash',
]);

export function isMade(format: string | undefined): boolean {
  return format !== undefined && made.has(format);
}

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

  /** Cases in the order of their ids: the order in which workers come to them says nothing. */
  constructor({ cases }: Pick<Observations, 'cases'>) {
    for (const caseId of [...cases.keys()].sort()) {
      const { exchanges = [], deliveries = [] } = cases.get(caseId) ?? {};
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

  /** A path with the ids that the provider gave called by their names, so that two runs are the same. */
  mapped(path: string): string {
    return path.replace(/[^/?&=]+/g, (segment) => {
      const name = this.#first.get(segment);
      return name !== undefined && name.includes(' answer ') ? `‹${name.replace('\n', ' ')}›` : segment;
    });
  }
}
