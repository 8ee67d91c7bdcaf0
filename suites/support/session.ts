import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadContract } from '../../contracts/model/load.js';
import type { Contract } from '../../contracts/model/types.js';
import { ContractValidator } from '../../contracts/model/validate.js';
import { openLedger } from '../../engine/audit/ledger.js';
import { openBudget, openDailyBudget, type NamedBudget } from '../../engine/budget.js';
import { carefulClient } from '../../engine/careful-client.js';
import { createClient, type HttpClient, type Transport } from '../../engine/client.js';
import { makeFolder } from '../../engine/files.js';
import { fixtureUsers, shareOf } from '../../engine/fixtures.js';
import { httpTransport } from '../../engine/http-transport.js';
import { openInventory } from '../../engine/inventory.js';
import { renewingTransport } from '../../engine/credentials/renewal.js';
import { createRateLimit } from '../../engine/rate-limit.js';
import { untilNobodyAnswers } from '../../engine/reach.js';
import { Redactor } from '../../engine/record/redaction.js';
import { openRecord, type RecordWriter } from '../../engine/record/writer.js';
import { accountOf, secretsOfRun, type Care, type RunContext } from '../../engine/run-context.js';
import { Session } from '../../engine/session/session.js';
import { withholdingClient } from '../../engine/withholding-client.js';
import { hookTriggers } from '../../engine/triggers/hook.js';
import { askOnTerminal, promptTriggers } from '../../engine/triggers/prompt.js';
import { sandboxTriggers } from '../../engine/triggers/sandbox.js';
import { noTriggers, type Triggers } from '../../engine/triggers/trigger.js';
import { createData, createMarkedData, type Data } from '../../generators/data/data.js';
import { markOf } from '../../generators/data/run-mark.js';
import { inboxOf } from './inbox.js';

/** Who carries out the cases of a run: account and ids of exchanges are told apart by it. */
export interface Worker {
  /** Which of the target's accounts, counted from 0. */
  account: number;
  /** Unique within the run. */
  name: string;
}

/**
 * Values for a test. The sandbox starts empty, and there a seed gives equal bytes. At a target that remembers earlier runs ids have to be
 * new: they bear the mark of the run, and all else is as in every run of the seed. Of an API of which nothing is known any value may be
 * what has to be new.
 */
export function dataOf(
  { target, runId, seed, unknownApi }: Pick<RunContext, 'target' | 'runId' | 'seed' | 'unknownApi'>,
  title: string,
): Data {
  if (target.sandbox) return createData(seed, '', title);
  return unknownApi ? createData(seed, runId, title) : createMarkedData(markOf(runId), seed, '', title);
}

/** What triggers a run can pull. */
export function triggersOf({ target, care }: Pick<RunContext, 'target' | 'care'>): Triggers {
  if (target.sandbox) return sandboxTriggers(target.baseUrl);
  const source = care?.triggers;
  if (source?.kind === 'hook') return hookTriggers(source);
  if (source?.kind === 'prompt') return promptTriggers(source, askOnTerminal);
  return noTriggers;
}

/** What a run may spend, and what all runs of the day may. */
function budgetsOf({ budget, budgetFile, daily }: Care): NamedBudget[] {
  appendFileSync(budgetFile, '', { mode: 0o600 });
  if (daily) makeFolder(daily.ledger.folder, 0o700);
  return [
    { name: 'the budget', budget: openBudget(budgetFile, budget) },
    ...(daily
      ? [{ name: 'the budget of the day', budget: openDailyBudget(daily.ledger, daily.budget, Date.now) }]
      : []),
  ];
}

/**
 * The client of a worker: at a real environment one that is careful.
 * @param bare what it sends with; kept connections by default
 * @param redactor hides tokens that are fetched on the way
 */
