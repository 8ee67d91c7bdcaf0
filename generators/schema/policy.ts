import type { Grade } from '../../contracts/model/evidence.js';

/** How many samples it takes until what all of them share becomes a constraint. */
export interface Policy {
  /** A member of the root is `required`: the set of root members is what tells one payload from another. */
  requiredAtRoot: number;
  /** A member of a nested object is `required`, or a member that always comes with a word such as a status. */
  requiredBelow: number;
  /** A member never seen as null is held to be never null. */
  notNull: number;
  /** A form that all its texts have is the `format` of a string. */
  format: number;
  /** Whole numbers alone make an `integer`, few words that come again an `enum`: no default of an author shows either. */
  many: number;
  /** A root of which no sample alone shows a member has no others. */
  closedRoot: number;
  /** An object of which some members are always there keeps a fair part of its members; see `leastMembers`. */
  leastMembers: number;
}

/** What a caller may choose. */
export interface DerivationOptions {
  /** How many samples a member of a nested object must be in, always, to be `required` and never null. */
  minimumSamples?: number;
}

/**
 * Samples that a page shows are chosen to show the form: one is enough, and what it suggests counts a step lower. Traffic
 * shows what happened to happen. With n samples and no exception, up to 3/n of the payloads may still be exceptions (rule
 * of three), so 30 are taken to be enough: a tenth. The benchmark's curve says what fewer cost (benchmarks/derivation/results.md).
 */
const bySource: Record<'page' | 'traffic', Policy> = {
  page: {
    requiredAtRoot: 1,
    requiredBelow: 1,
    notNull: 1,
    format: 1,
    many: 30,
    closedRoot: 30,
    leastMembers: 2,
  },
  traffic: {
    requiredAtRoot: 1,
    requiredBelow: 30,
    notNull: 30,
    format: 2,
    many: 30,
    closedRoot: 10,
    leastMembers: 2,
  },
};

/** The policy for samples of a grade. */
export function policyFor(grade: Grade, { minimumSamples }: DerivationOptions = {}): Policy {
  const policy = bySource[grade === 'documented' || grade === 'carried' ? 'page' : 'traffic'];
  return minimumSamples === undefined
    ? policy
    : {
        ...policy,
        requiredBelow: minimumSamples,
        notNull: minimumSamples,
        format: Math.min(policy.format, minimumSamples),
      };
}
