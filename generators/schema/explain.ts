import { evidenceAt } from '../../contracts/model/evidence-at.js';
import type { Evidence } from '../../contracts/model/evidence.js';
import { valueAt } from '../../contracts/model/pointer.js';
import { deriveSchema, type Cause, type DerivedSchema } from './derive.js';
import type { DerivationSource, Hints } from './hints.js';
import type { DerivationOptions } from './policy.js';

/** A payload with the name by which an explanation refers to it. */
export interface NamedSample {
  name: string;
  value: unknown;
}

/** Why one keyword stands in a derived schema. */
export interface Explanation {
  /** JSON Pointer of the schema node. */
  pointer: string;
  keyword: string;
  /** What the keyword says; for `required` of a property, `true`. */
  value: unknown;
  grade: Evidence['grade'];
  basis?: Evidence['basis'];
  /** Names of the samples that caused it; empty where a hint did. */
  samples: string[];
  hint?: string;
}

/** A node and its keyword; `required` stands at the property it demands, as in `x-evidence`. */
function valueOf(schema: DerivedSchema, pointer: string, keyword: string): unknown {
  const value = valueAt(schema, pointer) as Record<string, unknown>;
  return keyword === 'required' && !pointer.endsWith('/then') ? true : value[keyword];
}

/** Derives a schema and says for each of its constraints which samples or hint caused it and what grade it gets. */
export function explainSchema(
  samples: readonly NamedSample[],
  source: DerivationSource,
  hints: Hints = {},
  options: DerivationOptions = {},
): { schema: DerivedSchema; explanations: Explanation[] } {
  // By node, in the order of the schema; a keyword that is set twice is what it was set to last.
  const causes = new Map<string, Map<string, Cause>>();
  const schema = deriveSchema(
    samples.map((sample) => sample.value),
    source,
    hints,
    options,
    (pointer, keyword, cause) => {
      const node = causes.get(pointer) ?? new Map<string, Cause>();
      causes.set(pointer, node.set(keyword, cause));
    },
  );
  const explanations = [...causes].flatMap(([pointer, node]) =>
    [...node].map(([keyword, cause]): Explanation => {
      const { grade, basis } = evidenceAt(schema, pointer, keyword);
      const because =
        'hint' in cause
          ? { samples: [], hint: cause.hint }
          : { samples: cause.samples.map((position) => (samples[position] as NamedSample).name) };
      return {
        pointer,
        keyword,
        value: valueOf(schema, pointer, keyword),
        grade,
        ...(basis ? { basis } : {}),
        ...because,
      };
    }),
  );
  return { schema, explanations };
}
