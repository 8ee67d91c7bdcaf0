import { levels } from '../../contracts/model/levels.js';
import type { ExchangeLine, Outcome, RunLine } from '../../engine/record/format.js';
import type { CaseRecord, RecordFrame } from '../../engine/record/reader.js';
import { findingsOf, Tally } from '../../engine/record/summary.js';
import { isBroken } from '../../engine/record/waivers.js';
import { isWaived, type Cause } from '../causes/cause.js';
import { causeId } from '../causes/cause-id.js';
import { Causes } from '../causes/causes.js';
import { fingerprint } from '../digest/fingerprint.js';
import { caseHash, encodeJudged } from './judged-set.js';
import { historyFormat, type HistoryCause, type HistoryExchange, type HistoryLine, type Origin } from './line.js';

/** Headers by which APIs tell their build, the most telling first. */
const buildHeaders = ['x-build', 'x-build-id', 'x-build-number', 'x-release', 'x-app-version', 'x-version'];

const unjudged = new Set<Outcome>(['skip', 'not-applicable', 'error']);

/** Characters of an answer that are kept, findings of a cause, and operations and webhooks that it names. */
const most = { answer: 1000, findings: 60, about: 3 };

/** What a line tells that no record holds. */
export interface LineOptions {
  /** Header of answers that names the API's build; default: what such headers are mostly called. */
  buildHeader?: string;
  /** Hash of the document that the contract is drawn from. */
  documentHash?: string;
}

/** An exchange as a history keeps it. */
export function exchangeShown({ request, response, error }: ExchangeLine): HistoryExchange {
  const sent = `${request.method} ${request.url}${request.body === undefined ? '' : `\n${request.body}`}`;
  const answer = response ? `${response.status}\n${response.body}` : (error ?? 'no answer');
  return { request: sent.slice(0, most.answer), answer: answer.slice(0, most.answer) };
}

function percentile95(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.round(sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0);
}

/** Gathers the line of a run case by case, so that a record of any size fits into memory. */
export class LineOfRun {
  readonly #run: RunLine;
  readonly #options: LineOptions;
  readonly #tally = new Tally();
  readonly #causes = new Causes();
  readonly #judged = new Map<string, number>();
  /** Executions that showed a finding, by fingerprint. */
  readonly #executions = new Map<string, number>();
  readonly #findings = new Map<string, { fingerprint: string; caseId: string }>();
  /** The exchange that shows a finding: of those with one key the first of the worst alone, which heads its cause. */
  readonly #shown = new Map<string, HistoryExchange>();
  readonly #worst = new Map<string, { at: string; rank: number }>();
  readonly #latency = new Map<string, number[]>();
  readonly #subjects = new Set<string>();
  #build: string | undefined;
  #cases = 0;

  constructor(run: RunLine, options: LineOptions = {}) {
    this.#run = run;
    this.#options = options;
  }

  add(entry: CaseRecord): void {
    const { line, end, exchanges } = entry;
    this.#tally.add(entry);
    this.#cases += 1;
    const keys = this.#causes.add(entry, this.#cases);
    if (end && !unjudged.has(end.outcome)) {
      this.#judged.set(line.id, (this.#judged.get(line.id) ?? 0) + 1);
      this.#subjects.add(line.operationId ?? line.webhookId ?? '');
    }
    for (const { operationId, response, durationMs } of exchanges) {
      this.#build ??= response && this.#buildOf(response.headers);
      if (!response || response.status < 200 || response.status > 299) continue;
      const times = this.#latency.get(operationId);
      if (times) times.push(durationMs);
      else this.#latency.set(operationId, [durationMs]);
    }
    this.#follow(entry, keys);
  }

