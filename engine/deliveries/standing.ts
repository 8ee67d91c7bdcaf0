import type { Contract, Webhook } from '../../contracts/model/types.js';
import type { ContractValidator } from '../../contracts/model/validate.js';
import { caseId, type DeliveryCase } from '../../generators/cases/case.js';
import type { DeliveryCheck, DeliveryInput, Judgement } from '../checks/check.js';
import type { ReceivedDelivery } from '../exchange.js';
import { agreements } from '../judging/agreements.js';
import { keysOf } from '../keys-of.js';
import type { CaseRecord } from '../record/reader.js';
import { amongShards, type AmongShards } from './among-shards.js';
import { idsIn, type Calls, type Read } from './calls.js';
import { aboutOf, explain, type About, type Explanation } from './explain.js';
import { canonicalBody } from './identity.js';
import { moneyShown, type MoneyShown } from './money-shown.js';
import { meantWebhook } from './told-path.js';

/** A delivery as it came, and as the record shows it: what the run did is known as the record shows it. */
export interface Arrival {
  delivery: ReceivedDelivery;
  shown: ReceivedDelivery;
}

/** What cases have judged of deliveries. */
export class Judged {
  readonly #deliveries = new Set<string>();
  /** Whether the check found something, by check and delivery. */
  readonly #checked = new Map<string, boolean>();

  add({ deliveries, judgements }: Pick<CaseRecord, 'deliveries' | 'judgements'>): void {
    for (const { id } of deliveries) this.#deliveries.add(id);
    for (const { check, subject, outcome } of judgements) {
      if (subject?.kind !== 'delivery') continue;
      const key = `${check} ${subject.id}`;
      this.#checked.set(key, this.#checked.get(key) === true || outcome !== 'pass');
    }
  }

  /** Whether a case judged the delivery. */
  has(deliveryId: string): boolean {
    return this.#deliveries.has(deliveryId);
  }

  /** Whether a check of a case spoke of the delivery. */
  by(check: string, deliveryId: string): boolean {
    return this.#checked.has(`${check} ${deliveryId}`);
  }

  /** Whether a judgement says no more than a case did: among other deliveries a check may find what it did not find there. */
  says({ check, subject, holds }: Judgement): boolean {
    const found = subject && this.#checked.get(`${check} ${subject.id}`);
    return found !== undefined && (holds || found);
  }
}

export interface StandingInput {
  contract: Contract;
  validator: ContractValidator;
  /** Those that judge. */
  checks: readonly DeliveryCheck[];
  calls: Calls;
  judged: Judged;
  /** Users that the run was given. */
  fixtures?: ReadonlySet<string>;
  webhookToken?: string;
  /** Keys of the run, which no delivery may show. */
  apiKey?: string;
  otherApiKey?: string;
  /** Rule of the cases, where a run has several environments. */
  rule?: string;
  /** Where other shards use the same account at the same sink. */
  shards?: AmongShards;
}

/** All deliveries about one object, in the order of their arrival. */
export interface Group {
  webhook: Webhook;
  about: About;
  arrivals: readonly Arrival[];
}

/** The standing case of a webhook: what came and was judged, whether a case waited for it or not. */
export interface StandingCase {
  planned: DeliveryCase;
  /** Those that no other case judged. */
  deliveries: readonly ReceivedDelivery[];
  judgements: readonly Judgement[];
  /** Exchanges that show the same objects. */
  witnesses: readonly string[];
}

/** What the end of a run says of all deliveries. */
export interface StandingResult {
  cases: StandingCase[];
  groups: readonly Group[];
  explained: ReadonlyMap<string, Explanation>;
  /** Those that no case judged, and why not. */
  left: readonly { arrival: Arrival; ofRun?: boolean }[];
}

/** Checks that hold what deliveries tell against what the run did: of that only what the record shows is known. */
const relating: ReadonlySet<string> = new Set(['delivery-agrees', 'delivery-shown']);

/** Checks of what several deliveries are to each other. */
export const groupChecks: ReadonlySet<string> = new Set([
  'delivery-once',
  'delivery-attempts',
  'delivery-schedule',
  'delivery-body-stable',
  'delivery-order',
]);

