import type { ErrorLine, TriggerLine } from '../record/format.js';
import { Declined, type TriggerName, type Triggers, type TriggerValues } from './trigger.js';

/** Pulled again and again to let time pass: moments of the record tell of it. */
const untold: readonly TriggerName[] = ['advance-clock'];

/** Of what was told the ids alone: a trigger may tell the code that a card's owner gets. */
function idsOf(told: TriggerValues): TriggerValues {
  return Object.fromEntries(Object.entries(told).filter(([name]) => /^id$|Id$/.test(name)));
}

/**
 * Triggers that tell of each that was pulled, what it was given and which objects came of it. One that is offered and went wrong
 * is trouble of the run: without it, all that needs the trigger would be left out and the rest pass for the whole.
 */
export function recorded(
  triggers: Triggers,
  tell: (line: TriggerLine | ErrorLine) => void,
  now: () => number,
): Triggers {
  const troubles = new Set<string>();
  const tellTrouble = (name: TriggerName, error: Error, at: string): void => {
    const { message } = error;
    if (error instanceof Declined || troubles.has(`${name} ${message}`)) return;
    troubles.add(`${name} ${message}`);
    tell({ type: 'error', at, where: `trigger ${name}`, message });
  };
  return {
    ...triggers,
    can: (name) => triggers.can(name),
    async pull(name, values) {
      const at = new Date(now()).toISOString();
      const told = await triggers.pull(name, values).catch((error: unknown) => {
        if (triggers.can(name)) tellTrouble(name, error as Error, at);
        throw error;
      });
      if (!untold.includes(name)) tell({ type: 'trigger', at, trigger: name, values, told: idsOf(told) });
      return told;
    },
  };
}
