import type { Evidence } from '../../../contracts/model/evidence.js';
import type { StateMachine } from '../../../contracts/model/facts.js';
import { evidenceOrCarried } from '../carry.js';
import type { Platform } from '../dossier.js';
import { spelledIn, type Edition, type GradedFact } from '../evidence.js';

function carried(fact: GradedFact, edition: Edition, source: string): Evidence {
  return evidenceOrCarried(fact, edition, source) ?? { grade: 'assumed', source };
}

/** States and legal transitions of every entity, a transition of several states written out. */
export function buildStateMachines(platform: Platform, edition: Edition): StateMachine[] {
  return platform.stateMachines.map((machine) => {
    const source = `states of ${machine.entity}`;
    const named = (name: string): string => {
      const state = machine.states[name];
      return spelledIn(edition, name, state?.spelling);
    };
    return {
      id: machine.id,
      entity: machine.entity,
      states: Object.entries(machine.states).map(([name, state]) => ({
        name: named(name),
        literal: state.literal ?? true,
        initial: state.initial ?? false,
        terminal: state.terminal ?? false,
        evidence: carried(state, edition, source),
      })),
      transitions: (machine.transitions ?? []).flatMap((transition) =>
        [transition.from].flat().flatMap((from) =>
          [transition.to].flat().map((to) => ({
            from: from === null ? null : named(from),
            to: named(to),
            ...(transition.trigger ? { trigger: transition.trigger } : {}),
            ...(transition.guard ? { guard: transition.guard } : {}),
            evidence: carried(transition, edition, source),
          })),
        ),
      ),
    };
  });
}
