import { isObject } from '../../contracts/model/json-value.js';
import type { Operation } from '../../contracts/model/types.js';
import { percentDecoded } from '../../text/percent-decoded.js';
import { isSuccess, type Exchange, type AnsweredExchange } from '../exchange.js';
import { losslessBody } from '../json-body.js';
import { answerBody, objectsIn, textOf } from '../judging/answer.js';
import { idsOf, ownIdsOf } from '../judging/identity.js';
import {
  accountMembers,
  creations,
  ownerMembers,
  personalMembers,
  referenceMembers,
  tellingOfUsers,
} from './members.js';

/** Longer answers are not remembered: their objects would be too many. */
const longestBody = 1_000_000;

/** What is known of an object that a call of this run has made. */
export interface Made {
  operationId: string;
  /** What was sent and answered when it was made; what was answered counts. */
  given: Readonly<Record<string, unknown>>;
  /** Names of the members that were answered. */
  answered: ReadonlySet<string>;
  /** Users whose it is; none for the partner's. */
  owners: ReadonlySet<string>;
}

/** Where something was first seen: in the answer of the call that made it, where that is known. */
export interface Sighting {
  operationId: string;
  /** Nothing but reads has shown it. */
  isRead: boolean;
  /** Milliseconds since the epoch. */
  answeredAt: number;
  /** Method, URL and body of the request. */
  request: string;
}

/** A value as it was first read. */
export interface FirstRead {
  value: unknown;
  exchangeId: string;
}

/** An object of an answer by a name of its own, which is the same in every read. */
export interface NamedObject {
  name: string;
  pointer: string;
  object: Record<string, unknown>;
}

/** What a run has told the target, and what the target has answered: what later answers are held against. */
export interface Memory {
  made(id: string): Made | undefined;
  /** Ways in which a personal member may read for a user; `undefined` where nobody told it. */
  told(externalUserId: string, member: string): ReadonlySet<string> | undefined;
  /** Another user who was told of with exactly this value. */
  someoneElse(externalUserId: string, member: string, value: string): boolean;
  /** Whether a user of this run is known by it. */
  isUser(externalUserId: string): boolean;
  firstSeen(id: string): Sighting | undefined;
  firstRead(key: string): FirstRead | undefined;
  /** The user in whose reads an id or account first stood. */
  holder(value: string): string | undefined;
  /** Whose account for incoming money, an IBAN or a wallet, it first was: a user, or the partner. */
  accountOwner(account: string): string | undefined;
  /** Whether the account under test was shown it. */
  isOurs(value: string): boolean;
}

/** Values of the path of a request by the names of the operation's template. */
export function pathValues({ path }: Pick<Operation, 'path'>, url: string): Record<string, string> {
  const template = path.split('/');
  const sent = (URL.canParse(url) ? new URL(url).pathname : '').split('/').slice(-template.length + 1);
  return Object.fromEntries(
    template.slice(1).flatMap((part, index) => {
      const [, name] = /^\{(.+)\}$/.exec(part) ?? [];
      return name === undefined ? [] : [[name, percentDecoded(sent[index] ?? '')]];
    }),
  );
}

/** What tells a request from others: equal ones may be one. */
export function signatureOf({ method, url, body = '' }: Exchange['request']): string {
  return `${method} ${url} ${body}`;
}

/** Whether an object is the balance of a currency: its id may be one of several that share the currency's name. */
function isBalance(object: Record<string, unknown>): boolean {
  return 'rate' in object && typeof object['name'] === 'string';
}

/** Whether an object is a line of a history, which shows any movement in one form. */
export function isLine(object: Record<string, unknown>): boolean {
  return 'type' in object && 'amount' in object && 'currency' in object && !('destinationIban' in object);
}

/** Whether an operation looks without making anything: some that make a lock are asked for with GET as well. */
export function isRead({ id, method }: Pick<Operation, 'id' | 'method'>): boolean {
  return method === 'GET' && !Object.hasOwn(creations, id);
}

