/** Case ids that a lesson names at most. */
const mostCases = 5;

/** How often something was seen, and in which cases. */
export interface Sightings {
  count: number;
  cases: string[];
}

/** Counts what speaks for each of many things. */
export class Sighted {
  readonly #seen = new Map<string, Sightings>();

  add(key: string, caseId?: string): void {
    const seen = this.of(key);
    this.#seen.set(key, seen);
    seen.count += 1;
    if (caseId !== undefined && seen.cases.length < mostCases && !seen.cases.includes(caseId)) seen.cases.push(caseId);
  }

  of(key: string): Sightings {
    return this.#seen.get(key) ?? { count: 0, cases: [] };
  }

  has(key: string): boolean {
    return this.#seen.has(key);
  }

  keys(): string[] {
    return [...this.#seen.keys()];
  }
}
