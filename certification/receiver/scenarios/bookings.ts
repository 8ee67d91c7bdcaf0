import type { Webhook } from '../../../contracts/model/types.js';
import type { Profile } from '../../profiles/profile.js';
import { balancesAgree, bookedNever, bookedOnce } from '../bookings.js';
import { acknowledged } from '../judging.js';
import type { Kit } from '../kit.js';
import type { Payload, Wish } from '../payload.js';
import type { Need, Scenario } from '../scenario.js';
import { repeats } from './duplicates.js';
import { half } from './framing.js';
import { wrongBodies } from './refused.js';
import { unauthorised } from './tokens.js';
import { textOf } from '../payload.js';

/** Plays deliveries of one webhook; gives the payloads whose booking is then read. */
type Deliver = (kit: Kit, webhook: Webhook) => Promise<Payload[]>;

const one =
  (wish: Wish = {}): Deliver =>
  async (kit, webhook) => {
    const payload = kit.payload(webhook, webhook.id, wish);
    await kit.post('told', webhook, payload);
    return [payload];
  };

const repeated =
  (how: string): Deliver =>
  async (kit, webhook) => {
    const payload = kit.payload(webhook, webhook.id);
    await repeats[how]?.(kit, webhook, payload);
    return [payload];
  };

/** The connection drops within the body, then before the answer; then the whole delivery comes. */
const afterDrop: Deliver = async (kit, webhook) => {
  const payload = kit.payload(webhook, webhook.id);
  await kit.post('dropped within', webhook, payload, { ...half(Buffer.from(textOf(payload.body))), drop: true });
  await kit.post('dropped before the answer', webhook, payload, { drop: true });
  await kit.run.later(kit.run.provider.delivering.schedule.delaysSeconds[0] ?? 0);
  await kit.post('whole', webhook, payload);
  return [payload];
};

const all: Deliver = async (kit, webhook) => {
  const user = kit.payload(webhook, 'user').user;
  const payloads = Array.from({ length: 10 }, (_, at) => kit.payload(webhook, `${webhook.id} ${at}`, { user }));
  await Promise.all(payloads.map((payload, at) => kit.post(`at once ${at + 1}`, webhook, payload)));
  return payloads;
};

const each: Deliver = async (kit, webhook) => {
  const { user } = kit.payload(webhook, 'user');
  const payloads = [1, 2, 3].map((at) => kit.payload(webhook, `${webhook.id} ${at}`, { user, exactly: '7.5' }));
  for (const payload of payloads) await kit.post('equal amount', webhook, payload);
  return payloads;
};

const refusedTokens: Deliver = async (kit, webhook) => {
  const payloads: Payload[] = [];
  for (const [step, how] of unauthorised(kit.run.token ?? '')) {
    const payload = kit.payload(webhook, `${webhook.id} ${step}`);
    await kit.post(step, webhook, payload, { ...how, untold: true });
    payloads.push(payload);
  }
  return payloads;
};

const cutBody: Deliver = async (kit, webhook) => {
  const payload = kit.payload(webhook, webhook.id);
  await kit.post('cut', webhook, payload, { ...wrongBodies['cut-json']?.(payload), untold: true });
  return [payload];
};

const early: Deliver = async (kit, webhook) => {
  const payload = kit.payload(webhook, webhook.id, { early: true });
  await kit.post('not final', webhook, payload, { untold: true });
  return [payload];
};

const reordered: Deliver = async (kit, webhook) => {
  const final = kit.payload(webhook, webhook.id);
  const earlier = kit.payload(webhook, webhook.id, { early: true, object: final.object });
  await kit.post('final', webhook, final);
  await kit.post('earlier, late', webhook, earlier, { untold: true });
  await kit.post('final again', webhook, final);
  return [final];
};

interface Booking {
  deliver: Deliver;
  judge: Scenario['judge'];
  needs?: readonly Need[];
  /** Whether it takes a webhook that tells of earlier states. */
  early?: boolean;
  /** Whether the books have to be read. */
  unread?: boolean;
}

/** What happens to money, by the id of the scenario. */
const bookings: Readonly<Record<string, Booking>> = {
  booked: { deliver: one(), judge: bookedOnce },
  'booked-once': { deliver: repeated('at once'), judge: bookedOnce },
  'booked-once-later': { deliver: repeated('later'), judge: bookedOnce },
  'booked-once-simultaneous': { deliver: repeated('simultaneous'), judge: bookedOnce },
  'booked-after-drop': { deliver: afterDrop, judge: bookedOnce },
  'booked-all': { deliver: all, judge: bookedOnce },
  'booked-each': { deliver: each, judge: bookedOnce },
  'not-booked-unauthorised': { deliver: refusedTokens, judge: bookedNever, needs: ['token'] },
  'not-booked-malformed': { deliver: cutBody, judge: bookedNever },
  'amounts-exact': { deliver: one({ amount: 'exact' }), judge: bookedOnce },
  'amounts-smallest': { deliver: one({ amount: 'smallest' }), judge: bookedOnce },
  'not-booked-early': { deliver: early, judge: bookedNever, early: true },
  'booked-reordered': { deliver: reordered, judge: bookedOnce, early: true },
  reordered: { deliver: reordered, judge: acknowledged, early: true, unread: true },
};

const isEarly = (profile: Profile, id: string): boolean => {
  const { status, earlier } = profile.money?.[id] ?? {};
  return status !== undefined && earlier !== undefined;
};

const nothingEarly = 'no webhook of the profile tells of earlier states';
const nothingIn = 'no webhook of the profile brings money';

const bringsMoney = (profile: Profile, id: string): boolean => profile.money?.[id]?.direction === 'in';

const single: Scenario[] = Object.entries(bookings).map(
  ([id, { deliver, judge, needs = [], early: late, unread }]) => ({
    id,
    needs: [...needs, 'acknowledged', 'money', ...(unread ? [] : (['probe'] as const))],
    idle: ({ profile, acknowledged: ids }) =>
      late && !ids.some((one) => isEarly(profile, one)) ? nothingEarly : undefined,
    async play(kit) {
      const webhooks = late ? kit.money.filter((webhook) => isEarly(kit.profile, webhook.id)) : kit.money;
      if (webhooks.length === 0) return nothingEarly;
      const payloads: Payload[] = [];
      for (const webhook of webhooks) payloads.push(...(await deliver(kit, webhook)));
      if (!unread) await kit.read('afterwards', payloads);
      return undefined;
    },
    judge,
  }),
);

/** Amounts whose sum a binary float doesn't keep. */
const addends = ['0.1', '0.2', '0.3'];

const balances: Scenario = {
  id: 'balances',
  needs: ['acknowledged', 'money', 'probe'],
  idle: ({ profile, acknowledged: ids }) => (ids.some((one) => bringsMoney(profile, one)) ? undefined : nothingIn),
  async play(kit) {
    const webhook = kit.money.find(({ id }) => bringsMoney(kit.profile, id));
    if (!webhook) return nothingIn;
    const { user } = kit.payload(webhook, 'user');
    const payloads = addends.map((exactly, at) => kit.payload(webhook, `adds ${at}`, { user, exactly }));
    await kit.read('before', payloads);
    for (const payload of payloads) await kit.post('adds', webhook, payload);
    await kit.read('afterwards', payloads);
    return undefined;
  },
  judge: balancesAgree,
};

export const bookingScenarios: readonly Scenario[] = [...single, balances];
