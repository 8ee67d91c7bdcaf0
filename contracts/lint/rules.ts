import type { LintRule } from './defect.js';
import { entryContradiction } from './rules/entry-contradiction.js';
import { exampleAgainstSchema } from './rules/example-against-schema.js';
import { platformContradiction } from './rules/platform-contradiction.js';
import { proseAgainstExample } from './rules/prose-against-example.js';
import { twoNamesForOneField } from './rules/two-names-for-one-field.js';

/** Every rule. What the dossier notes comes first: it tells more than what is found in the contract alone. */
export const lintRules: readonly LintRule[] = [
  platformContradiction,
  entryContradiction,
  exampleAgainstSchema,
  proseAgainstExample,
  twoNamesForOneField,
];
