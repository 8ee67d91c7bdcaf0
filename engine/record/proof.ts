import { isFirm } from '../../contracts/model/evidence.js';
import type { ExchangeLine, ScopeLine } from './format.js';
import { isLevel } from './format.js';
import type { CaseRecord } from './reader.js';
import { serverReason } from './server-reason.js';
import { skipCauseOf, type SkipCause } from './skip-causes.js';
import { skipOf } from './skips.js';

/** What a run says of an area: all of it is proven, a part, nothing, or an option left it out. */
export type ProofState = 'proven' | 'in-part' | 'unproven' | 'left-out';

/** What the verdict of a run rests on in one area. */
export interface AreaProof {
  name: string;
  state: ProofState;
  /** What proof lacks, without figures, so that areas can be told together; absent where all is proven. */
  lacks?: string;
  cases: number;
  /** Judgements on documented or carried evidence. */
  firm: number;
  /** Cases that the set-up or the target kept from being carried out, the cause of the most first. */
  hindered: { cause: SkipCause; cases: number }[];
  /** Operations that accepted no valid request. */
  unaccepted: string[];
  /** Operations and webhooks of which the document could not be read in part. */
  unread: string[];
}

/** Operations of which no valid request was accepted, for one reason. */
export interface Unaccepted {
  /** What the target answered; or why no request was sent. */
  reason: string;
  /** Whether a valid request was sent. */
  tried: boolean;
  operations: string[];
}

/** From this share of its cases on, what the set-up keeps from being carried out leaves an area unproven. */
const hinderedShare = 0.5;

interface SubjectTally {
  cases: number;
  firm: number;
  principles: number;
  hindered: Map<SkipCause, number>;
  /** Valid requests: planned ones, those sent, and whether one was accepted. */
  planned: number;
  sent: number;
  accepted: boolean;
  /** What refused valid requests were answered with, and why others were not sent. */
  answers: Map<string, number>;
  obstacles: Map<string, number>;
}

const emptySubject = (): SubjectTally => ({
  cases: 0,
  firm: 0,
  principles: 0,
  hindered: new Map(),
  planned: 0,
  sent: 0,
  accepted: false,
  answers: new Map(),
  obstacles: new Map(),
});

