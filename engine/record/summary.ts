import { grades, type Grade } from '../../contracts/model/evidence.js';
import { levels, type Level } from '../../contracts/model/levels.js';
import { counted } from '../../text/counted.js';
import { AnswersTaken, type AnswerTaken } from '../deliveries/answers-taken.js';
import { summariseLatency, type LatencySample, type LatencySummary } from '../deliveries/latency.js';
import { isLevel, type JudgementLine, type LeftOut, type Outcome, type RunLine, type Verdict } from './format.js';
import { proofText } from './proof-text.js';
import { ProofTally, type AreaProof, type Unaccepted } from './proof.js';
import type { CaseRecord, RunRecord } from './reader.js';
import { SkipTally, type SkipReason } from './skips.js';
import { UsabilityTally } from './usability.js';
import { isBroken, waiverStates, type WaiverState } from './waivers.js';

export interface Finding {
  caseRecord: CaseRecord;
  /** Index of the judgement in its case. */
  index: number;
  judgement: JudgementLine & { level: Level; defaultLevel: Level };
}

/** The figures of a run without the findings themselves: as small for a hundred thousand cases as for ten. */
export interface Totals {
  verdict: Verdict;
  exitCode: 0 | 1 | 3 | 4;
  /** One sentence a release manager can act on. */
  meaning: string;
  cases: Record<Outcome, number>;
  judgements: number;
  /** Number of findings by level at this target, waived ones among them. */
  byLevel: Record<Level, number>;
  /** Those of them that a waiver accepts: they don't count for the verdict. */
  waived: Record<Level, number>;
  /** Number of waivers by what became of them: a stale or expired one fails the run. */
  waivers: Record<WaiverState, number>;
  /** How many judgements (pass or finding) rest on each grade, or on a principle. */
  rests: Record<Grade | 'principle', number>;
  exchanges: number;
  deliveries: number;
  /** How long first attempts took after their triggers, by webhook. */
  latency: LatencySummary[];
  /** What the target took for an acknowledgement; empty where retries were not watched. */
  answers: AnswerTaken[];
  /** Why cases were left out, the reason of the most first. */
  skips: SkipReason[];
  /** What the verdict rests on in each area that was asked for, in the order of the contract. */
  areas: AreaProof[];
  /** Operations of which no valid request was accepted, by the target's reason. */
  unaccepted: Unaccepted[];
  /** What options leave out of the run. */
  leftOut: LeftOut[];
  /** Cases that the run opened but did not end. */
  interrupted: number;
}

export interface Summary extends Totals {
  /** The worst first, waived ones last. */
  findings: Finding[];
}

/** What of a case didn't hold. */
export function findingsOf(entry: CaseRecord): Finding[] {
  return entry.judgements.flatMap((judgement, index) => {
    const { outcome } = judgement;
    if (!isLevel(outcome)) return [];
    const defaultLevel = judgement.defaultLevel ?? outcome;
    return [{ caseRecord: entry, index, judgement: { ...judgement, level: outcome, defaultLevel } }];
  });
}

/** Counts cases one by one, so that a record need not be held in memory to be summed up. */
export class Tally {
  // prettier-ignore
  readonly #cases: Record<Outcome, number> = { pass: 0, fail: 0, warn: 0, info: 0, skip: 0, 'not-applicable': 0, error: 0 };
  readonly #byLevel: Record<Level, number> = { info: 0, warn: 0, fail: 0 };
  readonly #waived: Record<Level, number> = { info: 0, warn: 0, fail: 0 };
  readonly #rests = Object.fromEntries([...grades, 'principle'].map((grade) => [grade, 0])) as Totals['rests'];
  #judgements = 0;
  #exchanges = 0;
  #deliveries = 0;
  readonly #latencies: LatencySample[] = [];
  readonly #answers = new AnswersTaken();
  readonly #skips = new SkipTally();
  #interrupted = 0;
  readonly #proof = new ProofTally();
  readonly #usability = new UsabilityTally();

  add(entry: CaseRecord): void {
    const { exchanges, deliveries, judgements, end } = entry;
    this.#answers.add(entry);
    this.#skips.add(entry);
    this.#proof.add(entry);
    this.#usability.add(entry);
    if (end) this.#cases[end.outcome] += 1;
    else this.#interrupted += 1;
    this.#exchanges += exchanges.length;
    this.#deliveries += deliveries.length;
    for (const { webhookId, latencyMs } of deliveries)
      if (webhookId !== null && latencyMs !== undefined) this.#latencies.push({ webhookId, ms: latencyMs });
    for (const { outcome, ground, waivedBy } of judgements) {
      if (outcome !== 'pass' && !isLevel(outcome)) continue;
      this.#judgements += 1;
      this.#rests[ground.kind === 'principle' ? 'principle' : ground.evidence.grade] += 1;
      if (!isLevel(outcome)) continue;
      this.#byLevel[outcome] += 1;
      if (waivedBy !== undefined) this.#waived[outcome] += 1;
    }
  }

