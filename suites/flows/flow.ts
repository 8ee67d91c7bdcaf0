import type { Contract } from '../../contracts/model/types.js';
import type { Session } from '../../engine/session/session.js';
import type { Data } from '../../generators/data/data.js';
import { Story, type AnyId, type StoryFacts } from '../support/story.js';

/** Business areas, as the documentation divides the API. */
export type Area =
  | 'onboarding'
  | 'accounts'
  | 'balances'
  | 'deposits'
  | 'transfers'
  | 'exchange'
  | 'sepa'
  | 'crypto'
  | 'cards'
  | 'orders'
  | 'payment links'
  | 'platform';

interface FlowFacts extends StoryFacts {
  area: Area;
  /** What happens, in one sentence. */
  about: string;
  /** `serial`: it reads or moves what other flows share, such as the partner's balance. */
  lane: 'parallel' | 'serial';
  /** Operations and webhooks without which a version has no such flow. */
  needs: readonly AnyId[];
}

/** An ordered scenario of one business area. It starts from objects of its own, and takes other data for granted. */
export interface Flow extends FlowFacts {
  /** Carries it out, where the version has what it is about; what the target cannot do is recorded as skipped. */
  run(session: Session, data: Data): Promise<void>;
}

/** A flow that is told step by step. */
export function flow(facts: FlowFacts, tell: (story: Story) => Promise<void>): Flow {
  return {
    ...facts,
    async run(session, data) {
      if (isPossible(facts, session.options.contract)) await tell(new Story(session, data, facts));
    },
  };
}

/** Whether a version has what a flow is about. */
export function isPossible({ needs }: Pick<Flow, 'needs'>, { operations, webhooks }: Contract): boolean {
  return needs.every((id) => operations.has(id) || webhooks.has(id));
}
