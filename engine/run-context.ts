import type { CostKind } from '../contracts/model/facts.js';
import type { Identification } from '../contracts/model/identification.js';
import type { Level, Strictness } from '../contracts/model/levels.js';
import type { AnswerLimits } from './answer-limits.js';
import type { DailyLedger } from './budget.js';
import type { RemoteTarget, TriggerSource } from './config.js';
import type { LatencyBudget } from './deliveries/latency.js';
import type { Fixtures } from './fixtures.js';
import type { Renewal } from './credentials/renewal.js';
import type { TokenSource } from './credentials/token.js';
import type { GivenValue } from './given-values/given.js';
import { secretsOfKey, type LabelledSecret } from './identification.js';
import type { Network } from './network.js';
import type { Selection } from './selection.js';

/**
 * What the process that starts a run tells the processes that carry it out. It holds secrets, so it travels in an
 * environment variable and is never written to disk.
 */
export interface RunContext {
  runId: string;
  apiVersion: string;
  /** Folders of contracts, the project's own first. */
  contractFolders: string[];
  record: string;
  seed: number;
  failOn: Level;
  selection: Selection;
  /** Absent in a process that does all by itself. */
  stage?: Stage;
  /** Playwright keeps traces of its steps and their errors, which may quote what was received. */
  trace?: boolean;
  /** Until when requests are sent, in milliseconds since the epoch; absent where nobody bounds it. */
  until?: number;
  /** Somebody looks at it in Playwright's terms, its UI or its reporters: cases are steps of their tests there. */
  watched?: boolean;
  /** Where the suite of webhooks runs, where that is another place and this process may carry out any suite. */
  apart?: Pick<RunContext, 'target' | 'sink'>;
  /** File that gets a line for each test that begins; absent where what runs is known from the start. */
  begun?: string;
  target: {
    name: string;
    baseUrl: string;
    sandbox: boolean;
    strictness: Strictness;
    /** One per worker where the target has several; workers share the only one otherwise. */
    accounts: Account[];
    /** Key of an account that no worker uses; without it isolation of tenants cannot be tested. */
    otherApiKey?: string;
    webhookToken?: string;
    /** Headers that go along with every request, by lower-case name. */
    headers?: Readonly<Record<string, FixedHeader>>;
    /** How the keys are sent; absent where the facts of the contract say it. */
    identification?: Identification;
    /** Keys that stand beside the main one, by the security scheme that each is for. */
    credentials?: Readonly<Record<string, string>>;
    /** Tokens that end, and where the next ones come from. */
    renewals?: readonly Renewal[];
    /** How long an answer may take, in milliseconds. */
    responseTimeMs?: number;
    /** How much of an answer is read; the usual where it is left out. */
    limits?: AnswerLimits;
    /** Proxy and TLS; those of the environment where it is left out. */
    network?: Network;
  };
  /** Values of the user's for requests. */
  given?: readonly GivenValue[];
  /** Nothing but its document is known of the API: no row about the Partner API holds. */
  unknownApi: boolean;
  /** Absent at the sandbox, where nothing costs and everything is forgotten. */
  care?: Care;
  /** Where deliveries arrive. */
  sink: SinkContext;
  deliveries: { deadlineMs: number; quietMs: number; budgetMs?: LatencyBudget };
  /** Key of the record's pseudonyms. */
  redactionKey: string;
  /** Private file, outside the folder of the run, of what no artefact may show. */
  ledger?: string;
}

/** A header of every request; one that was named by a variable is a secret. */
export interface FixedHeader {
  value: string;
  secret: boolean;
}

/** A sink as a run reads it. */
export interface SinkContext {
  url: string;
  readToken: string;
  /** The inbox that is meant; all where it is left out. */
  inbox?: string;
  /** Sequence of the last delivery before the run; 0 where it is left out. */
  after?: number;
  /** By how many milliseconds its clock is ahead of the run's. */
  aheadMs?: number;
}

/** Workers that run beside each other. */
export interface Stage {
  /** Tells exchanges of equally numbered workers apart; unique within the run. */
  id: string;
  workers: number;
}

/** What keeps a real environment from harm. */
export interface Care {
  /** Accepted calls allowed by cost kind; a kind that is not named is free. */
  budget: Partial<Record<CostKind, number>>;
  /** Ledger of what was spent, shared by all workers. */
  budgetFile: string;
  /** What all runs of a day may spend together, and where it is counted. */
  daily?: { budget: Partial<Record<CostKind, number>>; ledger: DailyLedger };
  /** Requests per second of all workers together; absent: as fast as answers come. */
  perSecond?: number;
  /** Inventory of what the run created, shared by all workers. */
  inventoryFile: string;
  fixtures: Fixtures;
  triggers?: ReadyTriggers;
}