/** Objects of the answer to a read by names that stay; those that have none, or one that others have, are left out. */
export function namedObjects({ operationId, request, response }: AnsweredExchange): NamedObject[] {
  const at = `${operationId} ${URL.canParse(request.url) ? new URL(request.url).pathname : request.url}`;
  const named = [...objectsIn(answerBody(response))].flatMap(({ object, pointer }): NamedObject[] => {
    if (pointer === '') return [{ name: at, pointer, object }];
    const own = isBalance(object)
      ? `${String(object['name'])} ${Object.keys((object['networkConfig'] ?? {}) as object).join()}`
      : ownIdsOf(object)[0];
    const list = pointer.replace(/\/\d+$/, '');
    // An exchange has two lines with one id.
    const leg = isLine(object) ? ` ${String(object['currency'])}` : '';
    return own === undefined ? [] : [{ name: `${at} ${list} ${own}${leg}`, pointer, object }];
  });
  const counts = new Map<string, number>();
  for (const { name } of named) counts.set(name, (counts.get(name) ?? 0) + 1);
  return named.filter(({ name }) => counts.get(name) === 1);
}

/** Accounts and ids by which an object of an answer is found again. */
export function marksOf(object: Record<string, unknown>): string[] {
  const accounts = isBalance(object) ? [textOf(object['wallet']), textOf(object['iban'])] : [];
  return [...ownIdsOf(object), ...accounts.filter((text) => text !== undefined && text !== '')] as string[];
}

/**
 * Accounts of a balance to which money may come in by the account alone: where a memo, a tag or a title has to be told as well, that
 * tells owners apart.
 */
export function accountsOf(object: Record<string, unknown>): { member: string; account: string }[] {
  if (!isBalance(object) || referenceMembers.some((name) => textOf(object[name]))) return [];
  return accountMembers.flatMap((member) => {
    const account = textOf(object[member]);
    return account === undefined || account === '' ? [] : [{ member, account }];
  });
}

/** Whose accounts an operation shows: those of the user of its path, or the partner's. */
export function accountOwnerOf(operation: Operation, url: string): string | undefined {
  const user = pathValues(operation, url)['externalUserId'];
  return user ?? (operation.id === 'getPartnerBalances' ? 'the partner' : undefined);
}

/** Remembers what a run has told and seen. Nothing of it is written anywhere. */
export class RunMemory implements Memory {
  readonly #made = new Map<string, Made>();
  readonly #people = new Map<string, Map<string, Set<string>>>();
  readonly #seen = new Map<string, Sighting>();
  readonly #first = new Map<string, FirstRead>();
  readonly #holders = new Map<string, string>();
  readonly #users = new Set<string>();
  readonly #accountOwners = new Map<string, string>();
  readonly #ours = new Set<string>();

  made(id: string): Made | undefined {
    return this.#made.get(id);
  }

  told(externalUserId: string, member: string): ReadonlySet<string> | undefined {
    const known = this.#people.get(externalUserId);
    const ways = known && (personalMembers[member] ?? []).flatMap((names) => worded(known, names));
    return ways && ways.length > 0 ? new Set(ways) : undefined;
  }

