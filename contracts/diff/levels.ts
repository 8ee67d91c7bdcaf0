/** How loud an edit is: effect × direction, before evidence and proof are looked at. */
import type { Level } from '../model/levels.js';
import type { Direction, Effect, Receiver } from './change.js';
import type { Rule } from './rule.js';

/** Whether the provider receives: then less that is allowed breaks callers. Else it sends: then more breaks readers. */
export function isReceived(direction: Direction): boolean {
  return (
    direction === 'request' || direction === 'webhook-answer' || direction === 'callback-answer' || direction === 'api'
  );
}

/** What an effect means in a direction: what fits no longer breaks the side that does not change. */
export function levelOfEffect(effect: Effect, direction: Direction): Level {
  const harmless: Effect = isReceived(direction) ? 'widens' : 'narrows';
  return effect === harmless ? 'info' : 'fail';
}

/** The level of a rule in a direction. */
export function levelOfRule(rule: Rule, effect: Effect, direction: Direction, receiver: Receiver): Level {
  const strict = receiver === 'strict' ? rule.strict?.[direction] : undefined;
  return strict ?? rule.levels?.[direction] ?? levelOfEffect(effect, direction);
}
