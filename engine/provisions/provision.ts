import type { Data } from '../../generators/data/data.js';
import type { Obstacle, SkipCause } from '../record/skip-causes.js';
import type { TriggerName, TriggerValues } from '../triggers/trigger.js';

/** Values that later requests need, by the name that they have there (`externalUserId`, `lockId` …). */
export type Values = Readonly<Record<string, string>>;

/** What a provision works with. */
export interface ProvisionKit {
  /** Whether the version has an operation. */
  has(operationId: string): boolean;
  /** Another provision, made for this one. */
  provide(id: string): Promise<Values>;
  /**
   * Calls an operation, which has to be accepted; gives the parsed body. Values fill path parameters and members of the
   * generated body by their names.
   */
  call(operationId: string, values: Values): Promise<Readonly<Record<string, unknown>>>;
  /** Throws `Unprepared` where the target has no such trigger. */
  trigger(name: TriggerName, values: TriggerValues): Promise<TriggerValues>;
  data: Data;
}

/** An object in a known state at the target, and how to come by it. */
export interface Provision {
  /** Kebab case. */
  id: string;
  /** Makes a new one. Throws `Unprepared` where the target has no way to it. */
  make(kit: ProvisionKit): Promise<Values>;
  /** Looks whether an existing object will do. Throws `Unprepared` where it will not. */
  examine?(kit: ProvisionKit, existing: Values): Promise<void>;
}

/** Something that a case needs cannot be had at this target; the case is missing coverage, not a finding. */
export class Unprepared extends Error {
  readonly obstacle: Obstacle;

  constructor(cause: SkipCause, reason: string) {
    super(reason);
    this.obstacle = { cause, reason };
  }
}
