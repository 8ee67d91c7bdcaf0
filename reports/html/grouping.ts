import { levels, type Level } from '../../contracts/model/levels.js';
import { generalise } from '../../contracts/model/pointer.js';
import type { JudgementLine } from '../../engine/record/format.js';
import type { CaseRecord } from '../../engine/record/reader.js';
import { findingsOf } from '../../engine/record/summary.js';
import { errorCodeOf } from './error-code.js';
import { isWaived, type FindingRow } from './rows.js';

/** Findings that share a cause: the same check at the same place, and the same code where an answer has one. */
export interface Cause {
  /** Tells it from all others. */
  key: string;
  check: string;
  /** JSON Pointer with `*` for array indices; `undefined` where the findings are not about a body. */
  place?: string;
  /** Error code of the answers; the status of one that failed without a code. */
  code?: string;
  /** Message of the first of its findings. */
  headline: string;
  /** The worst of its findings, at this target and at a real one. */
  level: Level;
  defaultLevel: Level;
  /** Operations and webhooks that show it. */
  about: string[];
  /** Number of cases that show it. */
  cases: number;
  /** Findings that a waiver accepts. */
  waived: number;
  /** The worst first. */
  findings: FindingRow[];
}

const worse = (a: Level, b: Level): Level => (levels.indexOf(a) >= levels.indexOf(b) ? a : b);
/** What an answer is refused with: its error code, or its status where it failed without one. */
function codeOf(entry: CaseRecord, { subject }: JudgementLine): string | undefined {
  if (subject?.kind !== 'exchange') return undefined;
  const response = entry.exchanges.find(({ id }) => id === subject.id)?.response;
  if (!response) return undefined;
  return errorCodeOf(response.body) ?? (response.status >= 400 ? String(response.status) : undefined);
}

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
      const { check, pointer, level, defaultLevel, message, waivedBy } = judgement;
      const place = pointer === undefined ? undefined : generalise(pointer);
      const code = codeOf(entry, judgement);
      const key = JSON.stringify([check, place ?? null, code ?? null]);
      let cause = this.#causes.get(key);
      if (!cause) {
        cause = {
          key,
          check,
          ...(place !== undefined && { place }),
          ...(code !== undefined && { code }),
          headline: message,
          level,
          defaultLevel,
          about: [],
          cases: 0,
          waived: 0,
          findings: [],
          ids: new Set(),
          subjects: new Set(),
        };
        this.#causes.set(key, cause);
      }
      cause.findings.push({
        caseNumber,
        judgement: index,
        level,
        ...(pointer !== undefined && { pointer }),
        ...(waivedBy !== undefined && { waived: true }),
      });
      if (waivedBy !== undefined) cause.waived += 1;
      cause.level = worse(cause.level, level);
      cause.defaultLevel = worse(cause.defaultLevel, defaultLevel);
      cause.ids.add(line.id);
      if (about !== undefined) cause.subjects.add(about);
      return cause;
    });
  }

  /** The worst cause first, those that are waived altogether last; within a cause, the worst finding first. */
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
          Number(isWaived(a)) - Number(isWaived(b)) ||
          descending(a.level, b.level) ||
          descending(a.defaultLevel, b.defaultLevel) ||
          b.findings.length - a.findings.length ||
          a.check.localeCompare(b.check, 'en'),
      );
  }
}
