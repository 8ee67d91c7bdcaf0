import type { CaseRecord, RecordFrame } from '../../engine/record/reader.js';
import { scanRecord } from '../../engine/record/reader.js';
import type { DeliveryLine, ExchangeLine, Outcome, RunLine, Verdict } from '../../engine/record/format.js';
import { Tally } from '../../engine/record/summary.js';
import { markOf, withoutMark } from '../../generators/data/run-mark.js';
import { failingOf, type FailingFinding } from '../findings.js';
import { isMade, nodesOf, textNode, type Node } from './nodes.js';

/** What a body says beside its members. */
export interface Message {
  /** Of the line in the record. */
  id: string;
  nodes: readonly Node[];
}

/** A request, and what came back. */
export interface Observed extends Message {
  method: string;
  /** Where it was sent: scheme, host and port. */
  server: string;
  /** Path and query. */
  path: string;
  requestNodes: readonly Node[];
  /** 0 where no answer came. */
  status: number;
  errorCode?: string;
  /** Names of headers that say something, and their values where these are of the API. */
  headers: Readonly<Record<string, string>>;
}

/** A delivery of a case. */
export interface ObservedDelivery extends Message {
  webhookId: string;
}

/** What a case did and brought about. */
export interface Observation {
  caseId: string;
  operationId?: string;
  webhookId?: string;
  phase: string;
  rule: string;
  /** What it is a step of: a scenario, or what is made for another case. */
  story?: string;
  /** ISO 8601. */
  startedAt: string;
  /** Place in the request that the case is about; `''` where it is about none. */
  pointer: string;
  /** Whether its request keeps to the contract that it was made of. */
  valid: boolean | undefined;
  exchanges: readonly Observed[];
  deliveries: readonly ObservedDelivery[];
  /** Nothing was sent or waited for: it could not be, or the target has shown that it does not know the operation. */
  leftOut?: 'skip' | 'not-applicable';
}

/** Cases by their ids. */
export type Cases = ReadonlyMap<string, Observation>;

/** What a run observed. */
export interface Observations {
  /** File of the record. */
  file: string;
  frame: RecordFrame;
  cases: Cases;
  /** What fails the run. */
  failing: readonly FailingFinding[];
  verdict: Verdict;
  /** Answers to requests that were sent, and deliveries that came, of all cases. */
  requests: number;
  deliveries: number;
}

/** Headers that tell of the connection or the moment, not of the API. */
const ofTransport = new Set([
  'connection',
  'content-length',
  'date',
  'keep-alive',
  'transfer-encoding',
  'vary',
  'etag',
]);
/** Headers whose values are compared; of the others it is compared whether they are there. */
const valued = new Set(['content-type', 'cache-control', 'www-authenticate', 'retry-after']);

function headersOf(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .map(([name, value]): [string, string] => [name.toLowerCase(), value])
      .filter(([name]) => !ofTransport.has(name))
      .map(([name, value]) => [name, valued.has(name) ? value : '']),
  );
}

function partsOf(url: string): { server: string; path: string } {
  const [server = ''] = /^https?:\/\/[^/]+/.exec(url) ?? [];
  return { server, path: url.slice(server.length) };
}

/** How texts of a record are read. */
type Reading = (text: string) => string;

const asWritten: Reading = (text) => text;

/**
 * How texts of a run are read: at a target that remembers earlier runs, the run's own ids bear its mark, and say the same as those of
 * another run without it.
 */
function readingOf({ runId, target }: RunLine): Reading {
  if (target.sandbox) return asWritten;
  const mark = markOf(runId);
  return (text) => withoutMark(text, mark);
}

function observedOf({ id, request, response }: ExchangeLine, reading: Reading): Observed {
  const of = (body: string | undefined): Node[] => nodesOf(body === undefined ? body : reading(body));
  const nodes = of(response?.body);
  const code = nodes.find(({ pointer }) => pointer === '/errorCode')?.value;
  return {
    id,
    method: request.method,
    ...partsOf(reading(request.url)),
    requestNodes: of(request.body),
    status: response?.status ?? 0,
    ...(code !== undefined && { errorCode: code }),
    headers: headersOf(response?.headers ?? {}),
    nodes,
  };
}

/** What a body says apart from what is made anew in each run. */
function gistOf(nodes: readonly Node[]): string {
  return nodes.map(({ pointer, value, format }) => `${pointer} ${isMade(format) ? format : value}`).join('\n');
}

