import type { GateFormat } from './format.js';
import { standingWords } from './words.js';

const sarifLevels = { fail: 'error', warn: 'warning', info: 'note' } as const;

/** SARIF 2.1.0, for code scanning; what could not be tested is no result. */
export const sarif: GateFormat = {
  id: 'sarif',
  about: 'SARIF 2.1.0, for code scanning',
  file: 'gate.sarif',
  render({ rows, tool }) {
    const shown = rows.filter(({ standing }) => standing !== 'not-testable');
    const ids = [...new Set(shown.map(({ rule }) => rule))];
    const results = shown.map((row) => ({
      ruleId: row.rule,
      ruleIndex: ids.indexOf(row.rule),
      level: sarifLevels[row.level],
      message: { text: `${standingWords[row.standing].title}: ${row.subject}: ${row.message}. ${row.advice}` },
      locations: [{ logicalLocations: [{ fullyQualifiedName: row.subject }] }],
      partialFingerprints: { 'gate/v1': row.fingerprint },
      ...(row.waived && { suppressions: [{ kind: 'external', justification: row.waived.reason }] }),
    }));
    const driver = {
      name: `${tool.name} gate`,
      version: tool.version,
      rules: ids.map((id) => ({ id, shortDescription: { text: id.replaceAll('-', ' ') } })),
    };
    const log = {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [{ tool: { driver }, results }],
    };
    return `${JSON.stringify(log, null, 2)}\n`;
  },
};
