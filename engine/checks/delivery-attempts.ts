import { weakestEvidence } from '../../contracts/model/evidence.js';
import { evidenceGround } from '../../contracts/model/ground.js';
import { chainsOf } from '../deliveries/chains.js';
import { messageKeys } from '../deliveries/identity.js';
import { fitSchedule } from '../deliveries/schedule.js';
import { storyOf } from '../deliveries/story.js';
import type { DeliveryCheck, DeliveryInput, Judgement } from './check.js';

/** So many acknowledgements are not lost one after the other. */
const noAccident = 3;

const check = 'delivery-attempts';

/** Deliveries that were acknowledged at once and came again all the same, each when its retry would have been due. */
function judgeAcknowledged({ contract, case: planned, samples = [] }: DeliveryInput): Judgement[] {
  const { acknowledgement, retries } = contract.facts.webhookDelivery;
  const acknowledged = samples.filter(([first]) => first?.answerStatus === acknowledgement.status);
  if (acknowledged.length < noAccident) return [];
  const again = acknowledged.filter((deliveries) =>
    storyOf({ contract, case: planned, deliveries }).some(({ among }) => among.includes('retry')),
  );
  const holds = again.length < acknowledged.length;
  const last = (again.at(-1) ?? acknowledged.at(-1))?.at(-1);
  return [
    {
      check,
      holds,
      ground: evidenceGround(weakestEvidence([acknowledgement.evidence, retries.evidence])),
      message: holds
        ? `of ${acknowledged.length} acknowledged deliveries ${again.length} came again`
        : `all ${acknowledged.length} deliveries that were acknowledged with ${acknowledgement.status} were retried`,
      expected: 'no attempt after the acknowledgement',
      actual: `${again.length} of ${acknowledged.length} retried`,
      ...(last ? { subject: { kind: 'delivery', id: last.id } } : {}),
    },
  ];
}

function judgeCount({ contract, case: planned, deliveries, observedUntil }: DeliveryInput): Judgement[] {
  const { retries } = contract.facts.webhookDelivery;
  // Where one event has several bodies nobody can tell which attempt repeats which; another check tells of it.
  const isOneEvent = !planned.sequence && planned.expect !== 'any';
  if (isOneEvent && new Set(messageKeys(deliveries.map(({ body }) => body))).size > 1) return [];
  const watched = observedUntil === undefined ? {} : { observedUntil };
  const story = storyOf({ contract, case: planned, deliveries, ...watched });
  return chainsOf(story).flatMap((chain): Judgement[] => {
    const [deviation] = fitSchedule(chain, retries, observedUntil).deviations.flatMap((candidate) =>
      candidate.kind === 'too-many' || candidate.kind === 'too-few' ? [candidate] : [],
    );
    const last = chain.at(-1);
    if (!last || (!deviation && chain.length === 1)) return [];
    const { attempts } = retries;
    const messages = {
      'too-many': `${chain.length} attempts of one delivery`,
      'too-few': `given up after ${chain.length} of ${attempts} attempts, answered ${last.status || 'by a reset'}`,
      fits: `${chain.length} attempts of one delivery`,
    };
    return [
      {
        check,
        holds: !deviation,
        ground: evidenceGround(retries.evidence),
        message: messages[deviation?.kind ?? 'fits'],
        expected: `${attempts} attempts, or fewer where one is acknowledged`,
        actual: `${chain.length}`,
        subject: { kind: 'delivery', id: last.id },
      },
    ];
  });
}

export const deliveryAttempts: DeliveryCheck = {
  id: check,
  title: 'A delivery is tried as often as documented',
  about:
    'A failed delivery was given up early or tried more often than documented, or was retried although it had been acknowledged each time. Given up early, a message is lost after a shorter outage than you planned for; tried on, it is handled twice.',
  restsOn: 'The table of retries in the facts; after an acknowledgement also that one, and the weaker decides.',
  judge(input) {
    return input.case.expect === 'none' ? [] : [...judgeCount(input), ...judgeAcknowledged(input)];
  },
};