/**
 * Deliveries of a case, in the order of what they say: nobody promises the order in which they come. An attempt that is sent again
 * says the same again: it is one delivery.
 */
function deliveriesOf(lines: readonly DeliveryLine[], reading: Reading): ObservedDelivery[] {
  const seen = new Set<string>();
  const told = lines.flatMap(({ id, webhookId, request }) => {
    const key = `${webhookId} ${request.body}`;
    if (webhookId === null || seen.has(key)) return [];
    seen.add(key);
    return [{ id, webhookId, nodes: nodesOf(reading(request.body ?? '')) }];
  });
  const gists = new Map(told.map((one) => [one.id, gistOf(one.nodes)]));
  return told.sort((a, b) => (gists.get(a.id) ?? '').localeCompare(gists.get(b.id) ?? ''));
}

/** The place that a case is about, which is what its id ends with. */
function pointerOf({ id, rule }: CaseRecord['line']): string {
  const start = id.indexOf(`:${rule}:`);
  return start < 0 ? '' : id.slice(start + rule.length + 2);
}

/** What a case is a step of. What is made for a scenario is named after it, and belongs to it. */
function storyOf({ flow, phase, rule }: CaseRecord['line']): { story?: string } {
  if (flow !== undefined) return { story: flow };
  if (phase !== 'prepare') return {};
  return { story: rule.startsWith('for.') ? rule : rule.replace(/\..*$/, '') };
}

function leftOut(outcome: Outcome | undefined): Pick<Observation, 'leftOut'> {
  return outcome === 'skip' || outcome === 'not-applicable' ? { leftOut: outcome } : {};
}

/** What one case of a record shows. */
export function observationOf(
  { line, exchanges, deliveries, end }: CaseRecord,
  reading: Reading = asWritten,
): Observation {
  const { id, operationId, webhookId, phase, rule, valid, startedAt } = line;
  return {
    caseId: id,
    ...(operationId !== undefined && { operationId }),
    ...(webhookId !== undefined && { webhookId }),
    phase,
    rule,
    ...storyOf(line),
    startedAt,
    pointer: pointerOf(line),
    valid,
    exchanges: exchanges.map((one) => observedOf(one, reading)),
    deliveries: deliveriesOf(deliveries, reading),
    ...(exchanges.length === 0 && leftOut(end?.outcome)),
  };
}

/** Whether a request reads what all of an account share: it names no object. */
export function isShared({ method, path }: Observed): boolean {
  return method === 'GET' && path.split(/[/?&=]/).every((segment) => textNode(segment).format !== 'uuid');
}

/** Whether a case belongs to the scenarios of retries: they move the clock, and so they have a sandbox of their own. */
function isOfRetries({ phase, rule, story = '' }: Observation): boolean {
  return phase === 'retries' || story.startsWith('retries-') || rule.endsWith('-of-retries');
}

/** The cases of a run by the environment that they were carried out in: ids of one say nothing in the other. */
export function environmentsOf({ cases }: Pick<Observations, 'cases'>): Cases[] {
  const servers = new Set([...cases.values()].flatMap(({ exchanges }) => exchanges.map(({ server }) => server)));
  if (servers.size < 2) return [cases];
  const of = (retries: boolean) => new Map([...cases].filter(([, one]) => isOfRetries(one) === retries));
  return [of(false), of(true)];
}

/**
 * What a run observed, by case; of a case that was carried out again the last time counts.
 * @throws RecordError where the file is no record
 */
export async function observationsOf(file: string): Promise<Observations> {
  const cases = new Map<string, Observation>();
  const failing: FailingFinding[] = [];
  const tally = new Tally();
  let reading: Reading | undefined;
  const frame = await scanRecord(file, (entry, run) => {
    tally.add(entry);
    reading ??= readingOf(run);
    cases.set(entry.line.id, observationOf(entry, reading));
    failing.push(...failingOf(entry));
  });
  const { verdict } = tally.totals(frame);
  const all = [...cases.values()];
  return {
    file,
    frame,
    cases,
    failing,
    verdict,
    requests: all.reduce((sum, { exchanges }) => sum + exchanges.length, 0),
    deliveries: all.reduce((sum, { deliveries }) => sum + deliveries.length, 0),
  };
}
