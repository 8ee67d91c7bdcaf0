import { ruleOf } from '../../contracts/diff/named.js';
import type { ShownChange } from '../result.js';
import type { FormatContext, Formatter } from './formatter.js';
import { placeOf } from './place.js';

const sarifLevels = { fail: 'error', warn: 'warning', info: 'note' } as const;

/** Where a change is written, in the words of SARIF (2.1.0, 3.29). */
function physicalPlace(change: ShownChange, context: FormatContext): object[] {
  const found = placeOf(change, context);
  if (!found) return [];
  const { file, line, column } = found;
  return [{ physicalLocation: { artifactLocation: { uri: file }, region: { startLine: line, startColumn: column } } }];
}

/** SARIF 2.1.0, for code scanning. */
export const sarif: Formatter = {
  id: 'sarif',
  about: 'SARIF 2.1.0, for code scanning',
  file: 'diff.sarif',
  format(result, context) {
    const ids = [...new Set(result.changes.map(({ rule }) => rule))];
    const rules = ids.map((id) => {
      const rule = ruleOf(id);
      return { id, shortDescription: { text: rule?.about ?? id }, help: { text: rule?.advice ?? '' } };
    });
    const results = result.changes.map((change) => ({
      ruleId: change.rule,
      ruleIndex: ids.indexOf(change.rule),
      level: sarifLevels[change.level],
      message: { text: `${change.subject.id}: ${change.message}. ${change.advice}` },
      locations: [
        ...physicalPlace(change, context).map((place) => ({
          ...place,
          logicalLocations: [{ fullyQualifiedName: change.subject.id }],
        })),
      ],
      partialFingerprints: { 'change/v1': change.fingerprint },
      ...(change.waived && { suppressions: [{ kind: 'external', justification: change.waived.reason }] }),
    }));
    const driver = { name: 'conformance diff', rules };
    const log = {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
    };
    return `${JSON.stringify(log, null, 2)}\n`;
  },
};