function count<Key>(counts: Map<Key, number>, key: Key, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

/** The key with the highest count; of equals, the first. */
function commonest<Key>(counts: ReadonlyMap<Key, number>): Key | undefined {
  return [...counts].reduce<[Key, number] | undefined>(
    (best, row) => (best && best[1] >= row[1] ? best : row),
    undefined,
  )?.[0];
}

/**
 * Whether an answer says that the call was done. A redirect does where it is listed and no other success is: where an
 * operation lists a 2xx, what documents its success is that one, and nothing of it was seen.
 */
export function isAccepted({ id, response }: ExchangeLine, { judgements }: Pick<CaseRecord, 'judgements'>): boolean {
  if (!response || response.status >= 400) return false;
  if (response.status < 300) return true;
  return judgements.some(
    ({ check, outcome, subject, expected = '' }) =>
      check === 'status-listed' && outcome === 'pass' && subject?.id === id && !/\b2(?:\d\d|XX)\b/.test(expected),
  );
}

/** The only area of a run whose record names none. */
export const wholeApi = 'The API';

/** What a run was asked for, as far as the proof of an area depends on it. */
interface Asked {
  /** Judgements on principles are proof. */
  byPrinciple: boolean;
  /** Nothing was left out by options. */
  isWhole: boolean;
  /** Operations and webhooks of which the document could not be read in part. */
  unread: ReadonlySet<string>;
}

/** Gathers, case by case, what proof a run gives of each operation and webhook. */
export class ProofTally {
  readonly #subjects = new Map<string, SubjectTally>();

  add(entry: CaseRecord): void {
    const { line } = entry;
    const subject = this.#subject(line.operationId ?? line.webhookId ?? '');
    subject.cases += 1;
    for (const { outcome, ground } of entry.judgements) {
      if (outcome !== 'pass' && !isLevel(outcome)) continue;
      if (ground.kind === 'principle') subject.principles += 1;
      else if (isFirm(ground.evidence)) subject.firm += 1;
    }
    const skip = skipOf(entry);
    const origin = skipCauseOf(skip?.cause)?.origin;
    if (skip?.cause && (origin === 'set-up' || origin === 'target')) count(subject.hindered, skip.cause);
    if (line.valid === false || line.phase === 'auth') return;
    subject.accepted ||= entry.exchanges.some((exchange) => isAccepted(exchange, entry));
    if (line.valid !== true) return;
    subject.planned += 1;
    if (skip) count(subject.obstacles, skip.reason);
    for (const { response } of entry.exchanges) {
      subject.sent += 1;
      if (response) count(subject.answers, serverReason(response));
    }
  }

  /** How many operations had valid requests planned, and how many of them accepted one. */
  get operations(): { planned: number; accepted: number } {
    const planned = [...this.#subjects.values()].filter((subject) => subject.planned > 0);
    return { planned: planned.length, accepted: planned.filter(({ accepted }) => accepted).length };
  }

  /** Operations that accepted no valid request, by reason: those of the most operations first. */
  unaccepted(): Unaccepted[] {
    const groups = new Map<string, Unaccepted>();
    for (const [operation, { planned, sent, accepted, answers, obstacles }] of this.#subjects) {
      if (planned === 0 || accepted) continue;
      const tried = sent > 0;
      const reason = commonest(tried ? answers : obstacles) ?? (tried ? 'no answer' : 'the run ended before');
      const group = groups.get(`${tried} ${reason}`) ?? { reason, tried, operations: [] };
      group.operations.push(operation);
      groups.set(`${tried} ${reason}`, group);
    }
    return [...groups.values()].sort(
      (a, b) => Number(b.tried) - Number(a.tried) || b.operations.length - a.operations.length,
    );
  }

  /**
   * What each area that the run was asked for proves. Judgements on principles are proof where the checks were chosen by name;
   * what nobody was asked to carry out, such as areas without a case in one of several shards, is left out.
   */
  areas(scope: ScopeLine | undefined): AreaProof[] {
    const areas = scope?.areas ?? [{ name: wholeApi, subjects: [...this.#subjects.keys()] }];
    // What a document has beyond what runs can test is nobody's choice.
    const options = scope?.leftOut.map(({ option }) => option).filter((option) => option !== '--contract') ?? [];
    const byPrinciple = options.some((option) => option.startsWith('--checks'));
    const unread = new Set(scope?.unread);
    return areas.map(({ name, subjects }) =>
      this.#area(name, subjects, { byPrinciple, isWhole: options.length === 0, unread }),
    );
  }

  #area(name: string, ids: readonly string[], asked: Asked): AreaProof {
    const subjects = ids.flatMap((id) => {
      const tally = this.#subjects.get(id);
      return tally ? [{ id, ...tally }] : [];
    });
    const cases = subjects.reduce((sum, subject) => sum + subject.cases, 0);
    const firm = subjects.reduce(
      (sum, subject) => sum + subject.firm + (asked.byPrinciple ? subject.principles : 0),
      0,
    );
    const counts = new Map<SkipCause, number>();
    for (const { hindered } of subjects) for (const [cause, number] of hindered) count(counts, cause, number);
    const hindered = [...counts].map(([cause, number]) => ({ cause, cases: number })).sort((a, b) => b.cases - a.cases);
    const planned = subjects.filter((subject) => subject.planned > 0);
    const unaccepted = planned.filter(({ accepted }) => !accepted).map(({ id }) => id);
    const unread = subjects.map(({ id }) => id).filter((id) => asked.unread.has(id));
    const area = { name, cases, firm, hindered, unaccepted, unread };
    if (cases === 0 && !asked.isWhole) return { ...area, state: 'left-out' };
    const kept = hindered.reduce((sum, row) => sum + row.cases, 0);
    const nothing = unaccepted.length > 0 && unaccepted.length === planned.length;
    const lacks = lackOf(area, nothing);
    if (lacks === undefined) return { ...area, state: 'proven' };
    const isUnread = unread.length > 0 && unread.length === subjects.length;
    const isUnproven = firm === 0 || nothing || isUnread || kept >= cases * hinderedShare;
    return { ...area, state: isUnproven ? 'unproven' : 'in-part', lacks };
  }

  #subject(id: string): SubjectTally {
    const subject = this.#subjects.get(id) ?? emptySubject();
    this.#subjects.set(id, subject);
    return subject;
  }
}

/** What the proof of an area lacks most. */
function lackOf(
  { cases, firm, hindered, unaccepted, unread }: Omit<AreaProof, 'name' | 'state' | 'lacks'>,
  nothing: boolean,
): string | undefined {
  const [first] = hindered;
  if (cases === 0) return 'no case was carried out';
  if (first) return `cases lacked ${skipCauseOf(first.cause)?.about ?? first.cause}`;
  if (nothing) return 'no valid request was accepted';
  if (unread.length > 0) return 'the document cannot be read in part';
  if (unaccepted.length > 0) return 'some operations accepted no valid request';
  return firm === 0 ? 'no judgement rests on documented or carried evidence' : undefined;
}
