import type { Travel, Variation, Way } from './variation.js';

function travelling(id: string, about: string, travel: (way: Way) => Travel | undefined): Variation {
  return { id, about, sides: ['delivery'], allows: 'nothing', travel: (_message, way) => travel(way) };
}

/** What is told next of the same object waits until the retry, eight seconds later, has been acknowledged. */
function losing(id: string, about: string, acknowledgementLost: Travel['acknowledgementLost']): Variation {
  const travel = ({ number }: Way): Travel | undefined =>
    number % 40 === 0 && acknowledgementLost ? { acknowledgementLost } : undefined;
  return { ...travelling(id, about, travel), allows: 'information', deadlineMs: 20_000, withoutRetries: true };
}

/** What may become of deliveries within the rules: they come at least once, in order for each object. */
export const deliveries: readonly Variation[] = [
  travelling(
    'deliveries-late',
    'Every tenth delivery comes a second later, within the time that is waited.',
    ({ number }) => (number % 10 === 0 ? { delayMs: 1000 } : undefined),
  ),
  travelling('deliveries-overtake', 'Deliveries about different objects overtake each other.', ({ number }) => ({
    delayMs: number % 2 === 0 ? 0 : 60,
  })),
  losing(
    'acknowledgement-lost',
    'The connection of some acknowledgements breaks, and the sender sends again by the schedule.',
    'reset',
  ),
  losing(
    'acknowledgement-overloaded',
    'A gateway answers some deliveries with 503 that the receiver had acknowledged, and the sender sends again.',
    'overloaded',
  ),
  {
    id: 'hook-does-not-settle',
    about: 'Whoever moves the clock does not say when deliveries are done, and they take a while.',
    sides: ['delivery'],
    allows: 'nothing',
    neverSettles: true,
    travel: (_message, { number }) => ({ delayMs: (number * 7) % 40 }),
  },
];
