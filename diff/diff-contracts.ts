/** Compares two contracts and proves what it finds. Pure: sends nothing, reads no file and no clock. */
import { createHash } from 'node:crypto';
import {
  compareContracts,
  type CompareOptions,
  type Comparison,
  type ContractInput,
} from '../contracts/diff/compare.js';
import { DocumentError } from '../contracts/diff/document.js';
import { isObject } from '../contracts/model/json-value.js';
import { prove } from './prove.js';
import { withUsage, type Usage } from './usage.js';
import { countChanges, grouped, type Compared, type DiffResult } from './result.js';

/** One side: a document of OpenAPI 3.0 or 3.1, and what to call it. */
export interface DiffSide extends ContractInput {
  name?: string;
}

export interface DiffOptions extends CompareOptions {
  /** Whether values are looked for; true where it is left out. */
  prove?: boolean;
  /** So many values of one pair of schemas are judged at most. */
  tries?: number;
  /** What is used, so that changes say whether they concern. */
  usage?: Usage;
}

const usualTries = 4000;

function compared({ document, facts, name }: DiffSide, fallback: string): Compared {
  const info = isObject(document) && isObject(document['info']) ? document['info'] : {};
  const { title, version } = info;
  return {
    name: name ?? fallback,
    ...(typeof title === 'string' && { title }),
    ...(version !== undefined && { version: String(version) }),
    hash: createHash('sha256').update(JSON.stringify({ document, facts })).digest('hex'),
  };
}

/** @throws DocumentError where documents can't be compared */
function comparisonOf(from: DiffSide, to: DiffSide, options: DiffOptions): Comparison {
  try {
    return compareContracts(from, to, options);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new DocumentError('', 'has schemas that are joined (allOf, $ref …) too many levels deep to be compared');
  }
}

/**
 * What changed between two contracts, the worst first.
 *
 * @throws DocumentError where a reference leads to nothing, or schemas are joined too deep
 * @example
 * const { changes } = diffContracts({ document: before }, { document: after });
 * const breaking = changes.filter(({ level }) => level === 'fail');
 */
export function diffContracts(from: DiffSide, to: DiffSide, options: DiffOptions = {}): DiffResult {
  const comparison = comparisonOf(from, to, options);
  const { prove: isProving = true, receiver = 'tolerant', tries = usualTries } = options;
  const {
    changes: proven,
    refuted,
    undecided,
    givenUp,
  } = isProving
    ? prove(comparison, { receiver, reading: comparison.reading, tries })
    : { changes: comparison.sections.flatMap((section) => section.changes), refuted: 0, undecided: 0, givenUp: 0 };
  const all = [...comparison.changes, ...proven];
  const marked = options.usage ? withUsage(all, options.usage, comparison.reading) : all;
  const changes = grouped(marked).flatMap((group) => group.changes);
  return {
    from: compared(from, 'before'),
    to: compared(to, 'after'),
    changes,
    counts: countChanges(changes, refuted),
    coverage: comparison.coverage,
    judged: {
      schemas: comparison.sections.length,
      same: comparison.sections.filter(({ same }) => same).length,
      undecided,
      givenUp,
    },
  };
}
