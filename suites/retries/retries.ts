import type { Webhook } from '../../contracts/model/types.js';
import type { ReceivedDelivery } from '../../engine/exchange.js';
import type { AnswerStep } from '../../engine/inbox.js';
import type { Obstacle } from '../../engine/record/skip-causes.js';
import type { Session } from '../../engine/session/session.js';
import { caseId, type DeliveryCase } from '../../generators/cases/case.js';
import type { Data } from '../../generators/data/data.js';
import { Story } from '../support/story.js';
import { causes, type Cause, type Caused } from './causes.js';
import { awaitQuiet, endAttempts, watchAttempts, type Watched } from './watch-attempts.js';

/**
 * A scenario of how deliveries are tried: an event is caused, the sink answers by a script, and every attempt is watched. The scripts
 * and the clock are shared by all: scenarios run one after another, and nothing else beside them.
 */
export interface RetryFlow {
  id: string;
  /** What happens, in one sentence. */
  about: string;
  /** Of which each can take part; every webhook by default. */
  webhooks: readonly string[];
  /** It takes real seconds, whoever moves the target's clock. */
  slow?: boolean;
  run(session: Session, data: Data, webhookId: string): Promise<void>;
}

interface Stage {
  session: Session;
  /** Id of the scenario with this webhook. */
  flow: string;
  story: Story;
  cause: Cause;
  webhook: Webhook;
}

function stageOf(session: Session, data: Data, webhookId: string, scenario: string): Stage | undefined {
  const cause = causes.find((candidate) => candidate.webhookId === webhookId);
  const webhook = session.options.contract.webhooks.get(webhookId);
  const flow = scenarioId(webhookId, scenario);
  const story = new Story(session, data, { id: flow, phase: 'retries' });
  return cause && webhook && { session, flow, cause, webhook, story };
}

function scenarioId(webhookId: string, scenario: string): string {
  return `retries-${webhookId}-${scenario}`;
}

function plan({ session, flow, webhook }: Stage, rule: string, name: string, caused: Caused): DeliveryCase {
  return {
    kind: 'delivery',
    id: caseId(webhook.id, 'retries', rule),
    phase: 'retries',
    rule,
    name,
    flow,
    webhookId: webhook.id,
    ...(caused.about ? { about: caused.about } : {}),
    ...(caused.shown ? { shown: caused.shown } : {}),
    deadlineMs: session.options.deliveries.deadlineMs,
  };
}

function uncertain(reason: string): Obstacle {
  return { cause: 'deliveries-uncertain', reason };
}

/** Whether nothing that was watched can come again: its last attempt was acknowledged. */
function hasEnded({ options }: Session, { deliveries, unknown }: Watched): boolean {
  const { acknowledgement } = options.contract.facts.webhookDelivery;
  return unknown === undefined && deliveries.at(-1)?.answerStatus === acknowledgement.status;
}

/** Causes an event, with these answers; gives the case and all its attempts. */
async function attemptsUnder(stage: Stage, rule: string, name: string, steps: readonly AnswerStep[]): Promise<void> {
  const { session, story, cause, webhook } = stage;
  const { inbox, now } = session.options;
  const pull = await cause.prepare(story, rule);
  await awaitQuiet(session, webhook.id);
  await inbox.script(webhook.path, steps);
  let isEnded = false;
  try {
    const triggeredAt = now();
    const caused = await pull();
    const planned = plan(stage, rule, name, caused);
    if (story.obstacle) return session.skip(planned, story.obstacle);
    const watched = await watchAttempts(session, planned, triggeredAt);
    isEnded = hasEnded(session, watched);
    if (watched.unknown !== undefined) session.skip(planned, uncertain(watched.unknown));
    else session.judgeDeliveries(planned, watched.deliveries, { triggeredAt, observedUntil: watched.observedUntil });
  } finally {
    await inbox.script(webhook.path, []);
    if (!isEnded) await endAttempts(session, webhook.id);
  }
}

function scripted(id: string, about: string, steps: readonly AnswerStep[], more: Partial<RetryFlow> = {}): RetryFlow {
  return {
    id,
    about,
    webhooks: causes.map(({ webhookId }) => webhookId),
    ...more,
    async run(session, data, webhookId) {
      const stage = stageOf(session, data, webhookId, id);
      if (stage) await attemptsUnder(stage, id, about, steps);
    },
  };
}

/** How many acknowledged deliveries have to come again before a lost acknowledgement is no explanation. */
const samplesNeeded = 3;

