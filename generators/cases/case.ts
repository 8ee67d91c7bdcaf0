import type { Ground } from '../../contracts/model/ground.js';

/** A request to send, before authentication is added. */
export interface PlannedRequest {
  method: string;
  /** Path and query, from the root. */
  path: string;
  /** Path before it, where the address of the target has none of its own. */
  basePath?: string;
  headers: Record<string, string>;
  body?: string;
}

/** Which key goes along. */
export type Authentication =
  | 'valid'
  | 'none'
  | 'wrong'
  /** The valid key without its last character. */
  | 'truncated'
  /** The valid key with another character in its middle. */
  | 'altered'
  /** The valid key with its letters in the other case. */
  | 'other-case'
  /** The valid key with one character more. */
  | 'extended'
  /** The valid key in the query, under the name of its header, and no header. */
  | 'in-query'
  /** The valid key, with the name of the header in capitals. */
  | 'upper-case-name'
  | 'other-tenant';

/** What a request that has to be refused breaks; decides which check speaks when it is accepted. */
export type Breach =
  | 'authentication'
  /** It names an object of another tenant. */
  | 'tenant'
  /** Its form: what the schema or the protocol says. */
  | 'validation'
  /** It names what does not exist. */
  | 'unknown-object'
  /** It names what has been deleted. */
  | 'deleted-object'
  /** The object is in no state for it. */
  | 'state'
  /** Its lock is used, expired or somebody else's. */
  | 'lock'
  | 'funds'
  | 'quota';

/** What an answer has to be. */
export type Expectation =
  | { kind: 'accepted'; ground: Ground }
  /** Nobody says whether it is accepted: it may be, or refused as refusals look, but it must not break anything. */
  | { kind: 'answered'; ground: Ground }
  | {
      kind: 'refused';
      breaks: Breach;
      /** Where no fact names one, any 4xx is right. */
      status?: number;
      /** Statuses that HTTP itself has for it: right as well, although no operation lists them. */
      protocolStatuses?: readonly number[];
      /** P code, where the refusal carries one. */
      code?: string;
      /** Text that the body contains, where the refusal carries no code. */
      text?: string;
      /** Names that the message of the refusal contains: all that is wrong. */
      names?: readonly string[];
      /** What the right status, code or text rests on. */
      ground: Ground;
      /** What being refused at all rests on. */
      refusalGround: Ground;
    };

interface Identity {
  /** See `caseId`. */
  id: string;
  phase: string;
  rule: string;
  /** Plain-language name. */
  name: string;
  flow?: string;
}

/** One request and its expected answer. */
export interface RequestCase extends Identity {
  kind: 'request';
  operationId: string;
  request: PlannedRequest;
  authentication: Authentication;
  expect: Expectation;
  /** Whether the request keeps to the contract, where the expectation does not tell. */
  valid?: boolean;
  /** Members sent that only the server may set, by JSON Pointer: none of them must take effect. */
  foreign?: Readonly<Record<string, unknown>>;
}

/** How several exchanges have to go together. */
export type Relation =
  /** `before` and `after` a refused call are the same. */
  | 'no-effect'
  /** `before` and `after` differ by exactly what was moved. */
  | 'movement'
  /** The `reads` are the same. */
  | 'repeated-read'
  /** The `whole` list is its `pages`, one after the other. */
  | 'pages'
  /** The `list` has what the `detail` shows. */
  | 'list-and-detail'
  /** The lines of the `history` add up to the `balance`. */
  | 'history-and-balance'
  /** What changed from `balanceBefore` to `balanceAfter` is what changed from `historyBefore` to `historyAfter`. */
  | 'movement-in-history'
  /** Of the `calls` made at once exactly `expected.successes` succeed. */
  | 'at-once'
  /** The `reads` of one object pass only through states that may follow each other. */
  | 'states'
  /** What `created` is shown by `read`. */
  | 'created-and-read'
  /** What `created` is shown by `read` and is among the `list`; once `deleted`, it is `gone`. Of an API that is known by its document alone. */
  | 'written-and-read'
  /** A call about `others` object answers as one about an `unknown` object does. */
  | 'others-and-unknown'
  /** The `answer` shows what was worked out from other answers. */
  | 'shown'
  /** The `steps` of a sequence are what the model of money and state allows. */
  | 'model';

/** A change of what somebody has. */
export interface Change {
  /** Role of the reads that show it, as in `before.user` and `after.user`. */
  owner: string;
  currency: string;
  /** Decimal text, negative where it goes out. */
  amount: string;
}

/** A value that an answer has to show. */
export interface Shown {
  /** JSON Pointer in the answer. */
  pointer: string;
  /** A text, a decimal or a moment, as text; numbers and moments count by value. */
  value: string;
  /** Milliseconds by which a moment may be off. */
  withinMs?: number;
  /** A name that is spelt in any case of letters. */
  anyCase?: true;
}

