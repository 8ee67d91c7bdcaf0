import { answersRoute } from './answers.js';
import { deliveryRoute } from './delivery.js';
import { healthRoute } from './health.js';
import { inboxesRoute } from './inboxes.js';
import { journalRoute } from './journal.js';
import { leaseRoute } from './leases.js';
import { listRoute } from './list.js';
import { pageRoute } from './page.js';
import { relaysRoute } from './relays.js';
import { resendRoute } from './resend.js';
import type { Route } from './route.js';
import { streamRoute } from './stream.js';
import { waitRoute } from './wait.js';

/** Every route of the read API; the first that fits answers. */
export const routes: readonly Route[] = [
  pageRoute,
  healthRoute,
  journalRoute,
  listRoute,
  waitRoute,
  streamRoute,
  deliveryRoute,
  relaysRoute,
  resendRoute,
  inboxesRoute,
  answersRoute,
  leaseRoute,
];
