import type { CoverageLine, ExchangeLine } from '../../../engine/record/format.js';
import type { CaseRecord } from '../../../engine/record/reader.js';
import { generalise, parsePointer, toPointer } from '../../../contracts/model/pointer.js';
import type { ReportContract, ReportInput, ReportOperation } from '../contract.js';
import { errorCodeOf } from '../../causes/error-code.js';
import { triedBy, type Keyword } from './keywords.js';
import { TransitionTally, type MachineCoverage } from './transitions.js';

/** Cases that tried something, and those of them with a finding. */
export interface Tried {
  cases: number;
  findings: number;
}

export interface InputCoverage extends ReportInput {
  tried: ReadonlyMap<Keyword, Tried>;
}

/** A status that an operation lists or answered with. */
export interface StatusCoverage {
  status: string;
  answers: number;
  listed: boolean;
  /** Why no case of the suites brings it about. */
  unreachable?: string;
}

/** Something that no case brings about, and why. */
export interface OutOfReach {
  item: string;
  reason: string;
}

export interface OperationCoverage {
  operation: ReportOperation;
  /** Answers and failures to answer. */
  exchanges: number;
  statuses: readonly StatusCoverage[];
  inputs: readonly InputCoverage[];
  /** Statuses, and error codes of statuses. */
  outOfReach: readonly OutOfReach[];
}

export interface CodeCoverage {
  code: string;
  /** Absent where the catalogue does not have the code. */
  label?: string;
  /** Operations that list it, and those that answered with it. */
  listedBy: readonly string[];
  answeredBy: readonly string[];
  answers: number;
  /** No case aims at it, wherever it is listed. */
  isOutOfReach: boolean;
}

/** What of the contract a run exercised. */
export interface Coverage {
  operations: readonly OperationCoverage[];
  codes: readonly CodeCoverage[];
  machines: readonly MachineCoverage[];
  webhooks: readonly { id: string; title: string; deliveries: number }[];
}

/** A part of what could be covered. */
export interface Share {
  covered: number;
  of: number;
}

function increase(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}

/** Where an id says that its case differs from a valid one; `undefined` where it names no place. */
function placeIn({ line }: CaseRecord): string | undefined {
  const head = `${line.operationId ?? ''}:${line.phase}:${line.rule}:`;
  const place = line.id.startsWith(head) ? line.id.slice(head.length) : undefined;
  return place === undefined || place === '' || place.startsWith('/') ? place : undefined;
}

/** The input that a place leads to: the place itself or the nearest above it, since some ids add the value that was tried. */
function inputAt(inputs: readonly ReportInput[], rule: string, place: string): ReportInput | undefined {
  const tokens = parsePointer(generalise(place));
  const candidates = rule.startsWith('query-')
    ? inputs.filter((input) => input.in === 'query')
    : rule === 'malformed-path'
      ? inputs.filter((input) => input.in === 'path')
      : inputs.filter((input) => input.in === 'body');
  for (let length = tokens.length; length >= 0; length -= 1) {
    const pointer = toPointer(tokens.slice(0, length));
    const found = candidates.find((input) => input.pointer === pointer);
    if (found) return found;
  }
  return undefined;
}

const judged = new Set(['pass', 'info', 'warn', 'fail']);

/** Counts what of a contract is exercised, case by case. */
export class CoverageTally {
  readonly #contract: ReportContract;
  readonly #operations: ReadonlyMap<string, ReportOperation>;
  readonly #exchanges = new Map<string, number>();
  /** Answers by operation and status. */
  readonly #statuses = new Map<string, Map<string, number>>();
  /** Answers by error code and operation. */
  readonly #codes = new Map<string, Map<string, number>>();
  readonly #deliveries = new Map<string, number>();
  readonly #tried = new Map<ReportInput, Map<Keyword, Tried>>();
  readonly #transitions: TransitionTally;

  constructor(contract: ReportContract) {
    this.#contract = contract;
    this.#operations = new Map(contract.operations.map((operation) => [operation.id, operation]));
    this.#transitions = new TransitionTally(contract);
  }