const acknowledged: RetryFlow = {
  id: 'acknowledged',
  about: 'Three events are acknowledged at once; none of them comes again.',
  webhooks: causes.map(({ webhookId }) => webhookId),
  async run(session, data, webhookId) {
    const stage = stageOf(session, data, webhookId, 'acknowledged');
    if (!stage) return;
    const { story, cause } = stage;
    const samples: { planned: DeliveryCase; triggeredAt: number; deliveries: ReceivedDelivery[]; until: number }[] = [];
    for (let number = 1; number <= samplesNeeded && !story.stopped; number += 1) {
      const rule = `acknowledged.${number}`;
      const pull = await cause.prepare(story, rule);
      await awaitQuiet(session, webhookId);
      const triggeredAt = session.options.now();
      const caused = await pull();
      if (number === 1) await story.delivered(cause.webhookId, rule, 'The event is told', caused);
      const planned = plan(stage, rule, 'An acknowledged event is told once', caused);
      if (story.obstacle) return session.skip(planned, story.obstacle);
      const { deliveries, observedUntil, unknown } = await watchAttempts(session, planned, triggeredAt);
      if (unknown !== undefined) return session.skip(planned, uncertain(unknown));
      samples.push({ planned, triggeredAt, deliveries, until: observedUntil });
      // What did not come again the first time gives no reason to look further.
      if (deliveries.length < 2) break;
    }
    for (const { planned, triggeredAt, deliveries, until } of samples)
      session.judgeDeliveries(planned, deliveries, {
        triggeredAt,
        observedUntil: until,
        samples: samples.map((sample) => sample.deliveries),
      });
  },
};

/** Answers of which nobody says how they are taken, and some that look like none. */
const answers: readonly { id: string; step: AnswerStep; slow?: true }[] = [
  ...[201, 204, 302, 400, 404].map((status) => ({ id: String(status), step: status })),
  { id: '401', step: 'unauthorized' },
  { id: '410', step: 'gone' },
  { id: '429', step: 'rate-limited' },
  { id: 'reset', step: 'reset' },
  { id: 'empty', step: 'empty' },
  { id: 'garbage', step: 'garbage' },
  { id: 'huge', step: 'huge', slow: true },
  { id: 'timeout', step: 'late', slow: true },
];

/** One webhook suffices to see how answers are taken: the path is all in which webhooks differ there. */
const table: readonly string[] = ['userBalanceGenerated'];

/** Every scenario. */
export const retryFlows: readonly RetryFlow[] = [
  acknowledged,
  scripted('failing', 'Every attempt is answered 500: five come, by the table, and no more.', [500]),
  scripted('recovering', 'Two attempts are answered 500, the third 200: the delivery ends there.', [500, 500, 'ok']),
  scripted('last-attempt', 'Only the last attempt is answered 200.', [500, 500, 500, 500, 'ok'], { webhooks: table }),
  ...answers.map(({ id, step, slow }) =>
    scripted(`answer-${id}`, `The first attempt is answered by "${id}", later ones by 200.`, [step, 'ok'], {
      webhooks: table,
      ...(slow ? { slow } : {}),
    }),
  ),
];

/** A scenario with one webhook. */
export interface RetryScenario {
  id: string;
  about: string;
  /**
   * Carries it out.
   * @param slow whether it may take real time: where it must not and would, it is recorded as skipped, with the reason
   */
  run(session: Session, data: Data, slow: boolean): Promise<void>;
}

/** Why a scenario is left out where nobody asked for what takes real time. */
function tooSlow(session: Session, flow: RetryFlow): string | undefined {
  if (!session.options.triggers.can('advance-clock'))
    return "it takes minutes to watch for retries, for nobody can move this target's clock; `--slow` asks for it";
  return flow.slow ? 'it takes real seconds; `--slow` asks for it' : undefined;
}

/** The scenarios that a webhook takes part in. */
export function scenariosOf(webhookId: string): RetryScenario[] {
  return retryFlows
    .filter(({ webhooks }) => webhooks.includes(webhookId))
    .map((flow) => ({
      id: scenarioId(webhookId, flow.id),
      about: flow.about,
      async run(session, data, slow) {
        const reason = slow ? undefined : tooSlow(session, flow);
        if (reason === undefined) return flow.run(session, data, webhookId);
        const stage = stageOf(session, data, webhookId, flow.id);
        if (stage) session.skip(plan(stage, flow.id, flow.about, {}), { cause: 'slow', reason });
      },
    }));
}

/** A scenario by its id, as the record of its cases names it. */
export function scenarioNamed(id: string): RetryScenario | undefined {
  return causes.flatMap(({ webhookId }) => scenariosOf(webhookId)).find((scenario) => scenario.id === id);
}
