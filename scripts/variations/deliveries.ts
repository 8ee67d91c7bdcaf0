import type { Travel, Variation, Way } from './variation.js';

function travelling(
  id: string,
  about: string,
  travel: (way: Way) => Travel | undefined,
  allows: Variation['allows'] = 'nothing',
): Variation {
  return { id, about, sides: ['delivery'], allows, travel: (_message, way) => travel(way) };
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
  travelling(
    'acknowledgement-lost',
    'The sender does not learn of some acknowledgements and sends again by the schedule.',
    ({ numberOnPath }) => (numberOnPath % 4 === 0 ? { acknowledgementLost: 'reset' } : undefined),
    'information',
  ),
  travelling(
    'acknowledgement-overloaded',
    'A gateway answers some deliveries with 503 that the receiver had acknowledged.',
    ({ numberOnPath }) => (numberOnPath % 4 === 2 ? { acknowledgementLost: 'overloaded' } : undefined),
    'information',
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
