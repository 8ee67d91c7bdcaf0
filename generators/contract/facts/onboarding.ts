import type { Facts, OnboardingStep } from '../../../contracts/model/facts.js';
import type { Dossier, Platform } from '../dossier.js';
import type { Edition } from '../evidence.js';

type Step = Platform['onboarding']['flows'][number]['steps'][number];

/** Ids of operations by the titles that the onboarding pages use, with and without the method they belong to. */
function idsByTitle({ operations }: Dossier): (title: string) => string {
  const ids = new Map(operations.map(({ id, title }) => [title, id]));
  return (title) => {
    const id = ids.get(title) ?? ids.get(`Method B: ${title}`) ?? ids.get(`Method A: ${title}`);
    if (!id) throw new Error(`dossier: onboarding names an unknown operation "${title}"`);
    return id;
  };
}

function stepOf(step: Step, idOf: (title: string) => string): OnboardingStep {
  return {
    ...(step.operation ? { operation: idOf(step.operation) } : {}),
    ...(step.webhook ? { webhook: step.webhook } : {}),
    ...(step.choice ? { choice: step.choice.map((way) => way.map(idOf)) } : {}),
    ...(step.when ? { when: step.when } : {}),
  };
}

/** Order of the calls that onboard a user. */
export function buildOnboarding(dossier: Dossier, edition: Edition): Facts['onboarding'] {
  const flow = dossier.platform.onboarding.flows.findLast((entry) => entry.edition === edition);
  if (!flow) throw new Error(`dossier: no onboarding of edition ${edition}`);
  const idOf = idsByTitle(dossier);
  return {
    steps: flow.steps.map((step) => stepOf(step, idOf)),
    evidence: { grade: flow.evidence, edition, source: 'Onboarding & KYC Flow' },
  };
}
