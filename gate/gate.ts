import type { DiffResult } from '../diff/result.js';
import type { Usage } from '../diff/usage.js';
import type { Level } from '../contracts/model/levels.js';
import type { GateReport, GateRow, GateRun } from '../reports/gate/model.js';
import { compareBehaviour, type Behaviour } from './behaviour/compare.js';
import type { Observations } from './behaviour/observations.js';
import { evidenceOf, shownLines } from './evidence.js';
import { newFindings, type FailingFinding } from './findings.js';
import { join, type Joined } from './join.js';
import { gateRows, markKnown, waiveRows, type RowWaiver } from './rows.js';
import { judge } from './verdict.js';

/** A run of the gate, read. */
export interface ReadRun extends Omit<GateRun, 'verdict' | 'requests' | 'deliveries' | 'record'> {
  observed: Observations;
}

/** All that a gate judges. */
export interface GateInput {
  startedAt: string;
  diff: DiffResult;
  from: { version: string };
  to: { version: string };
  seed: number;
  /** Repetitions of the old version's cases at the old version. */
  repetitions: readonly [ReadRun, ...ReadRun[]];
  /** The old version's cases at the new one: the client that did not upgrade. */
  crossed: ReadRun;
  /** The new version's own cases; absent where its contract is the old one's. */
  own?: ReadRun;
  usage?: Usage;
  /** Ids of operations and webhooks that have to be proven, whatever is used. */
  require?: readonly string[];
  failOn: Level;
  rehearsal: boolean;
  waivers: readonly RowWaiver[];
  today: string;
  baseline?: readonly GateRow[];
  leftOut: readonly string[];
}

function gateRun({ observed, ...run }: ReadRun): GateRun {
  const { requests, deliveries, file, frame } = observed;
  // What was found until a run was cut off outweighs in its own verdict that it was.
  const verdict = frame.end ? observed.verdict : 'incomplete';
  return { ...run, verdict, requests, deliveries, record: file };
}

function subjects(from: Observations, crossed: Observations): Set<string> {
  const ok = (run: Observations): Set<string> =>
    new Set(
      [...run.cases.values()].flatMap(({ operationId, exchanges, deliveries }) => [
        ...(operationId !== undefined && exchanges.some(({ status }) => status >= 200 && status < 300)
          ? [operationId]
          : []),
        ...deliveries.map(({ webhookId }) => webhookId),
      ]),
    );
  const there = ok(crossed);
  return new Set([...ok(from)].filter((id) => there.has(id)));
}

/** What is used or required, and was not exercised with success on both sides. */
function unprovenOf({ usage, require = [] }: GateInput, proven: ReadonlySet<string>): string[] {
  const wanted = [...(usage?.operations ?? []), ...(usage?.webhooks ?? [])].map(({ id }) => id);
  return [...new Set([...wanted, ...require])].filter((id) => !proven.has(id));
}

/** Shows differences with what both records say of them. */
async function showing({ announced, unannounced }: Joined, from: string, to: string) {
  const all = [...announced.flatMap(({ shown }) => shown ?? []), ...unannounced.map(({ example }) => example)];
  const ids = (record: 'from' | 'to'): Set<string> =>
    new Set(all.flatMap(({ evidence }) => evidence.filter((one) => one.record === record).map(({ id }) => id)));
  const lines = { from: await shownLines(from, ids('from')), to: await shownLines(to, ids('to')) };
  return (difference: (typeof all)[number]) => evidenceOf(difference, ({ record, id }) => lines[record].get(id));
}

/** Findings of the old client that no row shows already: neither a difference of their case, nor one of the story that they sum up. */
function beside(findings: readonly FailingFinding[], { differences }: Behaviour, { cases }: Observations) {
  const shown = new Set(differences.flatMap(({ caseId, story }) => [caseId, ...(story === undefined ? [] : [story])]));
  const isShown = (caseId: string): boolean => {
    const { exchanges = [], story = '' } = cases.get(caseId) ?? {};
    return shown.has(caseId) || (exchanges.length === 0 && shown.has(story));
  };
  return findings.filter(({ caseId, valid }) => valid && !isShown(caseId));
}

/**
 * Contract and behaviour of two versions side by side, and what follows.
 * @throws RecordError where a record can't be read again
 */
export async function gateOf(input: GateInput): Promise<GateReport> {
  const { repetitions, crossed, own, diff, usage, failOn } = input;
  const [first] = repetitions;
  const from = first.observed;
  const [head, ...others] = repetitions.map(({ observed }) => observed) as [Observations, ...Observations[]];
  const behaviour = compareBehaviour([head, ...others], crossed.observed);
  const joined = join({
    changes: diff.changes,
    behaviour,
    from,
    crossed: crossed.observed,
    ...(own && { own: own.observed }),
    ...(usage && { usage }),
  });
  const rows = gateRows(joined, await showing(joined, from.file, crossed.observed.file));
  const waived = waiveRows(rows, input.waivers, input.today);
  const marked = input.baseline ? markKnown(waived.rows, input.baseline) : waived.rows;
  const oldFailing = repetitions.flatMap(({ observed }) => observed.failing);
  const oldClient = newFindings(crossed.observed.failing, oldFailing);
  const runs = [...repetitions, crossed, ...(own ? [own] : [])].map(gateRun);
  const { masks } = behaviour;
  const undecided = [...masks.undecidedMoney, ...masks.undecidedCases, ...masks.undecidedDeliveries];
  const { shared } = behaviour;
  const isCompared = (place: string): boolean => [...shared.compared].some((read) => place.startsWith(`${read} `));
  const { verdict, exitCode, reasons } = judge({
    rows: marked,
    runs,
    compared: behaviour.requests,
    undecided,
    parted: {
      compared: [...shared.undecided].filter(isCompared),
      never: [...shared.undecided].filter((place) => !isCompared(place)),
    },
    undecidedChanges: diff.changes
      .filter(({ undecided: open, concerns }) => open === true && concerns !== false)
      .map(({ subject, message }) => `${subject.id}: ${message}`),
    oldClient: beside(oldClient, behaviour, crossed.observed).length,
    ownFindings: own ? newFindings(own.observed.failing, [...oldFailing, ...crossed.observed.failing]).length : 0,
    failOn,
    rehearsal: input.rehearsal,
    hasUsage: usage !== undefined,
    unproven: unprovenOf(input, subjects(from, crossed.observed)),
    unfit: waived.unfit,
  });
  const { requests, unequal, alone } = { ...behaviour.requests, requests: behaviour.requests.compared };
  const { name, version } = from.frame.run.tool;
  return {
    format: 1,
    tool: { name, version },
    startedAt: input.startedAt,
    verdict,
    exitCode,
    failOn,
    from: { version: input.from.version, hash: diff.from.hash },
    to: { version: input.to.version, hash: diff.to.hash },
    seed: input.seed,
    reasons,
    rows: marked,
    runs,
    compared: { requests, unequal, alone, deliveries: behaviour.deliveries.compared },
    varying: masks.varying,
    undecided,
    oldClient: oldClient.map(({ caseId, check, message }) => ({ caseId, check, message })),
    leftOut: input.leftOut,
  };
}
