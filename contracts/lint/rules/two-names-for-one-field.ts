import { brokenExamples, lastName } from '../broken-examples.js';
import type { LintRule } from '../defect.js';

/** A sample has a field under another name than the table. */
export const twoNamesForOneField: LintRule = {
  id: 'two-names-for-one-field',
  describes: 'A documented example lacks a required field and has one of a like name instead.',
  find: ({ contract }) =>
    brokenExamples(contract).flatMap(({ example, renamings }) =>
      renamings.map(({ sample, table }) => {
        const { place, part, evidence } = example;
        const edition = evidence.edition ?? contract.version;
        const [inSample, inTable] = [lastName(sample.pointer), lastName(table.pointer)];
        return {
          id: `two-names-for-one-field:${place.id}:${part}${table.pointer}`,
          rule: 'two-names-for-one-field',
          apiVersion: contract.version,
          edition,
          topic: `name of ${inTable} in the ${part}`,
          places: [place],
          readings: [
            { text: inTable, edition, source: `${table.evidence.source ?? place.title}, fields of the ${part}` },
            { text: inSample, edition, source: `${evidence.source ?? place.title}, example of the ${part}` },
          ],
          contract: `The contract has ${inTable}.`,
        };
      }),
    ),
};
