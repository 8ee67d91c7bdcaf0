import { attempts } from '../families.js';
import type { CauseRule } from './rule.js';

/** When, how often and for whom one webhook comes is one machine's doing. */
export const sameWebhook: CauseRule = {
  id: 'same-webhook',
  about: 'the attempts of the same webhook show it',
  keysOf: ({ check, about }) => (attempts.has(check) ? [about] : []),
  explains: () => true,
};
