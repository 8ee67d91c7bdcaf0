import { createHash } from 'node:crypto';
import type { AnswerScript } from './script.js';
import type { AnswerStep } from './step.js';

/** Sequences remembered; beyond it the one not used for longest begins anew. */
const MAX_SEQUENCES = 10_000;

/** The scripts of one inbox, and how far each of their sequences has come. */
export class AnswerBook {
  readonly #initial: readonly AnswerScript[];
  #scripts: readonly AnswerScript[];
  readonly #used = new Map<string, number>();

  constructor(scripts: readonly AnswerScript[] = []) {
    this.#initial = scripts;
    this.#scripts = scripts;
  }

  get scripts(): readonly AnswerScript[] {
    return this.#scripts;
  }

  /** Replaces all scripts; their sequences begin with the first step. */
  replace(scripts: readonly AnswerScript[]): void {
    this.#scripts = scripts;
    this.#used.clear();
  }

  /** Back to the scripts of the start, at their first steps. */
  reset(): void {
    this.replace(this.#initial);
  }

  /**
   * The step for the next delivery on a path, or `undefined` for the plain acknowledgement. A script that names the path goes
   * before one for every path.
   */
  next(path: string, body: Buffer): AnswerStep | undefined {
    const script =
      this.#scripts.find((each) => each.path === path) ?? this.#scripts.find((each) => each.path === undefined);
    if (script === undefined) return undefined;
    const { steps, afterwards = 'repeat', each = 'path' } = script;
    const key = each === 'path' ? path : `${path}\n${createHash('sha256').update(body).digest('base64')}`;
    const used = this.#used.get(key) ?? 0;
    this.#remember(key, used + 1);
    if (used < steps.length) return steps[used];
    return afterwards === 'repeat' ? steps.at(-1) : undefined;
  }

  #remember(key: string, used: number): void {
    this.#used.delete(key);
    this.#used.set(key, used);
    const [oldest] = this.#used.keys();
    if (this.#used.size > MAX_SEQUENCES && oldest !== undefined) this.#used.delete(oldest);
  }
}
