import type { Identification } from '../../contracts/model/identification.js';
import type { Strictness } from '../../contracts/model/levels.js';
import type { Contract } from '../../contracts/model/types.js';
import type { ContractValidator } from '../../contracts/model/validate.js';
import type { HttpClient } from '../client.js';
import type { Fixtures } from '../fixtures.js';
import type { GivenValue } from '../given-values/given.js';
import type { Inbox } from '../inbox.js';
import type { Redactor } from '../record/redaction.js';
import type { RecordWriter } from '../record/writer.js';
import type { Triggers } from '../triggers/trigger.js';

/** What a session works with. */
export interface SessionOptions {
  contract: Contract;
  validator: ContractValidator;
  client: HttpClient;
  inbox: Inbox;
  triggers: Triggers;
  record: RecordWriter;
  redactor: Redactor;
  strictness: Strictness;
  apiKey: string;
  /** Keys that stand beside it, by the security scheme that each is for. */
  credentials?: Readonly<Record<string, string>>;
  /** How keys are sent; absent where the facts of the contract say it. */
  identification?: Identification;
  /** Values of the user's for requests of an API of which nothing but its document is known. */
  given?: readonly GivenValue[];
  /** Name of the account at the sandbox, where it has several. */
  tenant?: string;
  /** Key of another account at the same target; without it isolation of tenants cannot be tested. */
  otherApiKey?: string;
  webhookToken?: string;
  deliveries: { deadlineMs: number; quietMs: number };
  /** How long an answer may take, in milliseconds, where the target's configuration says it. */
  budgetMs?: number;
  /** Ids of the checks that judge; all where it is left out. */
  checks?: readonly string[];
  /** Users that exist at the target, for provisions that cannot be made there. */
  fixtures?: Fixtures;
  /** Whether those users are taken at their word: no answer would tell what they have. */
  trustsFixtures?: boolean;
  /** How to wait for what ends by itself; absent where somebody decides on every end. */
  sleep?: (ms: number) => Promise<void>;
  now: () => number;
}