  add(entry: CaseRecord): void {
    for (const exchange of entry.exchanges) this.#answer(exchange);
    for (const { webhookId } of entry.deliveries) if (webhookId !== null) increase(this.#deliveries, webhookId);
    this.#transitions.add(entry);
    this.#try(entry);
  }

  /** @param lines what the suites cannot reach */
  coverage(lines: readonly CoverageLine[]): Coverage {
    const { operations, webhooks } = this.#contract;
    const byOperation = new Map<string, OutOfReach[]>();
    // Each shard of a run says it.
    const once = new Map(lines.map((line) => [JSON.stringify(line), line]));
    for (const { kind, subject, item, reason } of once.values())
      if (kind === 'status-unreachable')
        byOperation.set(subject, [...(byOperation.get(subject) ?? []), { item, reason }]);
    return {
      operations: operations.map((operation) => ({
        operation,
        exchanges: this.#exchanges.get(operation.id) ?? 0,
        statuses: this.#statusesOf(operation, byOperation.get(operation.id) ?? []),
        inputs: operation.inputs.map((input) => ({ ...input, tried: this.#tried.get(input) ?? new Map() })),
        outOfReach: byOperation.get(operation.id) ?? [],
      })),
      codes: this.#codeCoverage(byOperation),
      machines: this.#transitions.coverage([...once.values()]),
      webhooks: webhooks.map(({ id, title }) => ({ id, title, deliveries: this.#deliveries.get(id) ?? 0 })),
    };
  }

  #answer({ operationId, request, response }: ExchangeLine): void {
    // Another method is another operation, or none.
    if (request.method !== this.#operations.get(operationId)?.method) return;
    increase(this.#exchanges, operationId);
    if (!response) return;
    const statuses = this.#statuses.get(operationId) ?? new Map<string, number>();
    increase(statuses, String(response.status));
    this.#statuses.set(operationId, statuses);
    const code = errorCodeOf(response.body);
    if (code === undefined) return;
    const answers = this.#codes.get(code) ?? new Map<string, number>();
    increase(answers, operationId);
    this.#codes.set(code, answers);
  }

  #try(entry: CaseRecord): void {
    const { line, end } = entry;
    const tries = triedBy[line.rule];
    const place = tries && placeIn(entry);
    if (!tries || place === undefined || !end || !judged.has(end.outcome)) return;
    const input = inputAt(this.#operations.get(line.operationId ?? '')?.inputs ?? [], line.rule, place);
    if (!input) return;
    const byKeyword = this.#tried.get(input) ?? new Map<Keyword, Tried>();
    for (const keyword of tries) {
      const { cases, findings } = byKeyword.get(keyword) ?? { cases: 0, findings: 0 };
      byKeyword.set(keyword, { cases: cases + 1, findings: findings + (end.outcome === 'pass' ? 0 : 1) });
    }
    this.#tried.set(input, byKeyword);
  }

  #statusesOf({ id, statuses }: ReportOperation, outOfReach: readonly OutOfReach[]): StatusCoverage[] {
    const answers = this.#statuses.get(id) ?? new Map<string, number>();
    const listed = statuses.map(({ status }): StatusCoverage => {
      const unreachable = outOfReach.find(({ item }) => item === status)?.reason;
      return {
        status,
        answers: answers.get(status) ?? 0,
        listed: true,
        ...(unreachable !== undefined && { unreachable }),
      };
    });
    const known = new Set(listed.map(({ status }) => status));
    const others = [...answers].filter(([status]) => !known.has(status)).sort();
    return [...listed, ...others.map(([status, number]) => ({ status, answers: number, listed: false }))];
  }

  #codeCoverage(outOfReach: ReadonlyMap<string, readonly OutOfReach[]>): CodeCoverage[] {
    const { errorCodes, operations } = this.#contract;
    const labels = new Map(errorCodes.map(({ code, label }) => [code, label]));
    const codes = new Set([
      ...labels.keys(),
      ...operations.flatMap(({ statuses }) => statuses.flatMap((status) => status.codes)),
      ...this.#codes.keys(),
    ]);
    return [...codes]
      .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
      .map((code) => {
        const answers = this.#codes.get(code) ?? new Map<string, number>();
        const label = labels.get(code);
        const listing = operations.filter(({ statuses }) => statuses.some((status) => status.codes.includes(code)));
        const isOut = ({ id, statuses }: ReportOperation): boolean =>
          statuses
            .filter(({ codes: own }) => own.includes(code))
            .every(({ status }) =>
              outOfReach.get(id)?.some(({ item }) => item === status || item === `${status} ${code}`),
            );
        return {
          code,
          ...(label !== undefined && { label }),
          listedBy: listing.map(({ id }) => id),
          answeredBy: [...answers.keys()],
          answers: [...answers.values()].reduce((sum, number) => sum + number, 0),
          isOutOfReach: listing.length > 0 && listing.every(isOut),
        };
      });
  }
}

const shareOf = <T>(list: readonly T[], isCovered: (item: T) => boolean): Share => ({
  covered: list.filter(isCovered).length,
  of: list.length,
});

/** Each kind of coverage as a share of what could be covered: what the suites cannot reach is left out of it. */
export function sharesOf({ operations, codes, machines, webhooks }: Coverage): Record<CoverageKind, Share> {
  const reachable = operations
    .flatMap(({ statuses }) => statuses)
    .filter(({ listed, answers, unreachable }) => listed && (answers > 0 || unreachable === undefined));
  const demands = operations.flatMap(({ inputs }) =>
    inputs.flatMap(({ keywords, tried }) => keywords.map((keyword) => tried.get(keyword)?.cases ?? 0)),
  );
  const transitions = machines.flatMap(({ isShown, transitions: all }) => (isShown ? all : []));
  return {
    operations: shareOf(operations, ({ exchanges }) => exchanges > 0),
    webhooks: shareOf(webhooks, ({ deliveries }) => deliveries > 0),
    statuses: shareOf(reachable, ({ answers }) => answers > 0),
    keywords: shareOf(demands, (cases) => cases > 0),
    codes: shareOf(
      codes.filter(({ answers, isOutOfReach }) => answers > 0 || !isOutOfReach),
      ({ answers }) => answers > 0,
    ),
    transitions: shareOf(
      transitions.filter(({ visible, visits }) => visible || visits > 0),
      ({ visits }) => visits > 0,
    ),
  };
}

export type CoverageKind = 'operations' | 'webhooks' | 'statuses' | 'keywords' | 'codes' | 'transitions';
