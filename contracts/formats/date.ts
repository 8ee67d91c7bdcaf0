import { isCalendarDay } from './date-time.js';
import type { ValueFormat } from './format.js';

/** RFC 3339 full-date, with a real calendar day. */
export const date: ValueFormat = {
  name: 'date',
  describes: 'a calendar day such as "2026-02-01"',
  test: (value) => /^\d{4}-\d{2}-\d{2}$/.test(value) && isCalendarDay(value),
  detectable: true,
};
