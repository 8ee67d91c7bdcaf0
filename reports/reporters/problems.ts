import { levels, type Level } from '../../contracts/model/levels.js';
import type { JudgementLine } from '../../engine/record/format.js';
import type { CaseRecord } from '../../engine/record/reader.js';
import { findingsOf, type Finding } from '../../engine/record/summary.js';
import { waiverFingerprint, type JudgedWaiver } from '../../engine/record/waivers.js';

/** Whether a level makes a run fail. */
export function isFailing(level: Level, failOn: Level): boolean {
  return levels.indexOf(level) >= levels.indexOf(failOn);
}

/**
 * What test reports say of a case: it is theirs that has no levels. One that fails by waived findings alone counts as
 * skipped there.
 */
export type CaseStatus = 'passed' | 'failed' | 'waived' | 'skipped' | 'error';

export function statusOf(entry: CaseRecord, failOn: Level): CaseStatus {
  const { end } = entry;
  if (!end || end.outcome === 'error') return 'error';
  const failing = findingsOf(entry).filter(({ judgement }) => isFailing(judgement.level, failOn));
  if (failing.some(({ judgement }) => judgement.waivedBy === undefined)) return 'failed';
  if (failing.length > 0) return 'waived';
  return end.outcome === 'skip' || end.outcome === 'not-applicable' ? 'skipped' : 'passed';
}

/** The finding that a test report tells of a case, given the worst first: of a waived case, one that the waiver accepts. */
export function toldOf(status: CaseStatus, findings: readonly Finding[]): Finding['judgement'] | undefined {
  if (status !== 'waived') return findings[0]?.judgement;
  return findings.find(({ judgement }) => judgement.waivedBy !== undefined)?.judgement;
}

/** @example 'waived until 2026-12-31 by payments: mended in the next release (PAY-7)' */
export function acceptance({ expires, owner, reason, ticket }: JudgedWaiver): string {
  return `waived until ${expires} by ${owner}: ${reason}${ticket === undefined ? '' : ` (${ticket})`}`;
}

/** Waivers by the fingerprint that marks what they accept. */
export function byFingerprint(waivers: readonly JudgedWaiver[]): ReadonlyMap<string, JudgedWaiver> {
  return new Map(waivers.map((waiver) => [waiverFingerprint(waiver), waiver]));
}

/** What a case is about, as far as it says. */
export function subjectOf({ line }: CaseRecord): string {
  return line.operationId ?? line.webhookId ?? line.flow ?? 'no operation';
}

/** A judgement that did not hold, in lines of plain text. */
export function problemText({ check, message, level, defaultLevel, ...rest }: JudgementLine): string {
  const { pointer, expected, actual, waivedBy } = rest;
  const waived = waivedBy === undefined ? '' : ', waived';
  const real = defaultLevel !== undefined && defaultLevel !== level ? ` (${defaultLevel} at a real target)` : '';
  return [
    `${level === undefined ? '' : `${level}${waived}${real} `}${check}: ${message}`,
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
