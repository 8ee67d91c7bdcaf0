import type { ReceivedDelivery } from '../exchange.js';
import { delivery } from './inputs.js';

/** Attempts of one delivery with these pauses between them, in seconds; all fail unless another status is given for the last. */
export function attemptsAfter(
  pauses: readonly number[],
  last = 500,
  changes: Partial<ReceivedDelivery> = {},
): ReceivedDelivery[] {
  let at = 2000;
  return [0, ...pauses].map((pause, index) => {
    const receivedAt = at + pause * 1000;
    at = receivedAt + 2;
    const answerStatus = index === pauses.length ? last : 500;
    return delivery({ id: `d${index + 1}`, receivedAt, answeredAt: at, answerStatus, ...changes });
  });
}
