import type { LaterOutcome } from '../context.js';
import type { SandboxOperation } from '../operation.js';
import type { Page } from '../page.js';
import type { Trigger } from '../trigger.js';

/** A business area: what partners can call, what operators can do, what is decided later, and what browsers can open. */
export interface Area {
  operations: readonly SandboxOperation[];
  triggers: readonly Trigger[];
  outcomes: readonly LaterOutcome[];
  pages?: readonly Page[];
}
