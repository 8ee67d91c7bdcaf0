import { TriggerError, type Control } from '../../trigger.js';
import { findLink, isOver, type OwnedLink } from './payment-links.js';

/** The link that a trigger is about; one that is over is none that anything can happen to. */
export function findOpenLink(control: Control, { paymentLinkId = '' }: Readonly<Record<string, string>>): OwnedLink {
  const found = findLink(control, paymentLinkId);
  if (!found) throw new TriggerError(404, 'There is no such payment link.');
  if (isOver(found.link)) throw new TriggerError(409, `It is ${found.link.status} already.`);
  return found;
}
