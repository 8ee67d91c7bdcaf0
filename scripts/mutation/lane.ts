import { TestProcess, type Run } from './process.js';

/** What became of a mutant, and the test that noticed it. */
export interface MutantFate {
  fate: 'killed' | 'timeout' | 'survived' | 'unreached';
  by?: string;
}

/** A process that has loaded the test files so often is replaced: each load stays in memory. */
const mostOrders = 100;

/**
 * Tries mutants one after another. A process that has loaded the modules already is asked first, which takes milliseconds; its word counts
 * only where the tests fail with the mutant and pass again without it. All else is decided by a fresh process.
 */
export class Lane {
  #warm: TestProcess | undefined;

  constructor(
    readonly folder: string,
    readonly limit: (file: string) => number,
  ) {}

  /** `warm` are the files whose tests reach the mutant, `any` also those that reach it while modules load. */
  async attempt(
    mutant: number,
    { warm, any }: { warm: readonly string[]; any: readonly string[] },
  ): Promise<MutantFate> {
    if (any.length === 0) return { fate: 'unreached' };
    const by = warm.length > 0 ? await this.#noticedWarm(mutant, warm) : undefined;
    if (by !== undefined) return { fate: 'killed', by };
    const fresh = new TestProcess(this.folder);
    const run = await fresh.run({ mutant, files: any }, this.limit);
    fresh.stop();
    return fateOf(run);
  }

  stop(): void {
    this.#warm?.stop();
    this.#warm = undefined;
  }

  async #noticedWarm(mutant: number, files: readonly string[]): Promise<string | undefined> {
    if ((this.#warm?.orders ?? 0) > mostOrders) this.stop();
    const process = (this.#warm ??= new TestProcess(this.folder));
    const run = await process.run({ mutant, files }, this.limit);
    if (run.kind === 'passed') return undefined;
    if (run.kind === 'failed') {
      const without = await process.run({ mutant: 0, files: [run.file] }, this.limit);
      if (without.kind === 'passed') return fateOf(run).by;
    }
    this.stop();
    return undefined;
  }
}

function fateOf(run: Run): MutantFate {
  switch (run.kind) {
    case 'passed':
      return { fate: 'survived' };
    case 'failed':
      return { fate: 'killed', by: `${run.file}: ${run.test}` };
    case 'crashed':
      return { fate: 'killed', by: `${run.file}: the process ended` };
    case 'hung':
      return { fate: 'timeout', by: run.file };
  }
}
