import type { Level } from '../../contracts/model/levels.js';
import { findingsOf } from '../../engine/record/summary.js';
import type { Log, Notification, ReportingDescriptor, Result, Suppression } from 'sarif';
import { waiverTrouble, type JudgedWaiver } from '../../engine/record/waivers.js';
import type { Cause } from '../causes/cause.js';
import { causeId } from '../causes/cause-id.js';
import { Causes } from '../causes/causes.js';
import { fingerprint } from '../digest/fingerprint.js';
import { acceptance, byFingerprint, problemText, subjectOf } from './problems.js';
import type { Reporter } from './reporter.js';

const sarifLevels: Record<Level, Result.level> = { fail: 'error', warn: 'warning', info: 'note' };

function suppression(waiver: JudgedWaiver): Suppression {
  const { owner, expires, ticket } = waiver;
  return {
    kind: 'external',
    status: 'accepted',
    justification: acceptance(waiver),
    properties: { owner, expires, ...(ticket !== undefined && { ticket }) },
  };
}

/** A waiver that makes the run fail, at its place in its file. */
function notificationOf(waiver: JudgedWaiver): Notification[] {
  const text = waiverTrouble(waiver);
  if (text === undefined) return [];
  const { file, line } = waiver;
  const physicalLocation = { artifactLocation: { uri: encodeURI(file) }, region: { startLine: line } };
  return [{ level: 'error', message: { text }, locations: [{ physicalLocation }] }];
}

/** Says in each result of a cause which it is, of which kind, and whether it is told by another result. */
function markWith(cause: Cause, places: ReadonlyMap<string, Result>): void {
  const { headline, check, kind, kindReason } = cause;
  const id = causeId(cause);
  cause.findings.forEach(({ caseNumber, judgement }, at) => {
    const result = places.get(`${caseNumber} ${judgement}`);
    if (!result) return;
    result.partialFingerprints = { ...result.partialFingerprints, 'cause/v1': id };
    const consequence = at > 0 && { consequenceOf: `${check}: ${headline}` };
    result.properties = { ...result.properties, cause: id, kind, kindReason, ...consequence };
  });
}

/** SARIF 2.1.0: a rule for each check, a result for each finding. It stands at the contract, which is what it breaks. */
export const sarif: Reporter = {
  id: 'sarif',
  file: 'report.sarif',
  about: 'SARIF 2.1.0, for code scanning',
  begin(run) {
    const rules = new Map<string, ReportingDescriptor>();
    const results: Result[] = [];
    const causes = new Causes();
    /** Places of results, by case and judgement. */
    const places = new Map<string, Result>();
    let number = 0;
    /** Fingerprint of the waiver that accepts each result. */
    const waivedBy: (string | undefined)[] = [];
    return {
      add(entry) {
        causes.add(entry, (number += 1));
        for (const { judgement, index } of findingsOf(entry)) {
          const { check, level, defaultLevel, pointer, ground } = judgement;
          if (!rules.has(check))
            rules.set(check, {
              id: check,
              name: check,
              shortDescription: { text: `The check ${check} holds.` },
              defaultConfiguration: { level: sarifLevels[level] ?? 'warning' },
            });
          waivedBy.push(judgement.waivedBy);
          const result: Result = {
            ruleId: check,
            ruleIndex: [...rules.keys()].indexOf(check),
            level: sarifLevels[level],
            message: { text: problemText(judgement) },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: `contracts/${run.apiVersion}/openapi.yaml` },
                  region: { startLine: 1 },
                },
                logicalLocations: [
                  {
                    name: subjectOf(entry),
                    kind: 'member',
                    fullyQualifiedName: pointer === undefined ? entry.line.id : `${entry.line.id}#${pointer}`,
                  },
                ],
              },
            ],
            partialFingerprints: { 'conformance/v1': fingerprint(entry.line.id, judgement) },
            properties: { caseId: entry.line.id, levelAtRealTarget: defaultLevel, ground },
          };
          results.push(result);
          places.set(`${number} ${index}`, result);
        }
      },
      finish({ end, errors, waivers }) {
        const accepted = byFingerprint(waivers);
        for (const cause of causes.sorted()) markWith(cause, places);
        const notifications = waivers.flatMap(notificationOf);
        const suppressed = results.map((result, at): Result => {
          if (accepted.size === 0) return result;
          const waiver = accepted.get(waivedBy[at] ?? '');
          // Where one result has suppressions, SARIF asks for them in all.
          return { ...result, suppressions: waiver ? [suppression(waiver)] : [] };
        });
        const log: Log = {
          $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
          version: '2.1.0',
          runs: [
            {
              tool: { driver: { name: run.tool.name, version: run.tool.version, rules: [...rules.values()] } },
              automationDetails: { id: `conformance/${run.apiVersion}/${run.runId}` },
              invocations: [
                {
                  executionSuccessful: end !== undefined && errors.length === 0,
                  startTimeUtc: run.startedAt,
                  ...(end && { endTimeUtc: end.at }),
                  ...(notifications.length > 0 && { toolExecutionNotifications: notifications }),
                },
              ],
              columnKind: 'utf16CodeUnits',
              results: suppressed,
            },
          ],
        };
        return JSON.stringify(log);
      },
    };
  },
};
