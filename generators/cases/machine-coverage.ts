import type { StateMachine } from '../../contracts/model/facts.js';

/** What of a state machine cannot be tested: a state, or how its states follow each other. */
export interface Untestable {
  machine: string;
  item: string;
  reason: string;
}

/**
 * What of the state machines no case can judge: states of which nobody says how bodies spell them, and the order of states
 * that are read nowhere.
 * @param compared ids of the machines whose states some case compares
 */
export function untestableMachines(machines: readonly StateMachine[], compared: ReadonlySet<string>): Untestable[] {
  return machines.flatMap(({ id, entity, states, transitions }) => [
    ...states
      .filter(({ literal }) => !literal)
      .map(({ name }) => ({
        machine: id,
        item: name,
        reason: 'nobody says how bodies spell it: what leads to it, and from it, cannot be told right or wrong',
      })),
    ...(transitions.length > 0 && !compared.has(id)
      ? [{ machine: id, item: 'order of states', reason: `no case compares the states of this: ${entity}` }]
      : []),
  ]);
}