  finish(frame: Pick<RecordFrame, 'run' | 'scope' | 'end' | 'errors' | 'waivers'>): HistoryLine {
    const { runId, startedAt, target, apiVersion, contractHash, suiteHash, configurationHash } = this.#run;
    const { verdict, byLevel, rests, areas } = this.#tally.totals(frame);
    const document = this.#options.documentHash;
    const known: Partial<Record<Origin, string | undefined>> = {
      build: this.#build,
      document,
      contract: contractHash,
      suite: suiteHash,
      configuration: configurationHash,
    };
    const areaOf = new Map(
      frame.scope?.areas.flatMap(({ name, subjects }) => subjects.map((id) => [id, name] as const)),
    );
    const broken = frame.waivers.filter(isBroken).length;
    return {
      type: 'run',
      format: historyFormat,
      runId,
      startedAt,
      ...(frame.end && { endedAt: frame.end.at }),
      target: target.name,
      apiVersion,
      origins: Object.fromEntries(
        Object.entries(known).flatMap(([name, value]) => (value === undefined ? [] : [[name, value.slice(0, 16)]])),
      ),
      verdict,
      cases: this.#cases,
      byLevel,
      rests: Object.fromEntries(Object.entries(rests).filter(([, number]) => number > 0)),
      areas: Object.fromEntries(areas.map(({ name, state }) => [name, state])),
      subjects: this.#subjects.size,
      latency: Object.fromEntries([...this.#latency].map(([id, times]) => [id, percentile95(times)])),
      judged: encodeJudged(this.#judged.keys()),
      causes: this.#causes.sorted().map((cause) => this.#causeOf(cause, areaOf)),
      ...(broken > 0 && { brokenWaivers: broken }),
    };
  }

  #buildOf(headers: Readonly<Record<string, string>>): string | undefined {
    const names = this.#options.buildHeader === undefined ? buildHeaders : [this.#options.buildHeader.toLowerCase()];
    const own = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
    for (const name of names) if (own.has(name)) return own.get(name);
    return undefined;
  }

  #follow(entry: CaseRecord, keys: readonly string[]): void {
    const once = new Set<string>();
    for (const [position, { judgement, index }] of findingsOf(entry).entries()) {
      const own = fingerprint(entry.line.id, judgement);
      const at = `${this.#cases} ${index}`;
      this.#findings.set(at, { fingerprint: own, caseId: entry.line.id });
      this.#show(
        keys[position] ?? '',
        { at, rank: levels.indexOf(judgement.level) },
        () => entry.exchanges.find(({ id }) => id === judgement.subject?.id) ?? entry.exchanges.at(-1),
      );
      if (!once.has(own)) this.#executions.set(own, (this.#executions.get(own) ?? 0) + 1);
      once.add(own);
    }
  }

  /** Keeps an exchange only where a cause may be headed by it: a record may have more findings than memory has room. */
  #show(key: string, own: { at: string; rank: number }, exchangeOf: () => ExchangeLine | undefined): void {
    const worst = this.#worst.get(key);
    if (worst && worst.rank >= own.rank) return;
    if (worst) this.#shown.delete(worst.at);
    this.#worst.set(key, own);
    const exchange = exchangeOf();
    if (exchange) this.#shown.set(own.at, exchangeShown(exchange));
  }

  #causeOf(cause: Cause, areaOf: ReadonlyMap<string, string>): HistoryCause {
    const { check, about, place, headline, caseId, kind, level } = cause;
    const area = areaOf.get(about[0] ?? '');
    const rows = cause.findings.flatMap(
      ({ caseNumber, judgement }) => this.#findings.get(`${caseNumber} ${judgement}`) ?? [],
    );
    const [head] = cause.findings;
    const shown = head && this.#shown.get(`${head.caseNumber} ${head.judgement}`);
    const byPrint = new Map(rows.map((row) => [row.fingerprint, row]));
    return {
      id: causeId(cause),
      check,
      about: about.slice(0, most.about),
      ...(area !== undefined && { area }),
      ...(place !== undefined && { place }),
      headline: headline.slice(0, 300),
      caseId,
      kind,
      level,
      waived: isWaived(cause),
      findings: [...byPrint.values()].slice(0, most.findings).map((row) => ({
        fingerprint: row.fingerprint,
        case: caseHash(row.caseId),
        ...((this.#executions.get(row.fingerprint) ?? 0) < (this.#judged.get(row.caseId) ?? 0) && {
          mixed: true as const,
        }),
      })),
      ...(shown && { shown }),
    };
  }
}