/** Where a sequence of calls and the model of money and state part. */
export interface Parting {
  /** What is wrong, in a sentence. */
  message: string;
  /** JSON Pointer in the answer. */
  pointer?: string;
  expected?: string;
  actual?: string;
  /** Id of the exchange that showed it. */
  exchangeId?: string;
  /** What was done, what the model allows and what was observed. */
  story: readonly { done: string; expected: string; actual: string; exchangeId?: string }[];
  /** What it is played again from. */
  acts: readonly { label: string; kind: string; on: string; of?: string; values?: Readonly<Record<string, string>> }[];
}

/** What an observation expects beyond its relation. */
export interface Expected {
  shown?: readonly Shown[];
  changes?: readonly Change[];
  successes?: number;
  /** What the model does not allow, where there is something. */
  parting?: Parting;
  /** How many answers were held against the model, where not all of them are shown. */
  answers?: number;
  /** Id of the state machine of the facts. */
  machine?: string;
  /** JSON Pointer of the state in the reads. */
  pointer?: string;
}

/** Several exchanges that were made for other cases or to look, judged together. */
export interface ObservationCase extends Identity {
  kind: 'observation';
  operationId: string;
  relation: Relation;
  expected?: Expected;
  /** What it rests on. */
  ground: Ground;
}

/** The deliveries of one webhook that a trigger must cause, or must not. */
export interface DeliveryCase extends Identity {
  kind: 'delivery';
  webhookId: string;
  /**
   * Which deliveries are about the case's object: the value at this JSON Pointer of the body. Absent where bodies name no
   * object: then everything that comes after the trigger counts, and a second delivery says nothing.
   */
  about?: { pointer: string; equals: string };
  /** What the payload has to tell, as far as it tells it: what was asked for, and by whom. */
  shown?: readonly Shown[];
  /** Values at this JSON Pointer that have to arrive, in their order; others may come between them. */
  sequence?: {
    pointer: string;
    values: readonly string[];
    /** Several acts may each have caused an equal event: how many there are nobody knows. */
    mayRepeat?: boolean;
  };
  /** `none`: the trigger must cause no delivery. `any`: nothing is waited for, and whatever came is judged. */
  expect?: 'arrives' | 'none' | 'any';
  /** Whether two events may have the same body; absent: where `about` and `sequence` leave it open. */
  equalEvents?: boolean;
  /** The object may have been told of before: what came earlier than the trigger does not count. */
  toldBefore?: boolean;
  deadlineMs: number;
}

export type Case = RequestCase | DeliveryCase | ObservationCase;

/** Stable id of a case: operation or webhook, phase, rule and pointer; never seed, value or order. */
export function caseId(subject: string, phase: string, rule: string, pointer = ''): string {
  return [subject, phase, rule, pointer].filter((part, index) => index < 3 || part !== '').join(':');
}

/** What a case expects, in words. */
export function describeExpectation(planned: Case): string {
  if (planned.kind === 'delivery') return describeDelivery(planned);
  if (planned.kind === 'observation') return relations[planned.relation];
  const { expect } = planned;
  if (expect.kind === 'accepted') return 'accepted with a listed 2xx status';
  if (expect.kind === 'answered') return 'accepted or refused, without a failure of the server';
  return `refused with ${expect.status ?? 'a 4xx status'}${expect.code ? ` ${expect.code}` : ''}${expect.text ? ` "${expect.text}"` : ''}`;
}

function describeDelivery({ webhookId, sequence, expect, deadlineMs }: DeliveryCase): string {
  if (expect === 'none') return `${webhookId} is not delivered`;
  if (expect === 'any') return `every delivery of ${webhookId} is as the contract says, and has a cause`;
  if (sequence) return `${webhookId} tells ${sequence.values.join(', ')} within ${deadlineMs / 1000} s`;
  return `${webhookId} is delivered once within ${deadlineMs / 1000} s`;
}

const relations: Record<Relation, string> = {
  'no-effect': 'everything is as before',
  movement: 'balances change by exactly what was moved',
  'repeated-read': 'reading twice gives the same',
  pages: 'the pages are the list',
  'list-and-detail': 'the list agrees with the detail',
  'history-and-balance': 'the history adds up to the balance',
  'movement-in-history': 'the history tells what the balances show',
  'at-once': 'calls made at once have the effect of one',
  states: 'states follow each other as documented',
  'created-and-read': 'what was created can be read',
  'written-and-read': 'what was made is there as it was confirmed, and gone once it is deleted',
  'others-and-unknown': "another tenant's object looks like one that does not exist",
  shown: 'the answer shows what was worked out',
  model: 'every answer follows from what was done before',
};
