import { weakestEvidence } from '../../contracts/model/evidence.js';
import { evidenceGround, principle, type Ground } from '../../contracts/model/ground.js';
import { isObject } from '../../contracts/model/json-value.js';
import { shown } from '../../contracts/model/shown.js';
import { sameScalar, sameText } from '../judging/agreement.js';
import { answerBody, objectsIn, textOf } from '../judging/answer.js';
import { ownIdsOf } from '../judging/identity.js';
import { memberEvidence } from '../judging/response-body.js';
import { movingMembers, otherNames, ownerMembers, personalMembers } from '../memory/members.js';
import { accountOwnerOf, accountsOf, isLine, isRead, pathValues, type Made, type Memory } from '../memory/memory.js';
import type { ExchangeCheck, ExchangeInput, Judgement } from './check.js';

const check = 'whose-data';

interface Found {
  pointer: string;
  message: string;
  expected: string;
  actual: string;
  ground: Ground;
  /** No page says that it holds: what it tells is at most this. */
  atMost?: 'warn';
}

/** What is compared: an object of the answer, and what is known of whose it is. */
interface Part {
  input: ExchangeInput;
  memory: Memory;
  object: Record<string, unknown>;
  pointer: string;
}

const isolation = principle('isolation of users');

/** Whether two values mean the same: letters are one however they are composed (Unicode, NFC), in whatever case. */
function agree(here: unknown, there: unknown): boolean {
  const [a, b] = [here, there].map((value) => (typeof value === 'string' ? value.normalize('NFC') : value));
  return sameScalar(a, b) || sameText(a, b);
}

function isFilled(value: unknown): boolean {
  return textOf(value) !== undefined && textOf(value) !== '';
}

/** Personal members against what was told of the user. */
function ofPerson({ input, memory, object, pointer }: Part, user: string): (Found | undefined)[] {
  return Object.keys(personalMembers).flatMap((name): (Found | undefined)[] => {
    // Beside the code of a bank stands the bank's address.
    if (name === 'address' && 'swift' in object) return [];
    const told = memory.told(user, name);
    const value = object[name];
    if (!told || !isFilled(value)) return [];
    if ([...told].some((text) => agree(text, value))) return [undefined];
    const others = memory.someoneElse(user, name, textOf(value) ?? '');
    const at = `${pointer}/${name}`;
    return [
      {
        pointer: at,
        message: others ? `${at} is another user's` : `${at} is not what was told of the user`,
        expected: [...told].map(shown).join(' or '),
        actual: shown(value),
        ground: others ? isolation : evidenceGround(memberEvidence(input, at)),
      },
    ];
  });
}

/** Whether a value that an object shows is one of a user of this run whose the object is not. */
function isAnothers(memory: Memory, { owners }: Made, name: string, value: unknown): boolean {
  const text = textOf(value);
  if (text === undefined || owners.size === 0) return false;
  if (ownerMembers.includes(name)) return memory.isUser(text);
  if ([...owners].every((owner) => memory.someoneElse(owner, name, text))) return true;
  const others = [...(memory.made(text)?.owners ?? []), memory.holder(text) ?? []].flat();
  return others.length > 0 && !others.some((one) => owners.has(one));
}

/** Members against what was sent and answered when the object was made. */
function ofMade({ input, memory, object, pointer }: Part, made: Made): (Found | undefined)[] {
  const { operationId, given, answered } = made;
  return Object.entries(object).flatMap(([name, value]): (Found | undefined)[] => {
    if (movingMembers.has(name) || !isFilled(value)) return [];
    const source = [name, ...(otherNames[name] ?? [])].find((one) => isFilled(given[one]));
    if (source === undefined) return [];
    const right = given[source];
    if (agree(right, value)) return [undefined];
    const at = `${pointer}/${name}`;
    const others = isAnothers(memory, made, name, value);
    const told = `${at} is not what ${operationId} ${answered.has(source) ? 'answered' : 'was given'}`;
    return [
      {
        pointer: at,
        message: others ? `${told}, but another user's` : told,
        expected: shown(right),
        actual: shown(value),
        ground: others
          ? isolation
          : evidenceGround(weakestEvidence([memberEvidence(input, at), input.operation.evidence])),
      },
    ];
  });
}

/** Accounts for incoming money that another owner was shown as theirs: what is paid there reaches one of them alone. */
function ofAccounts({ input, memory, object, pointer }: Part, owner: string): (Found | undefined)[] {
  return accountsOf(object).flatMap(({ member, account }): (Found | undefined)[] => {
    const first = memory.accountOwner(account);
    if (first === undefined) return [];
    if (first === owner) return [undefined];
    const at = `${pointer}/${member}`;
    return [
      {
        pointer: at,
        message: `${at} is the account of ${first} as well`,
        expected: `an account that only ${owner} has`,
        actual: account,
        ground: evidenceGround(memberEvidence(input, at)),
        atMost: 'warn',
      },
    ];
  });
}

