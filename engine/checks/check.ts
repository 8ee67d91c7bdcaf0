import type { Ground } from '../../contracts/model/ground.js';
import type { Level } from '../../contracts/model/levels.js';
import type { Contract, Operation, Webhook } from '../../contracts/model/types.js';
import type { ContractValidator } from '../../contracts/model/validate.js';
import type { DeliveryCase, ObservationCase, Relation, RequestCase } from '../../generators/cases/case.js';
import type { Explanation } from '../deliveries/explain.js';
import type { MoneyShown } from '../deliveries/money-shown.js';
import type { Answer, AnsweredExchange, Exchange, ReceivedDelivery } from '../exchange.js';
import type { Memory } from '../memory/memory.js';
import type { InContract } from '../record/format.js';

/** One assertion, held or broken. */
export interface Judgement {
  check: string;
  holds: boolean;
  ground: Ground;
  /** What happened, in a sentence. */
  message: string;
  /** JSON Pointer in the subject's body. */
  pointer?: string;
  /** The statement of the contract that it breaks or knows nothing of, where that is one place. */
  inContract?: InContract;
  expected?: string;
  actual?: string;
  subject?: { kind: 'exchange' | 'delivery'; id: string };
  /** News rather than a fault: never above this level, at any strictness. */
  atMost?: Level;
}

/** Everything that checks over one answer may look at. */
export interface ExchangeInput {
  contract: Contract;
  validator: ContractValidator;
  case: RequestCase;
  operation: Operation;
  exchange: Exchange;
  response: Answer;
  /** How long an answer may take, in milliseconds, where the target's configuration says it. */
  budgetMs?: number;
  /** The secret of the partner's webhooks; absent where the target's configuration names none. */
  webhookToken?: string;
  /** The keys of the run, which no answer tells; absent where the API asks for none. */
  apiKey?: string;
  otherApiKey?: string;
  /** What the run knew before this answer; absent where nothing is known of what the members mean. */
  memory?: Memory;
  /** Whether no answer has shown yet that the operation is there. */
  unproven?: boolean;
}

/** Everything that checks over the deliveries of one case may look at. */
export interface DeliveryInput {
  contract: Contract;
  validator: ContractValidator;
  case: DeliveryCase;
  webhook: Webhook;
  /** All attempts about the case's object, in order of arrival. */
  deliveries: readonly ReceivedDelivery[];
  /** When the trigger was pulled, in milliseconds since the epoch. */
  triggeredAt: number;
  /** The same moment by the target's clock; absent where nobody moves that clock. */
  clockAtTrigger?: number;
  /** Up to when deliveries were watched, by the target's clock; absent where nothing is said of what did not come. */
  observedUntil?: number;
  /** Deliveries of equal cases, each about another object, these included. */
  samples?: readonly (readonly ReceivedDelivery[])[];
  /** The secret that the provider should send; absent where the target's configuration names none. */
  webhookToken?: string;
  /** The caller's key, which no delivery tells; absent where the API asks for none. */
  apiKey?: string;
  /** The key of another account of the run. */
  otherApiKey?: string;
  /** The API's own answer about the same object, read after the delivery. */
  witness?: { operation: Operation; exchange: Pick<Exchange, 'operationId' | 'response'> };
  /** What the whole run says of each delivery, where they are judged at its end. */
  standing?: Standing;
}

/** What the whole run says of deliveries, by their ids. */
export interface Standing {
  explained: ReadonlyMap<string, Explanation>;
  money: ReadonlyMap<string, MoneyShown>;
}

/** Everything that checks over several exchanges may look at. */
export interface ObservationInput {
  contract: Contract;
  validator: ContractValidator;
  case: ObservationCase;
  /** The exchanges by role (`Relation` names the roles), in order; each has an answer. */
  observed: Readonly<Record<string, readonly AnsweredExchange[]>>;
}

interface CheckFacts {
  /** Kebab-case, stable. */
  id: string;
  title: string;
  /** What a finding means and what to do, for `explain` and reports. */
  about: string;
  /** What its level rests on, in one sentence. */
  restsOn: string;
}

/** A check over one exchange: pure, sends nothing, reads no clock. */
export interface ExchangeCheck extends CheckFacts {
  judge(input: ExchangeInput): Judgement[];
}

/** A check over the deliveries of one case: pure, sends nothing, reads no clock. */
export interface DeliveryCheck extends CheckFacts {
  judge(input: DeliveryInput): Judgement[];
}

/** A check over exchanges that have to go together: pure, sends nothing, reads no clock. */
export interface ObservationCheck extends CheckFacts {
  /** The cases that it judges. */
  relations: readonly Relation[];
  judge(input: ObservationInput): Judgement[];
}
