import { createHash } from 'node:crypto';
import { isObject, type JsonObject } from '../../contracts/model/json-value.js';
import type { ShiftableClock } from '../../sender/clock.js';
import type { Random } from '../random.js';
import type { Pending, Scheduler } from '../scheduler.js';
import { decode, encode } from './codec.js';
import type { Store, Tenant } from './store.js';

const format = 'partner-api-sandbox-state';
const formatVersion = 1;

/** A state that cannot be loaded, and why. */
export class StateProblem extends Error {}

/** Writes and reads the whole state of a sandbox as JSON. */
export interface StateFile {
  dump(): JsonObject;
  /** Puts a dumped state in the place of the present one; throws a `StateProblem` and changes nothing where it cannot. */
  load(state: unknown): void;
}

interface Parts {
  apiVersion: string;
  /** Ids are drawn from it, so that a state goes on only under its own. */
  seed: number;
  store: Store;
  scheduler: Scheduler;
  clock: ShiftableClock;
  random: Random;
}

interface Content {
  tenants: Tenant[];
  pending: Pending[];
  /** Milliseconds since the epoch by the sandbox's clock. */
  now: number;
}

/** The state file of a sandbox. */
export function createStateFile({ apiVersion, seed, store, scheduler, clock, random }: Parts): StateFile {
  const expected: JsonObject = { format, formatVersion, apiVersion, seed };
  return {
    dump() {
      const content: Content = { tenants: [...store.tenants()], pending: [...scheduler.pending()], now: clock.now() };
      const encoded = encode(content);
      return { ...expected, sha256: digest(encoded), content: encoded };
    },
    load(state) {
      if (!isObject(state)) throw new StateProblem('The body must be a dumped state.');
      for (const [name, value] of Object.entries(expected))
        if (state[name] !== value)
          throw new StateProblem(
            `/${name} is ${JSON.stringify(state[name])}, this sandbox needs ${JSON.stringify(value)}.`,
          );
      if (digest(state.content) !== state.sha256)
        throw new StateProblem('/content does not fit /sha256: the state was cut or changed.');
      const { tenants, pending, now } = decode(state.content, random) as Content;
      const present = store.tenants().map(({ name }) => name);
      if (tenants.map(({ name }) => name).join() !== present.join())
        throw new StateProblem(`/content/tenants must be those of this sandbox: ${present.join(', ')}.`);
      store.replace(tenants);
      scheduler.replace(pending);
      clock.shift(Math.max(0, now - clock.now()));
    },
  };
}

function digest(content: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(content) ?? '')
    .digest('hex');
}
