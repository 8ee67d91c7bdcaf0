import type { Area } from './area.js';
import { balances } from './balances/index.js';
import { cards } from './cards/index.js';
import { crypto } from './crypto/index.js';
import { exchange } from './exchange/index.js';
import { orders } from './orders/index.js';
import { paymentLinks } from './payment-links/index.js';
import { platform } from './platform/index.js';
import { sepa } from './sepa/index.js';
import { transfers } from './transfers/index.js';
import { users } from './users/index.js';

/** Everything that the sandbox can do. */
export const areas: readonly Area[] = [
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
