import { dateTime } from '../../contracts/formats/date-time.js';
import { mapped, revalued } from './json.js';
import type { Message, Variation, Way } from './variation.js';

const both = ['answer', 'delivery'] as const;

/** Changes every time of a message. */
function withTimes(message: Message, spell: (time: string) => string): Message | undefined {
  const scalar = (value: unknown) => (typeof value === 'string' && dateTime.test(value) ? spell(value) : value);
  return revalued(message, (value) => mapped(value, { scalar }));
}

function withDigits(digits: number): (time: string) => string {
  return (time) => {
    const iso = new Date(time).toISOString();
    const fraction = iso.slice(20, 23).padEnd(digits, '0').slice(0, digits);
    return `${iso.slice(0, 19)}${fraction && `.${fraction}`}Z`;
  };
}

/** The same moment as people at an offset (in minutes) read it. */
function atOffset(minutes: number): (time: string) => string {
  const [hours, rest] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  const zone = `${minutes < 0 ? '-' : '+'}${two(hours)}:${two(rest)}`;
  return (time) => new Date(Date.parse(time) + minutes * 60_000).toISOString().replace('Z', zone);
}

function shifted(seconds: number): (time: string) => string {
  return (time) => new Date(Date.parse(time) + seconds * 1000).toISOString();
}

function spelling(id: string, about: string, spell: (time: string, way: Way) => string): Variation {
  return {
    id,
    about,
    sides: both,
    allows: 'nothing',
    change: (message, way) => withTimes(message, (time) => spell(time, way)),
  };
}

/** How times may be written. */
export const times: readonly Variation[] = [
  spelling('times-in-microseconds', 'Times have six digits after the point.', withDigits(6)),
  spelling('times-in-nanoseconds', 'Times have nine digits after the point.', withDigits(9)),
  spelling('times-in-tenths', 'Times have one digit after the point.', withDigits(1)),
  spelling('times-in-seconds', 'Times are whole seconds.', withDigits(0)),
  spelling('times-ahead-of-utc', 'Times have the offset +01:00 instead of Z.', atOffset(60)),
  spelling('times-behind-utc', 'Times have the offset -03:30 instead of Z.', atOffset(-210)),
  spelling('times-with-zero-offset', 'Times have the offset +00:00 instead of Z.', atOffset(0)),
  spelling('times-by-side', 'Answers tell times in whole seconds, webhooks in microseconds.', (time, { side }) =>
    withDigits(side === 'answer' ? 0 : 6)(time),
  ),
  {
    // Attempts of one delivery are one message, written once.
    ...spelling(
      'times-by-turns',
      'Each answer tells times with another precision than the one before.',
      (time, { number }) => withDigits(number % 7)(time),
    ),
    sides: ['answer'],
  },
  {
    ...spelling(
      'times-by-attempt',
      'Each delivery, a later attempt too, tells times with another precision than the one before.',
      (time, { number }) => withDigits((number % 3) * 3)(time),
    ),
    sides: ['delivery'],
    allows: 'information',
  },
  spelling('clock-ahead', 'The clock of the provider is five seconds ahead.', shifted(5)),
  spelling('clock-behind', 'The clock of the provider is five seconds behind.', shifted(-5)),
];
