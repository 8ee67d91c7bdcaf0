import type { CostKind, Facts } from '../contracts/model/facts.js';
import type { Identification } from '../contracts/model/identification.js';
import { isListedSuccess } from '../contracts/model/listed-status.js';
import type { Contract, Operation } from '../contracts/model/types.js';
import { ContractValidator } from '../contracts/model/validate.js';
import { costOf, type Costs } from '../engine/budget.js';
import type { Exchange, ReceivedDelivery } from '../engine/exchange.js';
import type { Fixtures } from '../engine/fixtures.js';
import type { GivenValue } from '../engine/given-values/given.js';
import { Redactor } from '../engine/record/redaction.js';
import type { Obstacle } from '../engine/record/skip-causes.js';
import { runAnyOperation } from '../engine/run-any-operation.js';
import { runOperation } from '../engine/run-operation.js';
import {
  selectOperations,
  selectPhases,
  titleOf,
  wantsFlow,
  wantsThisFlow,
  type Selection,
} from '../engine/selection.js';
import { Session } from '../engine/session/session.js';
import type { Triggers } from '../engine/triggers/trigger.js';
import type { Case, DeliveryCase, ObservationCase, RequestCase } from '../generators/cases/case.js';
import { createData, type Data } from '../generators/data/data.js';
import { madeOrReason } from '../generators/data/unmakeable.js';
import { valueFor } from '../generators/data/value.js';
import { isPossible } from '../suites/flows/flow.js';
import { flows } from '../suites/flows/index.js';
import { carriesOut } from '../suites/parts.js';
import { scenariosOf } from '../suites/retries/retries.js';

/** A request that a run would send. */
export interface Rehearsed {
  planned: RequestCase;
  /** What it costs if it is accepted. */
  kind?: CostKind;
}

/** What a run would do, found out without sending anything. */
export interface Rehearsal {
  requests: Rehearsed[];
  /** Cases that cannot be carried out, with the reason. */
  skipped: ({ planned: Case } & Obstacle)[];
  /** Flows that depend on what the target answers, so that they could not be foreseen to their end. */
  unforeseen: string[];
  /** Ids of the state machines whose states are compared. */
  machines: Set<string>;
  /** Codes that answers have to show which need not be refusals. */
  codes: { id: string; operationId: string; code: string }[];
}

interface Stage {
  contract: Contract;
  unknownApi: boolean;
  /** How the key of the run is sent; absent where its key does not matter. */
  identification?: Identification;
  selection: Selection;
  seed: number;
  /** The target is a sandbox of the run's own. */
  sandbox: boolean;
  /** Whether the target can be made to do something. */
  can: Triggers['can'];
  fixtures?: Fixtures;
  /** Whether another account's key is there. */
  otherAccount: boolean;
  /** Values of the user's for requests of an API of which nothing but its document is known. */
  given?: readonly GivenValue[];
}

/** A session that sends nothing: every call is answered as its case expects, with what the contract shows. */
class RehearsedSession extends Session {
  readonly rehearsal: Rehearsal = { requests: [], skipped: [], unforeseen: [], machines: new Set(), codes: [] };
  readonly #data: Data;

  constructor({ contract, identification, can, fixtures, otherAccount, given }: Stage, data: Data) {
    const refuse = (): never => {
      throw new Error('a rehearsal sends nothing');
    };
    super({
      contract,
      validator: new ContractValidator(contract),
      client: { send: refuse },
      inbox: { waitFor: () => Promise.resolve([]), since: () => Promise.resolve([]), script: () => Promise.resolve() },
      triggers: {
        can,
        pull: (_name, values) =>
          Promise.resolve({ ...values, cryptoDepositId: data.string.uuid(), sepaDepositId: data.string.uuid() }),
      },
      record: { append: () => undefined, close: () => undefined },
      redactor: new Redactor({ secrets: [], key: 'nothing is recorded' }),
      strictness: 'all',
      trustsFixtures: true,
      apiKey: 'none',
      ...(identification ? { identification } : {}),
      ...(otherAccount ? { otherApiKey: 'none' } : {}),
      ...(fixtures ? { fixtures } : {}),
      ...(given ? { given } : {}),
      deliveries: { deadlineMs: 0, quietMs: 0 },
      now: () => 0,
    });
    this.#data = data;
  }

