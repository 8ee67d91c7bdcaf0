import type { Basis } from '../../model/evidence.js';
import { brokenExamples } from '../broken-examples.js';
import type { LintRule } from '../defect.js';

const basisWords: Record<Basis, string> = {
  table: 'table',
  prose: 'prose',
  example: 'other samples',
  assumed: 'schema',
};

/** A documented example breaks its own schema. */
export const exampleAgainstSchema: LintRule = {
  id: 'example-against-schema',
  describes: 'A documented example breaks the schema that the same edition gives for it.',
  find: ({ contract }) =>
    brokenExamples(contract).flatMap(({ example, violations }) =>
      violations.map((violation) => {
        const { place, part, evidence } = example;
        const edition = evidence.edition ?? contract.version;
        const at = violation.pointer || 'the whole body';
        return {
          id: `example-against-schema:${place.id}:${part}${violation.pointer}:${violation.keyword}`,
          rule: 'example-against-schema',
          apiVersion: contract.version,
          edition,
          topic: `${at} in the example of the ${part}`,
          places: [place],
          readings: [
            {
              text: `${at} should be ${violation.expected}`,
              edition,
              source: `${violation.evidence.source ?? place.title}, ${basisWords[violation.evidence.basis ?? 'assumed']}`,
            },
            {
              text: `${at} is ${violation.actual}`,
              edition,
              source: `${evidence.source ?? place.title}, example of the ${part}`,
            },
          ],
          contract: 'The contract keeps to the schema.',
        };
      }),
    ),
};
