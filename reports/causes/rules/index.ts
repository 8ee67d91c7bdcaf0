import { everywhere } from './everywhere.js';
import type { CauseRule } from './rule.js';
import { noOperation } from './no-operation.js';
import { sameAnswer } from './same-answer.js';
import { sameNode } from './same-node.js';
import { sameRead } from './same-read.js';
import { sameRefusal } from './same-refusal.js';
import { sameStep } from './same-step.js';
import { sameWebhook } from './same-webhook.js';
import { shownAgain } from './shown-again.js';
import { takenCall } from './taken-call.js';
import { unchecked } from './unchecked.js';

/** Every rule, in the order in which they are asked. */
export const causeRules: readonly CauseRule[] = [
  noOperation,
  sameAnswer,
  takenCall,
  unchecked,
  shownAgain,
  sameNode,
  sameRefusal,
  sameStep,
  sameRead,
  sameWebhook,
  everywhere,
];
