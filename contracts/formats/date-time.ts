import type { ValueFormat } from './format.js';

const pattern = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** RFC 3339 section 5.6, with a real calendar day. */
export const dateTime: ValueFormat = {
  name: 'date-time',
  describes: 'an RFC 3339 time such as "2026-02-01T09:30:00.125Z"',
  test: (value) => pattern.test(value) && isCalendarDay(value.slice(0, 10)) && !Number.isNaN(Date.parse(value)),
  detectable: true,
};

/** Whether `yyyy-mm-dd` names a day that exists. */
export function isCalendarDay(day: string): boolean {
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
}
