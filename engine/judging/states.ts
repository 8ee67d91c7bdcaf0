import type { StateMachine } from '../../contracts/model/facts.js';

/** A state of a machine of the facts. */
export type State = StateMachine['states'][number];

/** The state of a name, in whatever case, also where nobody shows how it is spelt on the wire. */
export function stateNamed({ states }: StateMachine, name: string): State | undefined {
  return states.find((state) => state.name.toUpperCase() === name.toUpperCase());
}

/** The state of a spelling that is known on the wire, in whatever case (editions differ in it). */
export function stateOf(machine: StateMachine, spelling: string): State | undefined {
  const state = stateNamed(machine, spelling);
  return state?.literal ? state : undefined;
}

/** Whether one state can follow another, in one step or in several: reads may miss what lies between. */
export function reaches({ transitions }: StateMachine, from: string, to: string): boolean {
  const seen = new Set([from]);
  for (const state of seen)
    for (const step of transitions) if (step.from === state || step.from === 'any') seen.add(step.to);
  return seen.has(to);
}

/** Whether the facts let one state, as it is spelt on the wire, follow another one. */
export function mayFollow(machine: StateMachine, before: string, after: string): boolean {
  const [from, to] = [stateOf(machine, before), stateOf(machine, after)];
  return from !== undefined && to !== undefined && from !== to && reaches(machine, from.name, to.name);
}