/** The case that holds the deliveries of a webhook. */
function standingCaseOf(webhookId: string, rule = 'every-delivery'): DeliveryCase {
  const phase = 'standing';
  return {
    kind: 'delivery',
    id: caseId(webhookId, phase, rule),
    phase,
    rule,
    name: 'Every delivery is right, whether a case waited for it or not',
    webhookId,
    expect: 'any',
    deadlineMs: 0,
  };
}

/** Deliveries by webhook and object; what fits no webhook of the contract is left. */
function grouped(
  arrivals: readonly Arrival[],
  { contract, validator, judged }: StandingInput,
): { groups: Group[]; unknown: Arrival[] } {
  const groups = new Map<string, Group & { arrivals: Arrival[] }>();
  const unknown: Arrival[] = [];
  for (const arrival of arrivals) {
    const { delivery, shown } = arrival;
    // A case has found out already what it was meant to be.
    const webhook =
      (delivery.webhookId === null ? undefined : contract.webhooks.get(delivery.webhookId)) ??
      (judged.has(delivery.id) ? undefined : meantWebhook(delivery, contract, validator));
    if (!webhook) {
      unknown.push(arrival);
      continue;
    }
    const about = aboutOf(webhook.id, shown);
    const key = JSON.stringify([webhook.id, about.object ?? null, about.object === undefined ? about.users : []]);
    const known = groups.get(key);
    if (known) known.arrivals.push(arrival);
    else groups.set(key, { webhook, about, arrivals: [arrival] });
  }
  return { groups: [...groups.values()], unknown };
}

/** Whether two equal bodies of a group may tell of two events. */
function mayBeEqual(
  { about, arrivals }: Group,
  explained: ReadonlyMap<string, Explanation>,
  { facts }: Contract,
): boolean {
  const { acknowledgement } = facts.webhookDelivery;
  const bodies = arrivals.map(({ shown }) => canonicalBody(shown.body));
  const last = arrivals.at(-1);
  const explanation = last && explained.get(last.delivery.id);
  const causes = explanation?.standing === 'explained' ? explanation.causes.map(({ name }) => name) : undefined;
  // Attempts that failed are told again: only what was acknowledged was surely told.
  const told = bodies.filter((_body, index) => arrivals[index]?.delivery.answerStatus === acknowledgement.status);
  const most = Math.max(0, ...told.map((body) => timesIn(told, body)));
  if (about.object === undefined) return causes === undefined || most <= causes.length;
  // Equal calls may be told equally: a wallet that is asked for again is the same one.
  if (causes && causes.some((name) => timesIn(causes, name) >= Math.max(most, 2))) return true;
  // A state that is come back to: another one was told in between.
  return bodies.some((body, index) => bodies.slice(bodies.indexOf(body), index).some((between) => between !== body));
}

function timesIn(list: readonly string[], one: string): number {
  return list.filter((other) => other === one).length;
}

/** The first answer after the last delivery that shows the object. */
function witnessOf({ webhook, about, arrivals }: Group, calls: Calls): Read | undefined {
  const last = Math.max(...arrivals.map(({ delivery }) => delivery.answeredAt));
  const { object, users } = about;
  const named = object ?? users[0];
  if (named === undefined) return undefined;
  const found = agreements
    .filter(({ webhookId }) => webhookId === webhook.id)
    .flatMap(({ operationId, line }) =>
      calls.reads(operationId).filter(({ at, path, exchange: { response } }) => {
        const isAbout = line ? response.body.includes(`"${named}"`) : path.includes(named);
        return at > last && response.status === 200 && isAbout;
      }),
    );
  return found.sort((a, b) => a.at - b.at)[0];
}