  /**
   * Verdict and figures of all cases added. Never `conformant` where an area that was asked for is not proven.
   * Exit codes: 0 no finding at or above the run's threshold but waived ones, 1 findings, or a stale or expired waiver,
   * 3 the target proved unusable, 4 incomplete, nothing proven, or not all where the run requires it.
   */
  totals(record: Pick<RunRecord, 'run' | 'scope' | 'end' | 'errors' | 'waivers'>): Totals {
    const { scope, waivers } = record;
    const states = Object.fromEntries(
      waiverStates.map((state) => [state, waivers.filter((waiver) => waiver.state === state).length]),
    ) as Totals['waivers'];
    const areas = this.#proof.areas(scope);
    return {
      ...this.#verdict(record, areas),
      cases: this.#cases,
      judgements: this.#judgements,
      byLevel: this.#byLevel,
      waived: this.#waived,
      waivers: states,
      rests: this.#rests,
      exchanges: this.#exchanges,
      deliveries: this.#deliveries,
      latency: summariseLatency(this.#latencies),
      answers: this.#answers.rows(),
      skips: this.#skips.rows(),
      areas,
      unaccepted: this.#proof.unaccepted(),
      leftOut: scope?.leftOut ?? [],
      interrupted: this.#interrupted,
    };
  }

  #verdict(
    { run, scope, end, errors, waivers }: Pick<RunRecord, 'run' | 'scope' | 'end' | 'errors' | 'waivers'>,
    areas: readonly AreaProof[],
  ): Pick<Totals, 'verdict' | 'exitCode' | 'meaning'> {
    const above = this.#counting(run, (level) => this.#byLevel[level] - this.#waived[level]);
    const waived = this.#counting(run, (level) => this.#waived[level]);
    const broken = waivers.filter(isBroken).length;
    const unusable =
      end &&
      this.#usability.trouble({
        ...this.#proof.operations,
        unaccepted: this.#proof.unaccepted(),
        findings: above + waived,
      });
    if (unusable) return { verdict: 'unusable', exitCode: 3, meaning: unusable };
    const unfinished = !end || errors.length > 0 || this.#cases.error > 0 || this.#interrupted > 0;
    const isOfNoArea = scope !== undefined && areas.every(({ state }) => state === 'left-out');
    const unproven = isOfNoArea
      ? 'answers were held against each other alone, and no area was asked for'
      : proofText(areas);
    const below = this.#below(run);
    const parts = [
      ...(above > 0 ? [`${counted(above, 'finding')} at level ${run.failOn} or above`] : []),
      ...(broken > 0 ? [counted(broken, 'stale or expired waiver')] : []),
    ];
    if (parts.length > 0) {
      const cut = unfinished ? ['the run was also cut short'] : [];
      const meaning = [...parts, ...below, ...cut, ...(unproven === undefined ? [] : [unproven])].join('; ');
      return { verdict: 'findings', exitCode: 1, meaning: `${meaning}.` };
    }
    const incomplete = (meaning: string) => ({ verdict: 'incomplete', exitCode: 4, meaning }) as const;
    if (this.#judgements === 0) return incomplete('Nothing was judged.');
    if (unfinished) return incomplete('The run did not finish: what was not carried out is not judged.');
    const none = `No finding at level ${run.failOn} or above${waived > 0 ? ` but ${waived} waived` : ''}`;
    const told = below.length > 0 ? `; ${below.join()}` : '';
    if (unproven === undefined) return { verdict: 'conformant', exitCode: 0, meaning: `${none}${told}.` };
    if (!isOfNoArea && !areas.some(({ state }) => state === 'proven' || state === 'in-part'))
      return incomplete(`Nothing is proven: ${unproven}.`);
    return {
      verdict: 'unproven',
      exitCode: run.requireProof ? 4 : 0,
      meaning: `${none}${isOfNoArea ? '' : ' in what was proven'}${told}; ${unproven}.`,
    };
  }

  /** How many findings there are that do not fail the run: what a weaker statement holds is worth a look all the same. */
  #below({ failOn }: RunLine): string[] {
    const counts = levels
      .slice(0, levels.indexOf(failOn))
      .reverse()
      .flatMap((level) => (this.#byLevel[level] > 0 ? [`${this.#byLevel[level]} ${level}`] : []));
    return counts.length > 0 ? [`${counts.join(' and ')} below it`] : [];
  }

  /** The sum over the levels that fail a run. */
  #counting({ failOn }: RunLine, numberOf: (level: Level) => number): number {
    return levels.slice(levels.indexOf(failOn)).reduce((sum, level) => sum + numberOf(level), 0);
  }
}

/** Orders findings: the worst first, waived ones last. */
export function worstFirst(a: Finding, b: Finding): number {
  const rank = ({ judgement }: Finding): number =>
    levels.indexOf(judgement.level) - (judgement.waivedBy === undefined ? 0 : levels.length);
  return rank(b) - rank(a);
}

/** Verdict, figures and findings of a record; a pure function of it. */
export function summarise(record: RunRecord): Summary {
  const tally = new Tally();
  for (const entry of record.cases) tally.add(entry);
  return { ...tally.totals(record), findings: record.cases.flatMap(findingsOf).sort(worstFirst) };
}
