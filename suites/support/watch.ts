import { principle, type Ground } from '../../contracts/model/ground.js';
import type { Obstacle } from '../../engine/record/skip-causes.js';
import { unsettled } from '../../engine/settle.js';
import type { Values } from '../../engine/provisions/provision.js';
import type { Change } from '../../generators/cases/case.js';
import { conservation, type StepAnswer, type AnyId, type Story } from './story.js';

const untold: Obstacle = { cause: 'nothing-to-compare', reason: 'an answer did not tell the amount' };

/** Whose money is watched, by role: the id of a user, or nothing for the partner. */
export type Owners = Readonly<Record<string, string | null>>;

/** A change of what somebody has; an amount that no answer told is `undefined`. */
export type ToldChange = Omit<Change, 'amount'> & { amount: string | undefined };

type Reads = Readonly<Record<string, readonly StepAnswer[]>>;

function historyOf(owner: string | null) {
  return owner === null ? 'getPartnerTransactionHistory' : 'getUserTransactionHistory';
}

async function read(story: Story, step: string, owners: Owners): Promise<Reads> {
  const reads: Record<string, StepAnswer[]> = {};
  for (const [role, owner] of Object.entries(owners)) {
    const values: Values = owner === null ? {} : { externalUserId: owner };
    const whose = owner === null ? "the partner's" : "the user's";
    const balances = owner === null ? 'getPartnerBalances' : 'getUserBalances';
    const history = historyOf(owner);
    const answers = [await story.accept(balances, `${step}.${role}`, `Read ${whose} balances`, { values })];
    if (story.has(history))
      answers.push(await story.accept(history, `${step}.${role}`, `Read ${whose} history`, { values }));
    reads[role] = answers;
  }
  return reads;
}

async function allSettled(story: Story, owners: Owners): Promise<boolean> {
  for (const owner of Object.values(owners)) if (!(await story.settled(owner))) return false;
  return true;
}

/** Balances and histories of some owners, read again and again and compared. */
export class Watch {
  readonly #story: Story;
  readonly #owners: Owners;
  #settled: boolean;
  #before: Reads;

  private constructor(story: Story, owners: Owners, before: Reads, settled: boolean) {
    this.#story = story;
    this.#owners = owners;
    this.#before = before;
    this.#settled = settled;
  }

  /** Begins to watch. */
  static async open(story: Story, owners: Owners, step = 'before'): Promise<Watch> {
    const settled = await allSettled(story, owners);
    return new Watch(story, owners, await read(story, step, owners), settled);
  }

  /** Waits for what ends without being told; where it does not end in time, nothing is compared any more. */
  async settle(): Promise<void> {
    this.#settled &&= await allSettled(this.#story, this.#owners);
  }

  /** Balances of an owner as they were last read. */
  balances(role: string): StepAnswer | undefined {
    return this.#before[role]?.[0];
  }

  /** Since the last look, balances have changed by exactly this. */
  async moved(
    step: string,
    name: string,
    operationId: AnyId,
    changes: readonly ToldChange[],
    ground: Ground = conservation,
  ): Promise<void> {
    const known = changes.flatMap(({ amount, ...change }): Change[] =>
      amount === undefined ? [] : [{ ...change, amount }],
    );
    const after = await this.#look(step);
    const earlier = this.#before;
    const roles = Object.keys(this.#owners).flatMap((role) => [
      [`before.${role}`, this.#before[role]?.slice(0, 1) ?? []],
      [`after.${role}`, after[role]?.slice(0, 1) ?? []],
    ]);
    this.#before = after;
    const lacking = known.length < changes.length ? { lacking: untold } : this.#doubt();
    const sight = { operationId, ground, expected: { changes: known }, ...lacking };
    this.#story.observe('movement', `${step}.moved`, name, sight, Object.fromEntries(roles) as Reads);
    for (const [role, owner] of Object.entries(this.#owners))
      this.#told(`${step}.${role}`, owner, earlier[role], after[role]);
  }

  /** The history of an owner tells what his balances show. */
  #told(
    step: string,
    owner: string | null,
    before: readonly StepAnswer[] = [],
    after: readonly StepAnswer[] = [],
  ): void {
    const [balanceBefore, historyBefore] = before;
    const [balanceAfter, historyAfter] = after;
    if (!balanceBefore || !balanceAfter || !historyBefore || !historyAfter) return;
    this.#story.observe(
      'movement-in-history',
      `${step}.told`,
      'The history tells what the balances show',
      { operationId: historyOf(owner), ...this.#doubt() },
      {
        balanceBefore: [balanceBefore],
        historyBefore: [historyBefore],
        balanceAfter: [balanceAfter],
        historyAfter: [historyAfter],
      },
    );
  }

  /** Since the last look, nothing has changed. */
  async unchanged(step: string, name: string, operationId: AnyId): Promise<void> {
    const after = await this.#look(step);
    const [before, now] = [this.#before, after].map((reads) => Object.values(reads).flat());
    this.#before = after;
    const ground = principle('no effect of a failed call');
    this.#story.observe(
      'no-effect',
      `${step}.unchanged`,
      name,
      { operationId, ground, ...this.#doubt() },
      { before: before ?? [], after: now ?? [] },
    );
  }

  #doubt(): { lacking?: Obstacle } {
    return this.#settled ? {} : { lacking: unsettled };
  }

  #look(step: string): Promise<Reads> {
    return read(this.#story, `${step}.after`, this.#owners);
  }
}
