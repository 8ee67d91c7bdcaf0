import type { Level } from '../../contracts/model/levels.js';
import { addedUp } from '../../engine/record/delivery-coverage.js';
import type { DeliveryCoverageLine } from '../../engine/record/format.js';
import { findingsOf } from '../../engine/record/summary.js';
import { causeId } from '../causes/cause-id.js';
import { fingerprint } from '../digest/fingerprint.js';
import { Gathering } from './gather.js';
import type { Reporter } from './reporter.js';

interface JsonFinding {
  fingerprint: string;
  /** Fingerprint of the cause that it belongs to. */
  cause?: string;
  caseId: string;
  check: string;
  level: Level;
  levelAtRealTarget: Level;
  pointer?: string;
  message: string;
  expected?: string;
  actual?: string;
  ground: unknown;
  /** Fingerprint of the waiver that accepts it. */
  waivedBy?: string;
}

/** How many deliveries each check judged, and why they came, of all shards. */
function coverageOf(lines: readonly DeliveryCoverageLine[]): Omit<DeliveryCoverageLine, 'type'> {
  const { type: _type, ...all } = addedUp(lines);
  return all;
}

/** JSON for programs: verdict, figures, causes and findings (report.schema.json). */
export const json: Reporter = {
  id: 'json',
  file: 'report.json',
  about: 'verdict, figures, causes and findings for programs',
  begin(run, _contract, options) {
    const gathering = new Gathering(options?.groupBy);
    const findings: JsonFinding[] = [];
    /** Places of the findings, by case and judgement. */
    const places = new Map<string, JsonFinding>();
    let number = 0;
    return {
      add(entry) {
        gathering.add(entry);
        number += 1;
        for (const { judgement, index } of findingsOf(entry)) {
          const { check, level, defaultLevel, pointer, message, expected, actual, ground, waivedBy } = judgement;
          const finding: JsonFinding = {
            fingerprint: fingerprint(entry.line.id, judgement),
            caseId: entry.line.id,
            check,
            level,
            levelAtRealTarget: defaultLevel,
            ...(pointer !== undefined && { pointer }),
            message,
            ...(expected !== undefined && { expected }),
            ...(actual !== undefined && { actual }),
            ground,
            ...(waivedBy !== undefined && { waivedBy }),
          };
          findings.push(finding);
          places.set(`${number} ${index}`, finding);
        }
      },
      finish(frame) {
        const { totals, causes, cases } = gathering.finish(frame);
        for (const cause of causes)
          for (const { caseNumber, judgement } of cause.findings) {
            const finding = places.get(`${caseNumber} ${judgement}`);
            if (finding) finding.cause = causeId(cause);
          }
        const { verdict, exitCode, meaning, ...figures } = totals;
        const { deliveryCoverage: coverage = [] } = frame;
        return JSON.stringify({
          format: 1,
          run,
          ...(frame.end && { endedAt: frame.end.at }),
          verdict,
          exitCode,
          meaning,
          figures: { ...figures, total: cases, foreignDeliveries: frame.foreignDeliveries.length },
          ...(coverage.length > 0 && { deliveryCoverage: coverageOf(coverage) }),
          errors: frame.errors.map(({ at, where, message }) => ({ at, where, message })),
          causes: causes.map(({ findings: rows, key, ...cause }) => ({
            fingerprint: causeId({ key }),
            key,
            ...cause,
            findings: rows.length,
          })),
          findings,
          waivers: frame.waivers.map(({ type: _type, ...waiver }) => waiver),
        });
      },
    };
  },
};
