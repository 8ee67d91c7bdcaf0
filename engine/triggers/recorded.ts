import type { TriggerLine } from '../record/format.js';
import type { TriggerName, Triggers, TriggerValues } from './trigger.js';

/** Pulled again and again to let time pass: moments of the record tell of it. */
const untold: readonly TriggerName[] = ['advance-clock'];

/** Of what was told the ids alone: a trigger may tell the code that a card's owner gets. */
function idsOf(told: TriggerValues): TriggerValues {
  return Object.fromEntries(Object.entries(told).filter(([name]) => /^id$|Id$/.test(name)));
}

/** Triggers that tell of each that was pulled, what it was given and which objects came of it. */
export function recorded(triggers: Triggers, tell: (line: TriggerLine) => void, now: () => number): Triggers {
  return {
    ...triggers,
    can: (name) => triggers.can(name),
    async pull(name, values) {
      const at = new Date(now()).toISOString();
      const told = await triggers.pull(name, values);
      if (!untold.includes(name)) tell({ type: 'trigger', at, trigger: name, values, told: idsOf(told) });
      return told;
    },
  };
}
