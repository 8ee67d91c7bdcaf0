import { evidenceGround } from '../../contracts/model/ground.js';
import { chainsOf } from '../deliveries/chains.js';
import { toleranceMs } from '../deliveries/attempt.js';
import { fitSchedule, type Deviation, type Gap } from '../deliveries/schedule.js';
import { storyOf } from '../deliveries/story.js';
import type { DeliveryCheck, Judgement } from './check.js';

const seconds = (ms: number): string => `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;

function spanOf({ shortestMs, longestMs }: Gap): string {
  const [from, to] = [seconds(shortestMs), seconds(longestMs)];
  return from === to ? from : `${from} to ${to}`;
}

function tell(deviation: Deviation): { message: string; expected: string; actual: string; id: string } | undefined {
  if (deviation.kind === 'constant') {
    const { gaps, pauseMs } = deviation;
    return {
      message: `the pauses between attempts stay at about ${seconds(pauseMs)} instead of growing`,
      expected: gaps.map(({ expectedMs }) => seconds(expectedMs)).join(', '),
      actual: gaps.map(spanOf).join(', '),
      id: gaps.at(-1)?.attempt.id ?? '',
    };
  }
  if (deviation.kind !== 'too-soon' && deviation.kind !== 'too-late') return undefined;
  const { gap, kind } = deviation;
  return {
    message: `attempt ${gap.position} came too ${kind === 'too-soon' ? 'soon' : 'late'}: ${spanOf(gap)} after the failure`,
    expected: `${seconds(gap.expectedMs)} ± ${seconds(toleranceMs(gap.expectedMs / 1000))}`,
    actual: spanOf(gap),
    id: gap.attempt.id,
  };
}

export const deliverySchedule: DeliveryCheck = {
  id: 'delivery-schedule',
  title: 'Retries follow the documented schedule',
  about:
    'A retry came sooner or later after the failed attempt than documented, or the pauses do not grow. Receivers that plan repairs by the table are wrong then. The documentation calls its pauses approximate: a quarter, and at least a second, is let pass.',
  restsOn: 'The table of retries in the facts.',
  judge({ contract, case: planned, deliveries, observedUntil }) {
    if (planned.expect === 'none' || deliveries.length < 2) return [];
    const { retries } = contract.facts.webhookDelivery;
    const ground = evidenceGround(retries.evidence);
    const watched = observedUntil === undefined ? {} : { observedUntil };
    return chainsOf(storyOf({ contract, case: planned, deliveries, ...watched })).flatMap((chain): Judgement[] => {
      const { deviations, jitter } = fitSchedule(chain, retries, observedUntil);
      const broken = deviations.flatMap((deviation): Judgement[] => {
        const told = tell(deviation);
        if (!told) return [];
        const { id, ...rest } = told;
        return [{ check: 'delivery-schedule', holds: false, ground, ...rest, subject: { kind: 'delivery', id } }];
      });
      if (broken.length > 0 || !jitter) return broken;
      const known = jitter.uncertainty > 100 ? `, each known to ${seconds(jitter.uncertainty)}` : '';
      return [
        {
          check: 'delivery-schedule',
          holds: true,
          ground,
          message: `${jitter.count} retries by the table, off by ${seconds(jitter.least)} to ${seconds(jitter.most)}${known}`,
          subject: { kind: 'delivery', id: chain.at(-1)?.id ?? '' },
        },
      ];
    });
  },
};
