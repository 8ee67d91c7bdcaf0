import type { Evidence } from '../../../contracts/model/evidence.js';
import type { Fees } from '../../../contracts/model/facts.js';
import type { Platform } from '../dossier.js';
import type { Edition } from '../evidence.js';

const source = 'Fees';

/** Fees of one edition: legacy has a list of its own, later editions carry the earlier list of 2025. */
export function buildFees({ fees }: Platform, edition: Edition): Fees {
  if (edition === 'legacy') {
    const { cardMonthly, exchange } = fees.legacy;
    const evidence: Evidence = { grade: 'documented', edition, source };
    return {
      cardMonthly: { amount: cardMonthly.amount, currency: cardMonthly.currency, evidence },
      exchange: { percent: exchange.percent, evidence },
      cryptoWithdrawal: [],
    };
  }
  const list = fees['2025'].earlierSnapshot;
  const evidence: Evidence = { grade: edition === '2025' ? 'documented' : 'carried', edition: '2025', source };
  return {
    sepaTransfer: { ...list.sepaTransfer, evidence },
    exchange: { ...list.exchange, evidence },
    cardMonthly: { amount: list.cardMonthly.amount, currency: list.cardMonthly.currency, evidence },
    cryptoWithdrawal: list.cryptoWithdrawalService.map((row) => ({ ...row, evidence })),
    vectors: { examples: list.vectors, evidence },
  };
}
