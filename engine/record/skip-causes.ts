/**
 * Whose matter it is that a case was left out. `set-up`: whoever runs the suite can change it; `target`: it did not do what
 * the case needs; `api`: the contract rules it out; `choice`: nobody asked for it.
 */
export type SkipOrigin = 'set-up' | 'target' | 'api' | 'choice';

interface CauseRow {
  /** Kebab case. */
  id: string;
  origin: SkipOrigin;
  /** What the cases lacked. */
  about: string;
  /** What to set or do; absent where nobody can do anything. */
  remedy?: string;
}

/** Every cause for which cases are left out. */
export const skipCauses = [
  {
    id: 'trigger-missing',
    origin: 'set-up',
    about: 'a trigger that nobody offers',
    remedy: 'have `triggers` of the target offer it, or name existing users in `fixtures`',
  },
  {
    id: 'trigger-failed',
    origin: 'set-up',
    about: 'a trigger that was declined or went wrong',
    remedy: 'look at what the hook, or the person who was asked, answered',
  },
  {
    id: 'fixture-missing',
    origin: 'set-up',
    about: 'an existing user in the right state',
    remedy: 'name one in `fixtures` of the target, or offer the triggers that make one',
  },
  {
    id: 'fixture-kept',
    origin: 'set-up',
    about: 'a user of its own: it would change one whom the fixtures name',
    remedy: 'offer the triggers that make users',
  },
  {
    id: 'other-key-missing',
    origin: 'set-up',
    about: 'the key of a second account',
    remedy: 'set `otherApiKey` of the target',
  },
  {
    id: 'scheme-key-missing',
    origin: 'set-up',
    about: 'a key for the security scheme that the operation asks for',
    remedy: 'run once more with a key of that scheme',
  },
  {
    id: 'operation-excluded',
    origin: 'choice',
    about: 'a call of an operation that the run excludes',
    remedy: 'leave the option out that excludes it',
  },
  {
    id: 'time-used-up',
    origin: 'set-up',
    about: 'time: the limit of the run had passed',
    remedy: 'allow more with `--time-limit`, or choose less',
  },
  {
    id: 'budget-used-up',
    origin: 'set-up',
    about: 'calls that the budget allows',
    remedy: 'allow more in `budget` of the target',
  },
  {
    id: 'rate-limited',
    origin: 'set-up',
    about: 'an operation that may be called now: it asks to wait for too long',
    remedy: 'run it later, or with a lower `--rate-limit`',
  },
  {
    id: 'refused-before',
    origin: 'target',
    about: 'a call before them that the target did not accept',
    remedy: 'look at the case that was refused',
  },
  {
    id: 'still-under-way',
    origin: 'target',
    about: 'an end of what was under way',
    remedy: 'allow more time with `deliveries.deadlineMs` of the target',
  },
  {
    id: 'deliveries-uncertain',
    origin: 'set-up',
    about: 'deliveries that come soon enough to be told apart while a hook moves the clock',
    remedy: 'have the sink nearer to the target, or offer no `advance-clock` and watch retries with `--slow`',
  },
  {
    id: 'operation-unknown',
    origin: 'api',
    about: 'an operation that was assumed, and that the target does not know',
  },
  { id: 'key-unfit', origin: 'api', about: 'a form that the key can be spoilt in' },
  { id: 'nothing-to-compare', origin: 'api', about: 'something to compare with' },
  {
    id: 'served-elsewhere',
    origin: 'set-up',
    about: 'a target at the host that the document names for the operation',
    remedy: 'run once more with that host as the target',
  },
  { id: 'object-unknown', origin: 'api', about: 'an object that the document shows a way to' },
  { id: 'value-unmakeable', origin: 'api', about: 'a value that can be made from the document' },
  { id: 'slow', origin: 'choice', about: 'leave to take real time', remedy: 'ask for it with `--slow`' },
] as const satisfies readonly CauseRow[];

/** Id of a cause. */
export type SkipCause = (typeof skipCauses)[number]['id'];

/** Why a case cannot be carried out: for programs, and in words. */
export interface Obstacle {
  cause: SkipCause;
  reason: string;
}

/** The row of a cause; `undefined` for one that this version does not know. */
export function skipCauseOf(id: string | undefined): CauseRow | undefined {
  return skipCauses.find((row) => row.id === id);
}
