import { parsePointer, toPointer } from '../../contracts/model/pointer.js';
import { levels, type Level } from '../../engine/record/format.js';
import type { Finding } from '../../engine/record/summary.js';

/** Findings that share a cause: the same check at the same place. */
export interface Cause {
  check: string;
  /** JSON Pointer with `*` for array indices; `undefined` where the findings are not about a body. */
  place?: string;
  /** The worst of its findings, at this target and at a real one. */
  level: Level;
  defaultLevel: Level;
  findings: Finding[];
}

/**
 * A pointer with array indices generalised: the third balance breaks the same promise as the first.
 * @example generalise('/balances/3/amount') // '/balances/*\/amount'
 */
export function generalise(pointer: string): string {
  return toPointer(parsePointer(pointer).map((token) => (/^\d+$/.test(token) ? '*' : token)));
}

const worse = (a: Level, b: Level): Level => (levels.indexOf(a) >= levels.indexOf(b) ? a : b);
const descending = (a: Level, b: Level): number => levels.indexOf(b) - levels.indexOf(a);

/** Findings by cause, the worst cause first; within a cause, the worst finding first. */
export function groupByCause(findings: readonly Finding[]): Cause[] {
  const causes = new Map<string, Cause>();
  for (const finding of findings) {
    const { check, pointer, level, defaultLevel } = finding.judgement;
    const place = pointer === undefined ? undefined : generalise(pointer);
    const key = JSON.stringify([check, place ?? null]);
    const cause = causes.get(key);
    if (cause) {
      cause.findings.push(finding);
      cause.level = worse(cause.level, level);
      cause.defaultLevel = worse(cause.defaultLevel, defaultLevel);
    } else {
      causes.set(key, { check, ...(place !== undefined && { place }), level, defaultLevel, findings: [finding] });
    }
  }
  for (const cause of causes.values()) cause.findings.sort((a, b) => descending(a.judgement.level, b.judgement.level));
  return [...causes.values()].sort(
    (a, b) =>
      descending(a.level, b.level) ||
      descending(a.defaultLevel, b.defaultLevel) ||
      b.findings.length - a.findings.length ||
      a.check.localeCompare(b.check, 'en'),
  );
}
