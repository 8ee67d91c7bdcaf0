import vm from 'node:vm';
import { riskOf } from './pattern-risk.js';

/**
 * How long one text may be matched by a pattern that might never end, in milliseconds: the last try of several, since on a busy machine
 * the first may be over before it has begun.
 */
const budgetsMs = [100, 400, 1600];
/** So often a pattern may use up its time; then it is given up without another try. */
const mostOverruns = 2;
/** Steps that a matcher takes in no time. */
const fewSteps = 10_000_000;
/** A text so short that even a pattern whose time doubles, or worse, with each character is through with it at once. */
const shortText = 10;

const context = vm.createContext({});
const match = new vm.Script('pattern.test(text)');

/** A regular expression from a document: what a value is held to by it takes a bounded time. */
export interface BoundedPattern {
  source: string;
  flags: string;
  /** Whether a text matches; `true` where that could not be found out in time: see `patternsGivenUp`. */
  test(text: string): boolean;
  /** One of a kind: Ajv tells patterns apart by it. */
  toString(): string;
}

const givenUp = new Set<string>();

/** Patterns that could not be judged in time since this was asked last. */
export function patternsGivenUp(): string[] {
  if (givenUp.size === 0) return [];
  const sources = [...givenUp];
  givenUp.clear();
  return sources;
}

/** Whether it matches; `undefined` where that could not be found out. V8 looks for the end of the time while it goes back and forth. */
function within(budgetMs: number, pattern: RegExp, text: string): boolean | undefined {
  Object.assign(context, { pattern, text });
  try {
    return match.runInContext(context, { timeout: budgetMs }) as boolean;
  } catch {
    // The time was over, or the matcher's stack, which a text of some megabytes fills.
    return undefined;
  } finally {
    Object.assign(context, { pattern: undefined, text: undefined });
  }
}

function withinBudget(pattern: RegExp, text: string): boolean | undefined {
  for (const budgetMs of budgetsMs) {
    const found = within(budgetMs, pattern, text);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Bounds the time that a regular expression takes. Those that can't take long are run as they are; others with a budget, and where
 * it is used up nothing is known of the text: it is let pass, and the pattern noted.
 */
export function bounded(pattern: RegExp): BoundedPattern {
  const { source, flags } = pattern;
  const risk = riskOf(source);
  let overruns = 0;
  return {
    source,
    flags,
    toString: () => String(pattern),
    test(text) {
      if (text.length <= shortText || text.length ** risk <= fewSteps) return pattern.test(text);
      const found = overruns < mostOverruns ? withinBudget(pattern, text) : undefined;
      if (found !== undefined) return found;
      overruns += 1;
      givenUp.add(source);
      return true;
    },
  };
}
