import type { Facts } from '../contracts/model/types.js';

/** Whether the facts let one state of a machine follow another, `null` being creation. */
export function mayFollow(facts: Facts, machine: string, from: string | null, to: string): boolean {
  const found = facts.stateMachines.find(({ id }) => id === machine);
  if (!found) throw new Error(`The facts of version ${facts.version} have no state machine ${machine}.`);
  return found.transitions.some((step) => step.to === to && (step.from === from || step.from === 'any'));
}

/** A state as the version writes it. */
export function spelled(facts: Facts, machine: string, state: string): string {
  const found = facts.stateMachines.find(({ id }) => id === machine);
  return found?.states.find(({ name }) => name.toUpperCase() === state)?.name ?? state;
}
