import type { Evidence } from '../../contracts/model/evidence.js';
import type { Contract, Facts } from '../../contracts/model/types.js';
import { partner, type World } from './world.js';

/** One call, or one thing that the operator does, as plain data: it means the same wherever it stands in a sequence. */
export interface Act {
  /** Unique in its sequence; what the act makes goes by it. */
  label: string;
  /** Name of its kind. */
  kind: string;
  /** Label of the account that it is about. */
  on: string;
  /** Label of the object that it goes on with: a lock, an exchange, a card … */
  of?: string;
  /** Amounts, currencies and the like. */
  values?: Readonly<Record<string, string>>;
  /** Label of the crowd that it belongs to: acts of several clients, carried out at once. */
  together?: string;
  /** Which client of the crowd does it, from 1; one client's acts follow each other. */
  client?: number;
}

/** What is sent for an act. */
export interface Call {
  /** Fill path parameters and members of the body by their names. */
  values: Readonly<Record<string, string>>;
  /** Members of the body that differ from those of a usual valid request. */
  body?: Readonly<Record<string, unknown>>;
  without?: readonly string[];
}

/** What an answer, or the operator, told: texts and numbers at JSON Pointers. */
export type Told = (pointer: string) => string | undefined;

/** One thing that may come of an act. */
export interface Possibility {
  accepted: boolean;
  /** Of a refusal, where the contract names one for it. */
  code?: string;
  /** The world afterwards. */
  next(told: Told): World;
  /** What it rests on beyond the principles. */
  evidence?: readonly Evidence[];
}

/** Whatever an act is worked out from. */
export interface Known {
  contract: Contract;
  facts: Facts;
  /** Ids at the target by label; an account's is its externalUserId. */
  ids: Readonly<Record<string, string>>;
  /** An answer was lost: what it made has an id that nobody knows. */
  unsure?: boolean;
}

/** Draws what sequences are made of; equal seeds draw equally. */
export interface Dice {
  /** A whole number from 0, less than `below`. */
  int(below: number): number;
  /** `undefined` where there is nothing to pick. */
  pick<Item>(items: readonly Item[]): Item | undefined;
  chance(share: number): boolean;
}

/** One kind of acts: how it is sent, what may come of it, and when it is worth trying. */
export interface Kind {
  /** Kebab case. */
  name: string;
  /** The operation that it calls; `partner` where it is about the partner's account. */
  operation?: { user?: string; partner?: string };
  /** What the operator does instead. */
  trigger?: string;
  /** How often it is tried, beside the others. */
  weight: number;
  /** Pointer of the id that a success gives, or names among several that versions have. */
  gives?: readonly string[];
  /** Chooses account, object and values; nothing where the world has none for it. */
  propose(world: World, dice: Dice, facts: Facts): Omit<Act, 'label' | 'kind'> | undefined;
  /** `undefined` where an object that it names was never made. */
  call(act: Act, known: Known): Call | undefined;
  /** Whether the facts say anything of it in this world; where it is left out they always do. */
  fits?(world: World, act: Act): boolean;
  /** Whether it is never done while others call: what they then find no fact says. */
  isAlone?: true;
  /** Accounts that it reads or changes beside its own. */
  alsoTouches?: readonly string[];
  /** Values with which it takes all that there is, so that no second one can be done; nothing where there is nothing to take. */
  exhausting?(world: World, act: Omit<Act, 'label'>): Act['values'];
  /** Everything that may come of it; more than one where the facts leave it open. */
  possibilities(world: World, act: Act, known: Known): Possibility[];
}

/** It has to be accepted, with this effect. */
export function accepted(next: (told: Told) => World, ...evidence: Evidence[]): Possibility[] {
  return [{ accepted: true, next, evidence }];
}

/** It has to be refused, and changes nothing. */
export function refused(world: World, code?: string, ...evidence: Evidence[]): Possibility[] {
  return [{ accepted: false, ...(code === undefined ? {} : { code }), next: () => world, evidence }];
}

/** No fact says whether it is accepted: where it is, it has this effect. */
export function open(world: World, next: (told: Told) => World): Possibility[] {
  return [...accepted(next), ...refused(world)];
}

/** A code, where the facts name it for the operation. */
export function codeFor({ errorCodes }: Facts, code: string, operationId: string | undefined): string | undefined {
  const row = errorCodes.find((one) => one.code === code);
  return operationId !== undefined && row?.operations?.includes(operationId) ? code : undefined;
}

/** Labels of accounts that hold to a condition. */
export function accountsWhere(
  { accounts }: World,
  holds: (account: World['accounts'][string], label: string) => boolean,
): string[] {
  return Object.entries(accounts).flatMap(([label, account]) => (holds(account, label) ? [label] : []));
}

/** An owner with balances: mostly a user, for what is done to one and the same comes to more. */
export function someOwner(world: World, dice: Dice): string | undefined {
  const owners = accountsWhere(world, isActive);
  const users = owners.filter((label) => label !== partner);
  return dice.pick(users.length > 0 && dice.chance(0.8) ? users : owners);
}

/** Accounts with their objects of one kind. */
export function objectsWhere<Item>(
  world: World,
  all: (account: World['accounts'][string]) => Readonly<Record<string, Item>>,
  holds: (item: Item) => boolean,
): { on: string; of: string }[] {
  return Object.entries(world.accounts).flatMap(([on, account]) =>
    Object.entries(all(account)).flatMap(([of, item]) => (holds(item) ? [{ on, of }] : [])),
  );
}

/** Whether an owner has balances to work with. */
export function isActive({ level }: World['accounts'][string]): boolean {
  return level === 'active' || level === 'extended';
}
