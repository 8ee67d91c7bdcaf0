import { deletion, suspension, userUpdate } from './accounts.js';
import { cardAccess, cardLife, cardQuota, cardsAtOnce } from './cards.js';
import {
  cryptoDeposit,
  partnerCryptoDeposit,
  partnerWithdrawal,
  partnerWithdrawalsAtOnce,
  userWithdrawal,
  withdrawalsAtOnce,
} from './crypto.js';
import { exchangesAtOnce, partnerExchange, partnerExchangesAtOnce, userExchange } from './exchanges.js';
import type { Flow } from './flow.js';
import { bystander, partnerContacts, partnerFunding, senderCheck, userFunding } from './funding.js';
import { health } from './health.js';
import { isolation } from './isolation.js';
import { onboardingFiles } from './onboarding-files.js';
import { onboardingHosted } from './onboarding-hosted.js';
import { orderExpired, orderPaid, ordersAtOnce } from './orders.js';
import { hostedCheckout, paymentLink } from './payment-links.js';
import { highRisk, proofOfAddress } from './proof-of-address.js';
import { partnerSepa, userSepa } from './sepa.js';
import { repeatedTransfer, transfers, transfersAtOnce } from './transfers.js';
import { twoUsers } from './two-users.js';
import { wallets } from './wallets.js';

/** Every flow. The serial ones run one after the other; partner-funding is the first of them, while balances may be empty. */
export const flows: readonly Flow[] = [
  onboardingFiles,
  onboardingHosted,
  proofOfAddress,
  highRisk,
  userUpdate,
  suspension,
  deletion,
  twoUsers,
  userFunding,
  bystander,
  senderCheck,
  wallets,
  repeatedTransfer,
  transfersAtOnce,
  userExchange,
  exchangesAtOnce,
  userSepa,
  cryptoDeposit,
  userWithdrawal,
  withdrawalsAtOnce,
  cardLife,
  cardAccess,
  cardQuota,
  cardsAtOnce,
  ordersAtOnce,
  isolation,

  partnerFunding,
  partnerContacts,
  transfers,
  partnerExchange,
  partnerExchangesAtOnce,
  partnerSepa,
  partnerCryptoDeposit,
  partnerWithdrawal,
  partnerWithdrawalsAtOnce,
  orderPaid,
  orderExpired,
  paymentLink,
  hostedCheckout,
  health,
];
