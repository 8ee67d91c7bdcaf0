import type { Contract } from '../contracts/model/types.js';
import type { RunContext } from '../engine/run-context.js';
import { inShard, selectOperations, selectPhases, titleOf, wantsFlow, wantsThisFlow } from '../engine/selection.js';
import type { Session } from '../engine/session/session.js';
import { validRequestOf } from '../generators/cases/valid-requests.js';
import { isPossible, type Flow } from './flows/flow.js';
import { flows } from './flows/index.js';
import { carryOutOperation } from './requests/carry-out.js';
import { scenariosOf } from './retries/retries.js';
import type { SuitePlan } from './support/plan.js';
import { dataOf } from './support/session.js';

/** A part of a suite that stands for itself: a test in Playwright's terms. */
export interface Part {
  title: string;
  /** Carries out all its cases. */
  carryOut(session: Session, run: RunContext): Promise<void>;
}

type Plan = Pick<SuitePlan, 'contract' | 'selection'>;

/** One for each operation, with all the cases that the phases make of it. */
export function requestParts(
  { contract, selection }: Plan,
  isChosen: (tags: readonly string[]) => boolean = () => true,
): Part[] {
  if (selectPhases(selection).length === 0) return [];
  return selectOperations(contract, selection)
    .filter(({ object }) => isChosen(object.tags ?? []))
    .map((operation) => {
      const title = titleOf(operation);
      return {
        title,
        carryOut: (session, run) => carryOutOperation({ session, data: dataOf(run, title) }, run, contract, operation),
      };
    });
}

/** One for each flow that is chosen, wanted by the run, and possible in the version. */
export function flowParts({ contract, selection }: Plan, isChosen: (flow: Flow) => boolean): Part[] {
  return flows
    .filter((flow) => isChosen(flow) && wantsThisFlow(selection, flow) && isPossible(flow, contract))
    .map((flow) => ({
      title: flow.about,
      carryOut: (session, run) => flow.run(session, dataOf(run, flow.about)),
    }));
}

/** One for each webhook, with all the scenarios that script the sink's answers to it. */
export function webhookParts({ contract, selection }: Plan): Part[] {
  if (!wantsFlow(selection, 'retries')) return [];
  return [...contract.webhooks.values()].map((webhook) => ({
    title: titleOf(webhook),
    async carryOut(session, run) {
      for (const scenario of scenariosOf(webhook.id))
        await scenario.run(session, dataOf(run, scenario.id), selection.slow === true);
    },
  }));
}

/** Whether a part moves or watches what an account shares, or scripts the sink's answers: such parts stand in one shard. */
function standsTogether(contract: Contract, title: string): boolean {
  const operation = [...contract.operations.values()].find((one) => titleOf(one) === title);
  return (
    (operation !== undefined && validRequestOf(operation.id).movesShared === true) ||
    flows.some(({ about, lane }) => about === title && lane === 'serial') ||
    [...contract.webhooks.values()].some((webhook) => titleOf(webhook) === title)
  );
}

/** Whether the shard that runs carries a part out. Shards at sandboxes share nothing: each has one of its own. */
export function carriesOut({ contract, selection, sandbox }: Plan & { sandbox: boolean }, title: string): boolean {
  if (!selection.shard) return true;
  return inShard(selection, title, !sandbox && standsTogether(contract, title) ? 'together' : 'by-name');
}

/** The parts that the specs of a folder hold. */
export const partsIn: Readonly<Record<string, (plan: Plan) => Part[]>> = {
  'suites/requests/': (plan) => requestParts(plan),
  'suites/flows/': (plan) => flowParts(plan, ({ lane }) => lane === 'parallel'),
  'suites/serial/': (plan) => flowParts(plan, ({ lane }) => lane === 'serial'),
  'suites/webhooks/': webhookParts,
};
