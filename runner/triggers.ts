import type { Target } from '../engine/config.js';
import type { Triggers } from '../engine/triggers/trigger.js';

/** Which triggers a target offers, told from its configuration alone. */
export function triggersAt(target: Target, environment: NodeJS.ProcessEnv = process.env): Triggers['can'] {
  if (target.kind === 'sandbox') return () => true;
  const { triggers } = target;
  if (!triggers || (triggers.kind === 'prompt' && environment['CI'])) return () => false;
  return (name) => triggers.offers?.includes(name) ?? triggers.kind === 'prompt';
}
