import type { Delivery } from '../types.js';
import { Problem, type Call } from './route.js';

/** The delivery that a call's path names. @throws Problem 404 where there is none */
export async function storedDelivery({ api, params }: Call): Promise<Delivery> {
  const text = params['sequence'] as string;
  if (/^[1-9]\d{0,15}$/.test(text)) for await (const delivery of api.journal.read(Number(text) - 1)) return delivery;
  throw new Problem(404, `There is no delivery ${text}; the journal holds ${api.journal.length}.`);
}
