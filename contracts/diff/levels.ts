/** How loud an edit is: effect × direction, before evidence and proof are looked at. */
import { levels, type Level } from '../model/levels.js';
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

/** The quieter of two levels. */
export function lower(a: Level, b: Level): Level {
  return levels.indexOf(a) < levels.indexOf(b) ? a : b;
}

/** The level of a rule in a direction. */
export function levelOfRule(rule: Rule, effect: Effect, direction: Direction, receiver: Receiver): Level {
  const strict = receiver === 'strict' ? rule.strict?.[direction] : undefined;
  return strict ?? rule.levels?.[direction] ?? levelOfEffect(effect, direction);
}

/** The level of an edit in a `not`: that of its contrary effect, and no louder than its rule. */
export function levelOfFlipped(rule: Rule, effect: Effect, direction: Direction): Level {
  const level = levelOfEffect(effect, direction);
  return lower(level, rule.levels?.[direction] ?? level);
}
