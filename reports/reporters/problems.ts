import { levels, type JudgementLine, type Level } from '../../engine/record/format.js';
import type { CaseRecord } from '../../engine/record/reader.js';
import { findingsOf, type Finding } from '../../engine/record/summary.js';

/** Whether a level makes a run fail. */
export function isFailing(level: Level, failOn: Level): boolean {
  return levels.indexOf(level) >= levels.indexOf(failOn);
}

/** What test reports say of a case: it is theirs that has no levels. */
export type CaseStatus = 'passed' | 'failed' | 'skipped' | 'error';

export function statusOf(entry: CaseRecord, failOn: Level): CaseStatus {
  const { end } = entry;
  if (!end || end.outcome === 'error') return 'error';
  if (findingsOf(entry).some(({ judgement }) => isFailing(judgement.level, failOn))) return 'failed';
  return end.outcome === 'skip' || end.outcome === 'not-applicable' ? 'skipped' : 'passed';
}

/** The worst first. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => levels.indexOf(b.judgement.level) - levels.indexOf(a.judgement.level));
}

/** What a case is about, as far as it says. */
export function subjectOf({ line }: CaseRecord): string {
  return line.operationId ?? line.webhookId ?? line.flow ?? 'no operation';
}

/** A judgement that did not hold, in lines of plain text. */
export function problemText({ check, message, pointer, expected, actual, level, defaultLevel }: JudgementLine): string {
  const real = defaultLevel !== undefined && defaultLevel !== level ? ` (${defaultLevel} at a real target)` : '';
  return [
    `${level === undefined ? '' : `${level}${real} `}${check}: ${message}`,
    ...(pointer === undefined ? [] : [`  at       ${pointer || 'the whole body'}`]),
    ...(expected === undefined ? [] : [`  expected ${expected}`]),
    ...(actual === undefined ? [] : [`  actual   ${actual}`]),
  ].join('\n');
}

/** Why a case was not judged to its end. */
export function reasonOf(entry: CaseRecord): string {
  const told = entry.judgements.find(({ outcome }) => ['error', 'skip', 'not-applicable'].includes(outcome));
  return told?.message ?? (entry.end ? 'no reason is recorded' : 'the run ended inside this case');
}
