import type { Currency, Facts } from '../../contracts/model/types.js';
import { advanceCryptoDeposit, canPass, openCryptoDeposit } from '../crypto-deposits.js';
import type { JsonObject } from '../json.js';
import type { Money } from '../ledger/money.js';
import { withTransactionId } from '../party.js';
import { describeCryptoDeposit, tellCryptoDeposit } from './crypto-deposit.js';
import { readDeposit, readText } from './read-deposit.js';
import { TriggerError, type Trigger } from './trigger.js';

const usualStates = ['WAITING_FOR_VERIFICATION', 'SUCCESSFUL'];

/** Lets a deposit arrive on a chain and run through states, the last of which it keeps. */
export const depositCrypto: Trigger = {
  method: 'POST',
  path: '/deposits/crypto',
  handle(control, request) {
    const { facts } = control.contract;
    const { tenant, party, currency, amount, body } = readDeposit(control, request, 'crypto');
    const network = networkOf(currency, readText(body, 'network'));
    checkMinimum(facts, currency.name, network, amount);
    const [status, ...later] = statesOf(facts, body);
    const createdAt = control.clock.now();
    const deposit = withTransactionId(party, (id) =>
      openCryptoDeposit(id, party, { status, currency: currency.name, network, amount, createdAt }),
    );
    tenant.cryptoDeposits.set(deposit.transaction.id, deposit);
    tellCryptoDeposit(control, tenant, deposit);
    for (const next of later) {
      advanceCryptoDeposit(tenant.ledger, deposit, next);
      tellCryptoDeposit(control, tenant, deposit);
    }
    return describeCryptoDeposit(deposit);
  },
};

function networkOf({ networks = [] }: Currency, wanted: string | undefined): string {
  const network = networks.find((name) => wanted === undefined || name === wanted);
  if (network === undefined) throw new TriggerError(400, `network must be one of ${networks.join(', ')}.`);
  return network;
}

function checkMinimum({ networkTerms }: Facts, currency: string, network: string, amount: Money): void {
  const minimum = networkTerms.find((terms) => terms.currency === currency && terms.network === network)?.minDeposit;
  if (minimum !== undefined && amount.lessThan(minimum))
    throw new TriggerError(409, `The smallest deposit of ${currency} on ${network} is ${minimum}.`);
}

function statesOf(facts: Facts, { states = usualStates }: JsonObject): [string, ...string[]] {
  if (!isListOfTexts(states)) throw new TriggerError(400, 'states must be a list of at least one state.');
  if (!canPass(facts, null, states)) throw new TriggerError(409, 'A deposit cannot run through these states.');
  return states;
}

function isListOfTexts(value: unknown): value is [string, ...string[]] {
  return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');
}