export function clientOf(
  run: RunContext,
  contract: Contract,
  worker: string,
  bare: Transport = httpTransport(run.target.limits, run.target.network),
  redactor?: Redactor,
): HttpClient {
  let exchanges = 0;
  const transport = renewingTransport(bare, run.target.renewals ?? [], {
    now: Date.now,
    learn: (token) => redactor?.learnReceived(JSON.stringify({ access_token: token })),
  });
  const plain = createClient({
    baseUrl: run.target.baseUrl,
    allowedHosts: [new URL(run.target.baseUrl).host],
    nextId: () => `${worker}-${(exchanges += 1)}`,
    transport,
    headers: Object.fromEntries(Object.entries(run.target.headers ?? {}).map(([name, { value }]) => [name, value])),
    ...(run.target.limits ? { timeoutMs: run.target.limits.totalMs } : {}),
  });
  const { care, selection, until } = run;
  const withholding = {
    ...(selection.excluded && { excluded: selection.excluded }),
    ...(until !== undefined && { until }),
  };
  const sent = care ? carefully(plain, run, care, contract) : plain;
  return withholdingClient(sent, withholding, Date.now);
}

/** A client that spares a real environment. */
function carefully(plain: HttpClient, run: RunContext, care: Care, contract: Contract): HttpClient {
  return carefulClient(untilNobodyAnswers(plain, Date.now), {
    facts: contract.facts,
    budgets: budgetsOf(care),
    rateLimit: createRateLimit(care.perSecond && care.perSecond / (run.stage?.workers ?? 1), {
      now: Date.now,
      sleep: (ms) => sleep(ms),
    }),
    // Which operations of another API create what, nobody said.
    inventory: run.unknownApi ? { note: () => undefined } : openInventory(care.inventoryFile, Date.now),
    kept: fixtureUsers(care.fixtures),
    now: Date.now,
  });
}

/** A redactor that knows every secret of a run. */
export function redactorOf(run: RunContext): Redactor {
  return new Redactor({
    secrets: secretsOfRun(run),
    key: run.redactionKey,
    published: () => JSON.stringify(loadContract(run.apiVersion, run.contractFolders).document),
    ...(run.ledger === undefined ? {} : { ledger: openLedger(run.ledger) }),
  });
}

/** What answers are held to. */
export interface Rules {
  contract: Contract;
  validator: ContractValidator;
}

/** The rules of a run's contract; what was compiled of it before, in this process, is not compiled again. */
export function rulesOf(
  run: Pick<RunContext, 'apiVersion' | 'contractFolders'>,
  contract = loadContract(run.apiVersion, run.contractFolders),
): Rules {
  const validator = new ContractValidator(contract);
  return { contract, validator };
}

/** A session of a worker against the target of a run. */
export function openSession(
  run: RunContext,
  { account, name }: Worker,
  changes: { rules?: Rules; record?: RecordWriter; transport?: Transport } = {},
): Session {
  const { contract, validator } = changes.rules ?? rulesOf(run);
  const { otherApiKey, webhookToken, identification, credentials, responseTimeMs, strictness } = run.target;
  const { apiKey, tenant } = accountOf(run.target, account);
  const redactor = redactorOf(run);
  return new Session({
    contract,
    validator,
    client: clientOf(run, contract, name, changes.transport, redactor),
    inbox: inboxOf(run.sink),
    triggers: triggersOf(run),
    record: changes.record ?? openRecord(run.record, redactor),
    redactor,
    strictness,
    apiKey,
    ...(credentials === undefined ? {} : { credentials }),
    ...(run.given ? { given: run.given } : {}),
    ...(tenant === undefined ? {} : { tenant }),
    ...(otherApiKey === undefined ? {} : { otherApiKey }),
    ...(webhookToken === undefined ? {} : { webhookToken }),
    ...(identification ? { identification } : {}),
    ...(responseTimeMs === undefined ? {} : { budgetMs: responseTimeMs }),
    ...(run.selection.checks ? { checks: run.selection.checks } : {}),
    ...(run.care
      ? { fixtures: shareOf(run.care.fixtures, account, run.stage?.workers ?? 1), sleep: (ms: number) => sleep(ms) }
      : {}),
    deliveries: run.deliveries,
    now: Date.now,
  });
}