  override request(planned: RequestCase): Promise<Exchange> {
    const { contract } = this.options;
    const operation = this.operation(planned.operationId);
    const kind = costOf(contract.facts, operation.id);
    this.rehearsal.requests.push({ planned, ...(kind ? { kind } : {}) });
    const { method, path, headers, body } = planned.request;
    return Promise.resolve({
      id: 'none',
      operationId: operation.id,
      request: { method, url: `http://localhost${path}`, headers, ...(body === undefined ? {} : { body }) },
      response:
        planned.expect.kind === 'refused'
          ? { status: planned.expect.status ?? 400, headers: {}, body: '{}' }
          : { headers: {}, ...this.#success(operation) },
      startedAt: 0,
      durationMs: 0,
    });
  }

  override deliveries({ sequence }: DeliveryCase): Promise<ReceivedDelivery[]> {
    const { stateMachines = [] } = this.options.contract.facts as Partial<Facts>;
    const told = stateMachines.filter(({ states }) =>
      sequence?.values.every((value) => states.some(({ name, literal }) => literal && name === value)),
    );
    // Words that several machines have do not tell which is meant.
    if (told.length === 1) this.#compares(told[0]?.id);
    return Promise.resolve([]);
  }

  override judgeDeliveries(): void {
    // None has come.
  }

  override observe({ id, operationId, expected }: ObservationCase): void {
    this.#compares(expected?.machine);
    for (const { pointer, value } of expected?.shown ?? [])
      if (pointer === '/errorCode') this.rehearsal.codes.push({ id, operationId, code: value });
  }

  override skip(planned: Case, obstacle: Obstacle): void {
    this.rehearsal.skipped.push({ planned, ...obstacle });
  }

  #compares(machine: string | undefined): void {
    if (machine !== undefined) this.rehearsal.machines.add(machine);
  }

  #success(operation: Operation): { status: number; body: string } {
    const listed = Object.entries(operation.object.responses).find(([status]) => isListedSuccess(status));
    if (!listed) return { status: 200, body: '' };
    const [status, { content }] = listed;
    const { schema, examples } = content?.['application/json'] ?? {};
    const shown = Object.values(examples ?? {}).find((example) => example['x-truncated'] !== true);
    const made = madeOrReason(() => schema && valueFor(schema, this.#data, 'full', this.options.contract));
    const value = shown
      ? shown.value
      : 'value' in made
        ? withEveryCurrency(made.value, this.options.contract)
        : undefined;
    return { status: Number(status.replace('XX', '00')), body: value === undefined ? '' : JSON.stringify(value) };
  }
}

/** Balances of every currency: which ones a made answer has is chance, and flows look for some of them. */
function withEveryCurrency(body: unknown, { facts }: Contract): unknown {
  const { currencies = [] } = facts as Partial<Facts>;
  if (typeof body !== 'object' || body === null || !('cryptoBalances' in body)) return body;
  const [first] = Array.isArray(body.cryptoBalances) ? (body.cryptoBalances as object[]) : [];
  return first === undefined ? body : { ...body, cryptoBalances: currencies.map(({ name }) => ({ ...first, name })) };
}

/** Goes through all that a run would do at a target, with the same code, and sends nothing. */
export async function rehearse(stage: Stage): Promise<Rehearsal> {
  const { contract, selection, seed, unknownApi, sandbox } = stage;
  const session = new RehearsedSession(stage, createData(seed, 'answers'));
  const phases = selectPhases(selection);
  const carryOut = unknownApi ? runAnyOperation : runOperation;
  for (const operation of phases.length > 0 ? selectOperations(contract, selection) : []) {
    const title = titleOf(operation);
    if (carriesOut({ contract, selection, sandbox }, title))
      await carryOut(session, operation.id, { phases, data: createData(seed, title) });
  }
  const foresee = async (id: string, run: () => Promise<void>): Promise<void> => {
    try {
      await run();
    } catch {
      // It computes with what the target would have answered.
      session.rehearsal.unforeseen.push(id);
    }
  };
  for (const flow of flows)
    if (
      wantsThisFlow(selection, flow) &&
      isPossible(flow, contract) &&
      carriesOut({ contract, selection, sandbox }, flow.about)
    )
      await foresee(flow.id, () => flow.run(session, createData(seed, flow.about)));
  for (const webhook of wantsFlow(selection, 'retries') ? contract.webhooks.values() : [])
    for (const { id, run } of carriesOut({ contract, selection, sandbox }, titleOf(webhook))
      ? scenariosOf(webhook.id)
      : [])
      await foresee(id, () => run(session, createData(seed, id), selection.slow === true));
  if (selection.explore) session.rehearsal.unforeseen.push('exploration');
  return session.rehearsal;
}

/** How many calls of each cost kind may be accepted: those that have to be refused cost nothing. */
export function costsOf({ requests }: Rehearsal): Costs {
  const costs: Costs = {};
  for (const { planned, kind } of requests)
    if (kind && planned.expect.kind !== 'refused') costs[kind] = (costs[kind] ?? 0) + 1;
  return costs;
}