  someoneElse(externalUserId: string, member: string, value: string): boolean {
    return [...this.#people.keys()].some((one) => one !== externalUserId && this.told(one, member)?.has(value));
  }

  isUser(externalUserId: string): boolean {
    return this.#users.has(externalUserId);
  }

  firstSeen(id: string): Sighting | undefined {
    return this.#seen.get(id);
  }

  firstRead(key: string): FirstRead | undefined {
    return this.#first.get(key);
  }

  holder(value: string): string | undefined {
    return this.#holders.get(value);
  }

  accountOwner(account: string): string | undefined {
    return this.#accountOwners.get(account);
  }

  isOurs(value: string): boolean {
    return this.#ours.has(value);
  }

  /** Takes in a call of the account under test and its answer. */
  learn(operation: Operation, exchange: Exchange): void {
    const { request, response } = exchange;
    if (!response || !isSuccess(response) || response.body.length > longestBody) return;
    const answered = { ...exchange, response };
    const path = pathValues(operation, request.url);
    const sent = losslessBody(request.body);
    const told = { ...(isObject(sent) ? sent : {}), ...path };
    if (tellingOfUsers.has(operation.id)) this.#learnUser(told);
    this.#learnMade(operation, answered, told);
    if (operation.method === 'DELETE') this.#forget(told);
    if (isRead(operation)) this.#learnRead(answered, textOf(path['externalUserId']));
    this.#learnAccounts(operation, answered);
    this.#learnSightings(operation, answered);
  }

  #learnSightings(operation: Operation, { request, response, startedAt, durationMs }: AnsweredExchange): void {
    const sighting: Sighting = {
      operationId: operation.id,
      isRead: isRead(operation),
      answeredAt: startedAt + durationMs,
      request: signatureOf(request),
    };
    const member = creations[operation.id];
    for (const { object, pointer } of objectsIn(answerBody(response))) {
      for (const mark of marksOf(object)) this.#ours.add(mark);
      const made = pointer === '' && member !== undefined ? textOf(object[member]) : undefined;
      for (const id of idsOf(object)) {
        const known = this.#seen.get(id);
        // Reads beside a call may show what it makes before it is answered.
        if (!known || (known.isRead && id === made)) this.#seen.set(id, sighting);
      }
    }
  }

  #learnAccounts(operation: Operation, { request, response }: AnsweredExchange): void {
    const owner = isRead(operation) ? accountOwnerOf(operation, request.url) : undefined;
    if (owner === undefined) return;
    for (const { object } of objectsIn(answerBody(response)))
      for (const { account } of accountsOf(object))
        if (!this.#accountOwners.has(account)) this.#accountOwners.set(account, owner);
  }

  #learnUser(told: Record<string, unknown>): void {
    const user = textOf(told['externalUserId']);
    if (user === undefined) return;
    const known = this.#people.get(user) ?? new Map<string, Set<string>>();
    this.#people.set(user, known);
    this.#users.add(user);
    for (const [name, value] of Object.entries(told)) {
      const text = textOf(value);
      if (text !== undefined) known.set(name, (known.get(name) ?? new Set()).add(text));
    }
  }

  #learnMade({ id: operationId }: Operation, { response }: AnsweredExchange, told: Record<string, unknown>): void {
    const answer = answerBody(response);
    const id = isObject(answer) ? textOf(answer[creations[operationId] ?? '']) : undefined;
    if (id === undefined || !isObject(answer) || this.#made.has(id)) return;
    const owners = ownerMembers.flatMap((name) => textOf(told[name]) ?? []);
    for (const owner of owners) this.#users.add(owner);
    this.#made.set(id, {
      operationId,
      given: { ...told, ...answer },
      answered: new Set(Object.keys(answer)),
      owners: new Set(owners),
    });
  }

  #learnRead(answered: AnsweredExchange, user: string | undefined): void {
    for (const { name, object } of namedObjects(answered))
      for (const [member, value] of Object.entries(object)) {
        const key = `${name} ${member}`;
        if (textOf(value) && !this.#first.has(key)) this.#first.set(key, { value, exchangeId: answered.id });
      }
    if (user === undefined) return;
    this.#users.add(user);
    for (const { object } of objectsIn(answerBody(answered.response)))
      if (!isLine(object))
        for (const mark of marksOf(object)) if (!this.#holders.has(mark)) this.#holders.set(mark, user);
  }

  /** What was read of something that is deleted: under the same name there may be another thing one day. */
  #forget(told: Record<string, unknown>): void {
    const gone = Object.values(told).flatMap((value) => textOf(value) ?? []);
    for (const key of this.#first.keys()) if (gone.some((text) => key.includes(text))) this.#first.delete(key);
  }
}

/** Every wording of some members together, of all that was ever told. */
function worded(known: ReadonlyMap<string, ReadonlySet<string>>, names: readonly string[]): string[] {
  return names.reduce<string[]>(
    (texts, name) => texts.flatMap((text) => [...(known.get(name) ?? [])].map((part) => `${text} ${part}`.trim())),
    [''],
  );
}
