import type { Judged } from '../outcome.js';
import type { ReceiverRecord, StartLine } from '../record/format.js';
import { isAcknowledged } from './judging.js';
import type { Need } from './scenario.js';

type Lacking = Pick<Judged, 'outcome' | 'because'>;

const notTested = (because: string): Lacking => ({ outcome: 'not-tested', because });
const notApplicable = (because: string): Lacking => ({ outcome: 'not-applicable', because });

/** Ids of the webhooks of a profile of which the receiver acknowledged a valid delivery. */
export function acknowledgedWebhooks(
  { start, attempts }: Pick<ReceiverRecord, 'start' | 'attempts'>,
  profile: string,
): string[] {
  const valid = attempts.filter((one) => one.profile === profile && ['valid', 'valid-guessed'].includes(one.scenario));
  return [
    ...new Set(valid.flatMap((one) => (one.webhook !== null && isAcknowledged(one, start) ? [one.webhook] : []))),
  ];
}

interface At {
  start: StartLine;
  profile: StartLine['profiles'][number];
  acknowledged: readonly string[];
}

const lacks: Readonly<Record<Need, (at: At) => Lacking | undefined>> = {
  token: ({ start }) => (start.has.token ? undefined : notApplicable('the contract asks for no token')),
  signature: ({ start }) => (start.has.signature ? undefined : notApplicable('declared: deliveries are not signed')),
  probe: ({ start }) => (start.has.probe ? undefined : notTested('no probe tells what was booked')),
  health: ({ start }) => (start.has.health ? undefined : notApplicable('the contract has no health check')),
  known: ({ profile }) =>
    profile.known.length > 0 ? undefined : notApplicable('no page shows the path of a webhook of the profile'),
  guessed: ({ profile }) => (profile.guessed.length > 0 ? undefined : notApplicable('every path is shown by a page')),
  acknowledged: ({ acknowledged }) =>
    acknowledged.length > 0 ? undefined : notTested('no valid delivery of the profile was acknowledged'),
  money: ({ profile, acknowledged }) =>
    profile.money.length === 0
      ? notApplicable('no webhook of the profile tells of money')
      : profile.money.some((id) => acknowledged.includes(id))
        ? undefined
        : notTested('no valid delivery that tells of money was acknowledged'),
};

/** Why a scenario can't be played, by what was at hand; `undefined` where it can. */
export function lacking(
  needs: readonly Need[],
  record: Pick<ReceiverRecord, 'start' | 'attempts'>,
  profile: string,
): Lacking | undefined {
  const at = record.start.profiles.find(({ name }) => name === profile);
  if (!at) return notTested('the profile is not part of the certification');
  const acknowledged = acknowledgedWebhooks(record, profile);
  for (const need of needs) {
    const lack = lacks[need]({ start: record.start, profile: at, acknowledged });
    if (lack) return lack;
  }
  return undefined;
}
