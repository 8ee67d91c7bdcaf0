import { generalise } from '../../contracts/model/pointer.js';
import { EqualRequests } from './equal.js';
import { alignedDeliveries, Names, type Told } from './names.js';
import { isMade, saysSame, type Node, type NodeType } from './nodes.js';
import {
  environmentsOf,
  isShared,
  type Cases,
  type Message,
  type Observation,
  type Observations,
} from './observations.js';
import { isSince, partedSince, partedStories } from './shared.js';

/** What all answers of a place have in common over the repetitions. */
export interface Profile {
  types: Set<NodeType>;
  formats: Set<string>;
  scales: Set<number>;
  /** How often it was seen. */
  seen: number;
  /** Its value is not the same in each repetition. */
  varies: boolean;
  /** It is not there in each repetition. */
  comesAndGoes: boolean;
  /** The same read shows another value later in the same run: calls change it. */
  moves: boolean;
}

/** What may differ between two runs of one version, and what a place is like there. */
export interface Masks {
  profile(subject: string, place: string): Profile | undefined;
  /** Cases whose status, error code or number of answers varies: nothing can be said of them. */
  undecidedCases: ReadonlySet<string>;
  /** Amounts that vary: they are never masked, and never compared. */
  undecidedMoney: ReadonlySet<string>;
  /** Webhooks whose number of deliveries to a case varies. */
  undecidedDeliveries: ReadonlySet<string>;
  /** Places that vary, by subject: `getUserBalances 200 /id`. */
  varying: readonly string[];
}

/** What places are told apart by: the call and its status, or the webhook. */
export function answerSubject(operationId: string | undefined, status: number): string {
  return `${operationId ?? '?'} ${status}`;
}

const money = /amount|balance|fee|total|price/i;

/** Whether a place holds money: a decimal that is called so. */
export function isMoney({ pointer, scale }: Node): boolean {
  return scale !== undefined && money.test(pointer.slice(pointer.lastIndexOf('/')));
}

class Profiles {
  readonly all = new Map<string, Profile>();
  readonly money = new Set<string>();

  of(subject: string, place: string): Profile {
    const key = `${subject} ${place}`;
    const known = this.all.get(key);
    if (known) return known;
    const fresh: Profile = {
      types: new Set(),
      formats: new Set(),
      scales: new Set(),
      seen: 0,
      varies: false,
      comesAndGoes: false,
      moves: false,
    };
    this.all.set(key, fresh);
    return fresh;
  }

  learn(subject: string, { nodes }: Message): void {
    for (const node of nodes) {
      const profile = this.of(subject, generalise(node.pointer));
      profile.seen += 1;
      profile.types.add(node.type);
      if (node.type === 'string') profile.formats.add(node.format ?? '');
      if (node.scale !== undefined) profile.scales.add(node.scale);
    }
  }

  /** An answer, and the one before it to the same request of the same run. */
  follow(subject: string, { nodes }: Message, before: Message): void {
    const earlier = new Map(before.nodes.map(({ pointer, value }) => [pointer, value]));
    for (const { pointer, value, format } of nodes)
      if (!isMade(format) && earlier.has(pointer) && earlier.get(pointer) !== value)
        this.of(subject, generalise(pointer)).moves = true;
  }

  /**
   * Two answers to the same request.
   * @param hasParted what the account shares has moved otherwise before: its money says nothing
   */
  contrast(subject: string, one: Message, other: Message, hasParted = false): void {
    const others = new Map(other.nodes.map((node) => [node.pointer, node]));
    for (const node of one.nodes) {
      const twin = others.get(node.pointer);
      others.delete(node.pointer);
      const place = generalise(node.pointer);
      if (!twin) this.of(subject, place).comesAndGoes = true;
      else if (!saysSame(twin.value, node.value) && !(hasParted && isMoney(node))) {
        this.of(subject, place).varies = true;
        if (isMoney(node)) this.money.add(`${subject} ${place}`);
      }
    }
    for (const { pointer } of others.values()) this.of(subject, generalise(pointer)).comesAndGoes = true;
  }
}

function statusLine({ exchanges }: Observation): string {
  return exchanges.map(({ status, errorCode }) => `${status} ${errorCode ?? ''}`).join(', ');
}

function contrastDeliveries(
  profiles: Profiles,
  [one, other]: readonly [Told, Told],
  equal: EqualRequests,
  undecided: Set<string>,
): void {
  for (const { webhookId, pairs, missing, extra } of alignedDeliveries(one, other)) {
    if (missing.length > 0 || extra.length > 0) undecided.add(`${one.of.caseId} ${webhookId}`);
    for (const pair of pairs) if (equal.isSettled(pair[0])) profiles.contrast(webhookId, ...pair);
  }
}

/** What varies between repetitions of the same cases at the same version. */
export function masksOf(repetitions: readonly [Observations, ...Observations[]]): Masks {
  const profiles = new Profiles();
  const undecidedCases = new Set<string>();
  const undecidedDeliveries = new Set<string>();
  const [first, ...others] = repetitions;
  const contrastCases = (here: Cases, there: Cases): void => {
    const names = { from: new Names(here), to: new Names(there) };
    const equal = new EqualRequests(here, there, names);
    const since = partedSince(here, there, { equal, parted: partedStories(here, there) });
    for (const [caseId, one] of here) {
      const twin = there.get(caseId);
      if (!twin || statusLine(twin) !== statusLine(one)) {
        undecidedCases.add(caseId);
        continue;
      }
      one.exchanges.forEach((exchange, index) => {
        const repeated = twin.exchanges[index];
        // Where another thing was asked for, another answer says nothing.
        if (!repeated || !equal.has(caseId, index)) return;
        const hasParted = isShared(exchange) && isSince(one, since);
        profiles.contrast(answerSubject(one.operationId, exchange.status), exchange, repeated, hasParted);
      });
      const told = [
        { names: names.from, of: one },
        { names: names.to, of: twin },
      ] as const;
      contrastDeliveries(profiles, told, equal, undecidedDeliveries);
    }
  };
  for (const { cases } of repetitions) {
    const latest = new Map<string, Message>();
    for (const { operationId, exchanges, deliveries } of cases.values()) {
      for (const exchange of exchanges) {
        const subject = answerSubject(operationId, exchange.status);
        profiles.learn(subject, exchange);
        if (!isShared(exchange)) continue;
        const key = `${subject} ${exchange.path}`;
        const before = latest.get(key);
        if (before) profiles.follow(subject, exchange, before);
        latest.set(key, exchange);
      }
      for (const delivery of deliveries) profiles.learn(delivery.webhookId, delivery);
    }
  }
  for (const again of others) {
    const there = environmentsOf(again);
    environmentsOf(first).forEach((here, index) => contrastCases(here, there[index] ?? new Map()));
  }
  return {
    profile: (subject, place) => profiles.all.get(`${subject} ${place}`),
    undecidedCases,
    undecidedMoney: profiles.money,
    undecidedDeliveries,
    varying: [...profiles.all].filter(([, { varies }]) => varies).map(([key]) => key),
  };
}
