import { createHash } from 'node:crypto';
import { generalise } from '../../contracts/model/pointer.js';
import {
  isLevel,
  type CaseEndLine,
  type CaseLine,
  type JudgementLine,
  type Outcome,
  type RunLine,
  type WaiverLine,
} from './format.js';
import { kindOf } from './kind.js';

/** What tells a finding from all others in every run: never a value, a seed or prose. */
export type Identity = Pick<WaiverLine, 'check' | 'id' | 'place' | 'expected' | 'actual'>;

/** What became of a waiver in a run. */
export const waiverStates = ['used', 'not-judged', 'stale', 'expired'] as const;
/**
 * - `used`: it accepts a finding
 * - `not-judged`: it accepts none, and not all of its cases were judged, or its check was not asked for: nobody knows
 * - `stale`: it accepts none, although all of its cases were judged
 * - `expired`: its last day was over when the run began; it accepts nothing any more
 */
export type WaiverState = (typeof waiverStates)[number];

/** A waiver, and what became of it. */
export interface JudgedWaiver extends WaiverLine {
  state: WaiverState;
  /** How many findings it fits. */
  findings: number;
}

/** What of a case is looked at. */
interface Entry {
  line: Pick<CaseLine, 'id' | 'operationId' | 'webhookId'>;
  judgements: JudgementLine[];
  end?: CaseEndLine;
}

/** Sixteen hexadecimal digits for check, id, place and kinds. */
export function waiverFingerprint({ check, id, place, expected, actual }: Identity): string {
  return createHash('sha256')
    .update(JSON.stringify([check, id, place ?? null, expected ?? null, actual ?? null]))
    .digest('hex')
    .slice(0, 16);
}

/** The operation or webhook that a case is about. */
export function waivedSubject({ operationId, webhookId }: Entry['line']): string | undefined {
  return operationId ?? webhookId;
}

/** The identities of a finding: in its case alone, and in whatever case of its operation or webhook. */
export function identitiesOf(line: Entry['line'], judgement: JudgementLine): Identity[] {
  const { check, pointer } = judgement;
  const kindIn = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : kindOf(text, pointer !== undefined);
  const [expected, actual] = [kindIn(judgement.expected), kindIn(judgement.actual)];
  const told = {
    check,
    ...(pointer !== undefined && { place: generalise(pointer) }),
    ...(expected !== undefined && { expected }),
    ...(actual !== undefined && { actual }),
  };
  const subject = waivedSubject(line);
  return [{ ...told, id: line.id }, ...(subject === undefined ? [] : [{ ...told, id: subject }])];
}

const unjudged = new Set<Outcome>(['skip', 'not-applicable', 'error']);

/** A day is over when the next one begins in UTC. */
function isExpired({ expires }: WaiverLine, { startedAt }: RunLine): boolean {
  return startedAt.slice(0, 10) > expires.slice(0, 10);
}

/** The waivers of a run: marks what they accept as cases are read, and tells at the end what became of each. */
export class Waivers {
  readonly #lines: WaiverLine[] = [];
  readonly #byFingerprint = new Map<string, WaiverLine>();
  readonly #findings = new Map<string, number>();
  /** Cases that some waiver names, and whether each execution of them was judged. */
  readonly #seen = new Map<string, { judged: number; unjudged: number }>();

  /** Adds a waiver; all of them come before the first case. */
  add(line: WaiverLine): void {
    this.#lines.push(line);
    this.#byFingerprint.set(waiverFingerprint(line), line);
    for (const id of line.seen) this.#seen.set(id, { judged: 0, unjudged: 0 });
  }

  /** Marks the findings of a case that a waiver accepts. */
  mark({ line, judgements, end }: Entry, run: RunLine): void {
    if (this.#lines.length === 0) return;
    const seen = this.#seen.get(line.id);
    if (seen) seen[end && !unjudged.has(end.outcome) ? 'judged' : 'unjudged'] += 1;
    for (const judgement of judgements) {
      if (!isLevel(judgement.outcome)) continue;
      for (const identity of identitiesOf(line, judgement)) {
        const fingerprint = waiverFingerprint(identity);
        const waiver = this.#byFingerprint.get(fingerprint);
        if (!waiver) continue;
        this.#findings.set(fingerprint, (this.#findings.get(fingerprint) ?? 0) + 1);
        if (!isExpired(waiver, run)) judgement.waivedBy ??= fingerprint;
      }
    }
  }

  /** What became of each waiver, in the order of the file. */
  judged(run: RunLine): JudgedWaiver[] {
    return this.#lines.map((line) => {
      const findings = this.#findings.get(waiverFingerprint(line)) ?? 0;
      return { ...line, state: this.#stateOf(line, findings, run), findings };
    });
  }

  #stateOf(line: WaiverLine, findings: number, run: RunLine): WaiverState {
    if (isExpired(line, run)) return 'expired';
    if (findings > 0) return 'used';
    const isAsked = run.checks?.includes(line.check) ?? true;
    const wereJudged = line.seen.every((id) => {
      const { judged = 0, unjudged: left = 0 } = this.#seen.get(id) ?? {};
      return judged > 0 && left === 0;
    });
    return isAsked && wereJudged ? 'stale' : 'not-judged';
  }
}

/** Whether a waiver makes its run fail. */
export function isBroken({ state }: JudgedWaiver): boolean {
  return state === 'stale' || state === 'expired';
}

/** What a waiver accepts, in a few words: `response-schema in getUserBalances at /balances/*\/amount`. */
export function waivedWhat({ check, id, place }: Identity): string {
  return `${check} in ${id}${place === undefined ? '' : ` at ${place || 'the whole body'}`}`;
}

/** Why a waiver makes its run fail, where it is written, and what to do; `undefined` where it does not. */
export function waiverTrouble(waiver: JudgedWaiver): string | undefined {
  const { state, file, line, findings, expires, owner } = waiver;
  const place = `${file}:${line}: the waiver of ${waivedWhat(waiver)}`;
  if (state === 'stale')
    return `${place} is stale: its cases were judged and did not show the finding; remove the entry`;
  if (state !== 'expired') return undefined;
  const what =
    findings === 0
      ? 'it showed no more in this run; remove the entry'
      : `ask ${owner} to mend the finding or to set a new date`;
  return `${place} expired on ${expires}: ${what}`;
}