/** Ids of a part of what was read for one user, which another user owns. */
function ofOwner({ memory, object, pointer }: Part, user: string): (Found | undefined)[] {
  return ownIdsOf(object).flatMap((id): (Found | undefined)[] => {
    const owners = memory.made(id)?.owners;
    const holder = isLine(object) ? undefined : memory.holder(id);
    const known = owners && owners.size > 0 ? [...owners] : holder === undefined ? [] : [holder];
    if (known.length === 0) return [];
    if (known.includes(user)) return [undefined];
    return [
      {
        pointer,
        message: `${pointer || 'the answer'} is another user's`,
        expected: `something of ${user}`,
        actual: `${id} of ${known.join(', ')}`,
        ground: isolation,
      },
    ];
  });
}

/** The object that was asked for by its id: the answer names the same one. */
function ofAsked({ object, input }: Part, path: Readonly<Record<string, string>>): (Found | undefined)[] {
  return Object.entries(path).flatMap(([name, asked]): (Found | undefined)[] => {
    const member = name in object ? name : name !== 'externalUserId' && Object.keys(path).length === 1 ? 'id' : '';
    const value = object[member];
    if (!isFilled(value)) return [];
    if (textOf(value) === asked) return [undefined];
    return [
      {
        pointer: `/${member}`,
        message: `${input.exchange.operationId} answers another object than the one that was asked for`,
        expected: asked,
        actual: shown(value),
        ground: isolation,
      },
    ];
  });
}

/** Everything in the answer to a read that is held against what the run knows; `undefined` stands for what agrees. */
function compared(input: ExchangeInput, memory: Memory): (Found | undefined)[] {
  const { operation, exchange, response } = input;
  const path = pathValues(operation, exchange.request.url);
  const user = path['externalUserId'];
  const asked = Object.entries(path).flatMap(([name, id]) =>
    name === 'externalUserId' ? [] : (memory.made(id) ?? []),
  );
  const owners = new Set(asked.flatMap((one) => [...one.owners]));
  const accountOwner = accountOwnerOf(operation, exchange.request.url);
  return [...objectsIn(answerBody(response))].flatMap(({ object, pointer }) => {
    const part = { input, memory, object, pointer };
    const named = textOf(object['externalUserId']);
    const person = named ?? (pointer === '' ? user : undefined);
    const made = pointer === '' ? asked : isLine(object) ? [] : ownIdsOf(object).flatMap((id) => memory.made(id) ?? []);
    const stranger =
      named === undefined || owners.size === 0
        ? []
        : owners.has(named)
          ? [undefined]
          : [
              {
                pointer: `${pointer}/externalUserId`,
                message: `${pointer}/externalUserId names a user whose it is not`,
                expected: [...owners].join(' or '),
                actual: named,
                ground: isolation,
              },
            ];
    const owned = user === undefined ? [] : ofOwner(part, user);
    const isOwn = owned.every((one) => one === undefined);
    return [
      ...(pointer === '' ? ofAsked(part, path) : []),
      ...stranger,
      ...(person === undefined ? [] : ofPerson(part, person)),
      ...made.flatMap((one) => ofMade(part, one)),
      ...owned,
      // What is another's altogether shows another's account, too.
      ...(accountOwner !== undefined && isOwn ? ofAccounts(part, accountOwner) : []),
    ];
  });
}

export const whoseData: ExchangeCheck = {
  id: check,
  title: 'An answer is about whom and what was asked for',
  about:
    'A read shows a name, an address, an account, a card or a line that belongs to another user, or other values than the object was given when it was made. An IBAN or a wallet that two owners are shown as theirs is told as well: money for one comes to the other. A look-up by the wrong key, a cache without the user in its key, or a mix-up at creation. Where it is another user’s, stop the release.',
  restsOn:
    'The principle of isolation of users, where the value is another user’s; else the member of the answer in the contract, for an account that two owners have at most as a warning.',
  judge(input) {
    const { case: planned, memory, operation, response, exchange } = input;
    const isJudged = isRead(operation) && response.status < 300 && planned.authentication === 'valid';
    if (!memory || !isJudged || !isObject(answerBody(response))) return [];
    const all = compared(input, memory);
    const broken = all.filter((one) => one !== undefined);
    // The first reason says most of a place.
    const found = broken.filter(({ pointer }, index) => broken.findIndex((one) => one.pointer === pointer) === index);
    const subject = { kind: 'exchange' as const, id: exchange.id };
    if (found.length > 0) return found.map((one): Judgement => ({ check, holds: false, ...one, subject }));
    if (all.length === 0) return [];
    const message = `${all.length} members are of what was asked for`;
    return [{ check, holds: true, ground: evidenceGround(operation.evidence), message, subject }];
  },
};
