import { createHash } from 'node:crypto';
import type { Cause } from './cause.js';

/** What tells a cause from others in every run, as 16 hexadecimal digits. */
export function causeId({ key }: Pick<Cause, 'key'>): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 16);
}