/** Who pulls the triggers, secrets read. */
export type ReadyTriggers =
  | Extract<TriggerSource, { kind: 'prompt' }>
  | (Omit<Extract<NonNullable<RemoteTarget['triggers']>, { kind: 'hook' }>, 'secret'> & { secret: string });

/** An account at the target. */
export interface Account {
  apiKey: string;
  /** Its name, where triggers need it. */
  tenant?: string;
}

/** The account of a worker, counted from 0. */
export function accountOf({ accounts }: RunContext['target'], worker: number): Account {
  const account = accounts[worker % accounts.length];
  if (!account) throw new Error('the target has no account');
  return account;
}

/** A name as part of a label. */
function inCapitals(name: string): string {
  return name.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
}

function labelOfScheme(scheme: string): string {
  return `$CREDENTIAL_${inCapitals(scheme)}`;
}

/** Secrets that tokens are fetched with. */
function secretsOfSource(source: TokenSource, label: string): LabelledSecret[] {
  if (source.kind === 'command') return [];
  const { clientSecret = '', password = '' } = source;
  return [
    { label: `${label}_CLIENT_SECRET`, text: clientSecret },
    { label: `${label}_PASSWORD`, text: password },
  ];
}

/** All secrets of a target, with the names that stand for them in records. */
export function secretsOf({
  accounts,
  otherApiKey,
  webhookToken,
  identification,
  credentials = {},
  renewals = [],
  headers = {},
  network = {},
}: Pick<
  RunContext['target'],
  'headers' | 'accounts' | 'otherApiKey' | 'webhookToken' | 'identification' | 'credentials' | 'renewals' | 'network'
>): LabelledSecret[] {
  const other = '$OTHER_API_KEY';
  return [
    ...accounts.flatMap(({ apiKey }, index) => {
      const label = index === 0 ? '$PARTNER_API_KEY' : `$PARTNER_API_KEY_${index + 1}`;
      if (identification) return secretsOfKey(identification, apiKey, label);
      return [apiKey, ...bareKey(apiKey)].map((text) => ({ label, text }));
    }),
    ...(identification
      ? secretsOfKey(identification, otherApiKey ?? '', other)
      : [{ label: other, text: otherApiKey ?? '' }]),
    ...(identification?.besides ?? []).flatMap((how) => {
      const [scheme] = how.schemes;
      return secretsOfKey(how, credentials[scheme] ?? '', labelOfScheme(scheme));
    }),
    ...renewals.flatMap(({ source, scheme }) => secretsOfSource(source, labelOfScheme(scheme))),
    { label: '$WEBHOOK_TOKEN', text: webhookToken ?? '' },
    ...Object.entries(headers).flatMap(([name, { value, secret }]) =>
      secret ? [{ label: `$HEADER_${inCapitals(name)}`, text: value }] : [],
    ),
    ...secretsOfNetwork(network),
  ];
}

/** All secrets of a run: those of its target, and of what pulls its triggers. */
export function secretsOfRun({
  target,
  care,
  given = [],
}: Pick<RunContext, 'target' | 'care' | 'given'>): LabelledSecret[] {
  const { triggers } = care ?? {};
  return [
    ...secretsOf(target),
    ...given.flatMap(({ secret, name, value }) =>
      secret ? [{ label: `$VALUE_${inCapitals(name)}`, text: String(value) }] : [],
    ),
    ...(triggers?.kind === 'hook' ? [{ label: '$HOOK_SECRET', text: triggers.secret }] : []),
  ];
}

/** The password of a proxy, and the private key of mutual TLS. */
function secretsOfNetwork({ proxy = '', tls = {} }: Network): LabelledSecret[] {
  const password = proxy === '' ? '' : decodeURIComponent(new URL(proxy).password);
  return [
    ...(password === '' ? [] : [{ label: '$PROXY_PASSWORD', text: password }]),
    ...(tls.key === undefined ? [] : [{ label: '$TLS_KEY', text: tls.key }]),
  ];
}

/** A key without the scheme or the name that stands before it in its header. */
function bareKey(sent: string): string[] {
  return /^[\w-]+[ =](\S{8,})$/.exec(sent)?.slice(1) ?? [];
}

export const runContextVariable = 'CONFORMANCE_RUN_CONTEXT';

/** @throws Error when the process was not started by a run */
export function readRunContext(environment: NodeJS.ProcessEnv = process.env): RunContext {
  const context = givenRunContext(environment);
  if (!context) throw new Error('the suites need a target and a sink: start them with `npx conformance run`');
  return context;
}

/** The context of the run that started this process; nothing where none did. */
export function givenRunContext(environment: NodeJS.ProcessEnv = process.env): RunContext | undefined {
  const text = environment[runContextVariable];
  return text ? (JSON.parse(text) as RunContext) : undefined;
}
