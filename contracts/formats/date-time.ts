import type { ValueFormat } from './format.js';

const pattern = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * RFC 3339, 5.6 and 5.7: `t` and `z` in lower case, and the leap seconds, which are the last of a month in UTC. Whether one was
 * declared is not looked up.
 */
function isWithLeapSecond(value: string): boolean {
  const upper = value.toUpperCase();
  if (dateTime.test(upper)) return true;
  const second = upper.replace(/^(.{16}):60/, '$1:59');
  if (second === upper || !dateTime.test(second)) return false;
  const next = new Date(Date.parse(second.replace(/\.\d+/, '')) + 1000);
  return next.getUTCDate() === 1 && next.getUTCHours() === 0 && next.getUTCMinutes() === 0;
}

/** RFC 3339 section 5.6, with a real calendar day. */
export const dateTime: ValueFormat = {
  name: 'date-time',
  describes: 'an RFC 3339 time such as "2026-02-01T09:30:00.125Z"',
  test: (value) => pattern.test(value) && isCalendarDay(value.slice(0, 10)) && !Number.isNaN(Date.parse(value)),
  allows: isWithLeapSecond,
  detectable: true,
};

interface Instant {
  /** Whole seconds since the epoch. */
  seconds: number;
  /** The digits after the point, as they were written: their number is the precision. */
  fraction: string;
}

function instantOf(text: string): Instant | undefined {
  if (!dateTime.test(text)) return undefined;
  const [, fraction = ''] = /\.(\d+)/.exec(text) ?? [];
  return { seconds: Date.parse(text.replace(/\.\d+/, '')) / 1000, fraction };
}

/**
 * Whether two RFC 3339 times name one moment: offsets and digits after the point may differ. At the coarser of two precisions,
 * one may have been cut and the other rounded. `undefined` where one of them is no such time.
 */
export function sameInstant(here: string, there: string): boolean | undefined {
  const [a, b] = [instantOf(here), instantOf(there)];
  if (!a || !b) return undefined;
  const digits = Math.max(a.fraction.length, b.fraction.length);
  const unitsOf = ({ seconds, fraction }: Instant): bigint =>
    BigInt(seconds) * 10n ** BigInt(digits) + BigInt(fraction.padEnd(digits, '0') || '0');
  const apart = unitsOf(a) - unitsOf(b);
  const coarser = 10n ** BigInt(digits - Math.min(a.fraction.length, b.fraction.length));
  return (apart < 0n ? -apart : apart) < coarser;
}

/** One spelling for all of one moment, in UTC and without zeros at the end of the fraction; other texts stay as they are. */
export function canonicalInstant(text: string): string {
  const instant = instantOf(text);
  if (!instant) return text;
  const fraction = instant.fraction.replace(/0+$/, '');
  const whole = new Date(instant.seconds * 1000).toISOString().slice(0, -5);
  return `${whole}${fraction === '' ? '' : `.${fraction}`}Z`;
}

/** Whether `yyyy-mm-dd` names a day that exists. */
export function isCalendarDay(day: string): boolean {
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
}
