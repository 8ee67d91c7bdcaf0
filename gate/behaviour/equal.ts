import { isCounterpart, type Names, type Origin } from './names.js';
import type { Cases, Message, Observed } from './observations.js';

interface Sides {
  from: Names;
  to: Names;
}

/** Whether two paths are the same but for the ids that their runs gave. */
function isSamePath(a: string, b: string, sides: Sides): boolean {
  const [own, other] = [a.split(/([/?&=])/), b.split(/([/?&=])/)];
  return own.length === other.length && own.every((part, index) => isCounterpart(part, other[index] ?? '', sides));
}

/** Whether two requests are the same but for the ids that their runs gave. */
function isSameRequest(a: Observed, b: Observed, sides: Sides): boolean {
  if (a.method !== b.method || !isSamePath(a.path, b.path, sides)) return false;
  if (a.requestNodes.length !== b.requestNodes.length) return false;
  return a.requestNodes.every((node, index) => {
    const twin = b.requestNodes[index];
    return node.pointer === twin?.pointer && isCounterpart(node.value, twin.value, sides);
  });
}

/** Requests of cases, by case and number. */
const keyOf = (caseId: string, index: number): string => `${caseId}\n${index}`;

/** The request whose answer told a value first; absent where no answer did. */
function tellerOf(origin: Origin): string | undefined {
  const [, teller] = /^(.*\n\d+) answer /s.exec(origin) ?? [];
  return teller;
}

/** Requests that are the same on both sides, and about what the same requests made. */
export class EqualRequests {
  readonly #equal = new Set<string>();
  readonly #names: Names;

  constructor(from: Cases, to: Cases, names: Sides) {
    this.#names = names.from;
    const ordered = [...from.values()].sort((a, b) => a.startedAt.localeCompare(b.startedAt));
    for (const { caseId, exchanges } of ordered)
      exchanges.forEach((one, index) => {
        const twin = to.get(caseId)?.exchanges[index];
        const values = [...one.path.split(/[/?&=]/), ...one.requestNodes.map(({ value }) => value)];
        if (twin && isSameRequest(one, twin, names) && this.areSettled(values)) this.#equal.add(keyOf(caseId, index));
      });
  }

  has(caseId: string, index: number): boolean {
    return this.#equal.has(keyOf(caseId, index));
  }

  /** Whether a delivery tells of nothing but what such requests made. */
  isSettled({ nodes }: Message): boolean {
    return this.areSettled(nodes.filter(({ format }) => format === 'uuid').map(({ value }) => value));
  }

  /** Whether every one of some values that an answer told first was told by the answer to such a request. */
  areSettled(values: readonly string[]): boolean {
    return values.every((value) => {
      const teller = tellerOf(this.#names.nameOf(value) ?? '');
      return teller === undefined || this.#equal.has(teller);
    });
  }
}
