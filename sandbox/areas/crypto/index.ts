import type { Area } from '../area.js';
import { advanceCryptoDepositTrigger } from './advance-crypto-deposit.js';
import { confirmCryptoWithdrawal } from './confirm-crypto-withdrawal.js';
import { createCryptoWithdrawal } from './create-crypto-withdrawal.js';
import { createPartnerCryptoWithdrawal } from './create-partner-crypto-withdrawal.js';
import { cryptoWithdrawalOutcome } from './crypto-withdrawals.js';
import { depositCrypto } from './deposit-crypto.js';
import { failCryptoWithdrawal } from './fail-crypto-withdrawal.js';
import { getCryptoWithdrawalDetails } from './get-crypto-withdrawal-details.js';
import { getNetworkFee } from './get-network-fee.js';
import { getPartnerCryptoWithdrawalDetails } from './get-partner-crypto-withdrawal-details.js';
import { getPartnerNetworkFee } from './get-partner-network-fee.js';
import { travelRuleOutcome } from './travel-rule.js';
import { updatePartnerTravelRule } from './update-partner-travel-rule.js';
import { updateTravelRule } from './update-travel-rule.js';

/** Money on chains, in and out. */
export const crypto: Area = {
  operations: [
    updatePartnerTravelRule,
    getPartnerNetworkFee,
    createPartnerCryptoWithdrawal,
    getPartnerCryptoWithdrawalDetails,
    updateTravelRule,
    getNetworkFee,
    createCryptoWithdrawal,
    getCryptoWithdrawalDetails,
  ],
  triggers: [depositCrypto, advanceCryptoDepositTrigger, confirmCryptoWithdrawal, failCryptoWithdrawal],
  outcomes: [travelRuleOutcome, cryptoWithdrawalOutcome],
};