function judgeGroup(
  group: Group,
  witness: Read | undefined,
  explained: ReadonlyMap<string, Explanation>,
  money: ReadonlyMap<string, MoneyShown>,
  { contract, validator, checks, judged, webhookToken, apiKey, otherApiKey, rule }: StandingInput,
): Judgement[] {
  const { webhook, about, arrivals } = group;
  const { object, users, row } = about;
  const pointer = object === undefined ? row?.users[0] : row?.object;
  const equals = object ?? users[0];
  const last = arrivals.at(-1);
  const planned: DeliveryCase = {
    ...standingCaseOf(webhook.id, rule),
    ...(pointer !== undefined && equals !== undefined ? { about: { pointer, equals } } : {}),
    shown: (last && explained.get(last.delivery.id)?.shown) ?? [],
    equalEvents: mayBeEqual(group, explained, contract),
  };
  const operation = witness && contract.operations.get(witness.operationId);
  const input = (deliveries: readonly ReceivedDelivery[]): DeliveryInput => ({
    contract,
    validator,
    case: planned,
    webhook,
    deliveries,
    triggeredAt: deliveries[0]?.receivedAt ?? 0,
    standing: { explained, money },
    ...(webhookToken === undefined ? {} : { webhookToken }),
    ...keysOf({ apiKey, otherApiKey }),
    ...(witness && operation ? { witness: { operation, exchange: witness.exchange } } : {}),
  });
  const [raw, shown] = [input(arrivals.map(({ delivery }) => delivery)), input(arrivals.map((one) => one.shown))];
  return checks
    .flatMap((check) => check.judge(relating.has(check.id) ? shown : raw))
    .filter((judgement) => !judged.says(judgement));
}

/**
 * Judges every delivery of a run by all that holds for any delivery: form, token, path, schema, schedule, agreement with what the run
 * asked for and what the API shows, and whether anything caused it. What cases have judged is not judged again, but for what they
 * left out. Deliveries about nothing of the run are left alone.
 * @param arrivals all deliveries of the run, in the order of their arrival
 */
export function judgeStanding(arrivals: readonly Arrival[], input: StandingInput): StandingResult {
  const { calls, fixtures = new Set<string>(), judged } = input;
  const { groups: all, unknown } = grouped(arrivals, input);
  const explained = new Map<string, Explanation>();
  const money = new Map<string, MoneyShown>();
  for (const { webhook, arrivals: some } of all)
    for (const { delivery, shown } of some) {
      const known = explain(webhook.id, shown, calls, fixtures);
      const explanation = amongShards(known, aboutOf(webhook.id, shown), input.shards);
      explained.set(delivery.id, explanation);
      const found = explanation.standing === 'foreign' ? undefined : moneyShown(webhook.id, shown, calls);
      if (found) money.set(delivery.id, found);
    }
  const isForeign = ({ delivery }: Arrival): boolean =>
    explained.get(delivery.id)?.standing === 'foreign' && !judged.has(delivery.id);
  const groups = all
    .map((group) => ({ ...group, arrivals: group.arrivals.filter((arrival) => !isForeign(arrival)) }))
    .filter((group) => group.arrivals.length > 0);
  const cases = new Map<string, StandingCase>();
  for (const group of groups) {
    const { id } = group.webhook;
    const planned = standingCaseOf(id, input.rule);
    const before = cases.get(id) ?? { planned, deliveries: [], judgements: [], witnesses: [] };
    const witness = witnessOf(group, calls);
    const news = group.arrivals.flatMap(({ delivery }) => (judged.has(delivery.id) ? [] : [delivery]));
    cases.set(id, {
      ...before,
      deliveries: [...before.deliveries, ...news],
      judgements: [...before.judgements, ...judgeGroup(group, witness, explained, money, input)],
      witnesses: [...before.witnesses, ...(witness ? [witness.exchange.id] : [])],
    });
  }
  const foreign = all.flatMap(({ arrivals: some }) => some.filter(isForeign));
  return {
    cases: [...cases.values()].filter(({ judgements }) => judgements.length > 0),
    groups,
    explained,
    left: [
      ...foreign.map((arrival) => ({ arrival, ofRun: false })),
      ...unknown.flatMap((arrival) => {
        if (judged.has(arrival.delivery.id)) return [];
        const ids = idsIn(arrival.shown.body);
        return ids.length === 0 ? [{ arrival }] : [{ arrival, ofRun: ids.some((id) => calls.knows(id)) }];
      }),
    ],
  };
}
