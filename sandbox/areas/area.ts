import type { Outcome } from '../context.js';
import type { SandboxOperation } from '../operation.js';
import type { Trigger } from '../trigger.js';

/** A business area: what partners can call, what operators can do, and what is decided later. */
export interface Area {
  operations: readonly SandboxOperation[];
  triggers: readonly Trigger[];
  outcomes: readonly Outcome[];
}
