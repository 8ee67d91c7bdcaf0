import type { DeliveryLine, ExchangeLine, JudgementLine } from '../../engine/record/format.js';
import type { CaseRecord, RunRecord } from '../../engine/record/reader.js';
import type { Finding, Summary } from '../../engine/record/summary.js';
import type { ReportContract } from './contract.js';
import { groupByCause, type Cause } from './grouping.js';
import type { CaseState } from './words.js';

/** What a judgement is about. */
export type Subject = { kind: 'exchange'; line: ExchangeLine } | { kind: 'delivery'; line: DeliveryLine };

/** Everything the sections draw from, and the ids by which they link to each other. */
export interface ReportModel {
  record: RunRecord;
  contract: ReportContract;
  summary: Summary;
  causes: Cause[];
  /** Element id of a case. */
  caseAnchor(caseRecord: CaseRecord): string;
  /** Element id of an exchange or delivery of a case. */
  subjectAnchor(caseRecord: CaseRecord, subject: Subject): string;
  /** Element id of a finding. */
  findingAnchor(finding: Finding): string;
  /** Element id of the finding that a judgement of a case is; `undefined` where it is none. */
  anchorOfJudgement(caseRecord: CaseRecord, judgement: JudgementLine): string | undefined;
}

const keyOf = (caseRecord: CaseRecord, { check, outcome, subject, pointer, message }: JudgementLine): string =>
  JSON.stringify([caseRecord.line.id, check, outcome, subject?.id, pointer, message]);

/** Puts findings into their order and gives every linkable thing its id. */
export function buildModel(record: RunRecord, contract: ReportContract, summary: Summary): ReportModel {
  const causes = groupByCause(summary.findings);
  const cases = new Map(record.cases.map((entry, index) => [entry.line.id, `case-${index + 1}`]));
  const findings = new Map<Finding, string>();
  const judgements = new Map<string, string>();
  for (const finding of causes.flatMap((cause) => cause.findings)) {
    const anchor = `finding-${findings.size + 1}`;
    findings.set(finding, anchor);
    // Judgements that say the same of the same place lead to the first of their findings.
    const key = keyOf(finding.caseRecord, finding.judgement);
    if (!judgements.has(key)) judgements.set(key, anchor);
  }
  const caseAnchor = (caseRecord: CaseRecord): string => cases.get(caseRecord.line.id) ?? '';
  return {
    record,
    contract,
    summary,
    causes,
    caseAnchor,
    subjectAnchor: (caseRecord, subject) =>
      `${caseAnchor(caseRecord)}-${subjectName(caseRecord, subject).replace(' ', '-')}`,
    findingAnchor: (finding) => findings.get(finding) ?? '',
    anchorOfJudgement: (caseRecord, judgement) => judgements.get(keyOf(caseRecord, judgement)),
  };
}

/** The exchange or delivery a judgement names, if the record has it. */
export function subjectOf(caseRecord: CaseRecord, judgement: JudgementLine): Subject | undefined {
  if (!judgement.subject) return undefined;
  const { kind, id } = judgement.subject;
  if (kind === 'exchange') {
    const line = caseRecord.exchanges.find((exchange) => exchange.id === id);
    return line && { kind, line };
  }
  const line = caseRecord.deliveries.find((delivery) => delivery.id === id);
  return line && { kind, line };
}

/** An exchange or delivery by its number in the case: `delivery 2`. */
export function subjectName(caseRecord: CaseRecord, { kind, line }: Subject): string {
  const lines: readonly { id: string }[] = kind === 'exchange' ? caseRecord.exchanges : caseRecord.deliveries;
  return `${kind} ${lines.findIndex(({ id }) => id === line.id) + 1}`;
}

/** Outcome of a case, or that the run ended inside it. */
export function stateOf(caseRecord: CaseRecord): CaseState {
  return caseRecord.end?.outcome ?? 'interrupted';
}

/** What came first, in the order a reader would have seen it. */
export function eventsOf(caseRecord: CaseRecord): Subject[] {
  const events: Subject[] = [
    ...caseRecord.exchanges.map((line): Subject => ({ kind: 'exchange', line })),
    ...caseRecord.deliveries.map((line): Subject => ({ kind: 'delivery', line })),
  ];
  const at = (subject: Subject): number =>
    Date.parse(subject.kind === 'exchange' ? subject.line.startedAt : subject.line.receivedAt);
  return events.sort((a, b) => at(a) - at(b) || 0);
}
