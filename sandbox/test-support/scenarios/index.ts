import { balances } from './balances.js';
import { exchange } from './exchange.js';
import { orders } from './orders.js';
import { paymentLinks } from './payment-links.js';
import { cards } from './cards.js';
import { crypto } from './crypto.js';
import { platform } from './platform.js';
import type { Scenario } from './scenario.js';
import { sepa } from './sepa.js';
import { transfers } from './transfers.js';
import { users } from './users.js';

/** One scenario per business area. */
export const scenarios: readonly Scenario[] = [
  users,
  balances,
  exchange,
  sepa,
  transfers,
  crypto,
  cards,
  orders,
  paymentLinks,
  platform,
];
