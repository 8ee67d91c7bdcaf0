import { parsePointer, toPointer } from '../../contracts/model/pointer.js';
import { levels, type Level } from '../../engine/record/format.js';
import { findingsOf } from '../../engine/record/summary.js';
import type { CaseRecord } from '../../engine/record/reader.js';
import type { FindingRow } from './rows.js';

/** Findings that share a cause: the same check at the same place. */
export interface Cause {
  check: string;
  /** JSON Pointer with `*` for array indices; `undefined` where the findings are not about a body. */
  place?: string;
  /** Message of the first of its findings. */
  headline: string;
  /** The worst of its findings, at this target and at a real one. */
  level: Level;
  defaultLevel: Level;
  /** Operations and webhooks that show it. */
  about: string[];
  /** Number of cases that show it. */
  cases: number;
  /** The worst first. */
  findings: FindingRow[];
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

/** Groups findings by cause as cases come in. */
export class Causes {
  readonly #causes = new Map<string, Cause & { ids: Set<string>; subjects: Set<string> }>();

  /**
   * Adds the findings of a case.
   * @returns the causes they belong to
   */
  add(entry: CaseRecord, caseNumber: number): Cause[] {
    const { line } = entry;
    const about = line.operationId ?? line.webhookId;
    return findingsOf(entry).map(({ judgement, index }) => {
      const { check, pointer, level, defaultLevel, message } = judgement;
      const place = pointer === undefined ? undefined : generalise(pointer);
      const key = JSON.stringify([check, place ?? null]);
      let cause = this.#causes.get(key);
      if (!cause) {
        cause = {
          check,
          ...(place !== undefined && { place }),
          headline: message,
          level,
          defaultLevel,
          about: [],
          cases: 0,
          findings: [],
          ids: new Set(),
          subjects: new Set(),
        };
        this.#causes.set(key, cause);
      }
      cause.findings.push({ caseNumber, judgement: index, level, ...(pointer !== undefined && { pointer }) });
      cause.level = worse(cause.level, level);
      cause.defaultLevel = worse(cause.defaultLevel, defaultLevel);
      cause.ids.add(line.id);
      if (about !== undefined) cause.subjects.add(about);
      return cause;
    });
  }

  /** The worst cause first; within a cause, the worst finding first. */
  sorted(): Cause[] {
    return [...this.#causes.values()]
      .map(({ ids, subjects, ...cause }) => ({
        ...cause,
        about: [...subjects],
        cases: ids.size,
        findings: cause.findings.sort((a, b) => descending(a.level, b.level)),
      }))
      .sort(
        (a, b) =>
          descending(a.level, b.level) ||
          descending(a.defaultLevel, b.defaultLevel) ||
          b.findings.length - a.findings.length ||
          a.check.localeCompare(b.check, 'en'),
      );
  }
}
