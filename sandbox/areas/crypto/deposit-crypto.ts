import type { JsonObject } from '../../../contracts/model/json-value.js';
import type { Currency } from '../../../contracts/model/types.js';
import type { Facts } from '../../../contracts/model/types.js';
import { readDeposit, readText } from '../../read-deposit.js';
import { nextId } from '../../state/party.js';
import { TriggerError, type Trigger } from '../../trigger.js';
import { termsOf } from '../balances/terms.js';
import { advanceCryptoDeposit, canPass, isFrozen, openCryptoDeposit } from './crypto-deposits.js';
import { describeCryptoDeposit } from './describe-crypto-deposit.js';

const usualStates = ['WAITING_FOR_VERIFICATION', 'SUCCESSFUL'];
const usualStatesOfFrozen = ['WAITING_FOR_VERIFICATION', 'UNSUCCESSFUL'];

/** Lets a deposit arrive on a chain and run through states, the last of which it keeps. */
export const depositCrypto: Trigger = {
  method: 'POST',
  path: '/deposits/crypto',
  handle(control, request) {
    const { tenant, party, currency, amount, body } = readDeposit(control, request, 'crypto');
    const network = networkOf(currency, readText(body, 'network'));
    const { minDeposit } = termsOf(control, currency.name, network);
    if (amount.lessThan(minDeposit))
      throw new TriggerError(409, `The smallest deposit of ${currency.name} on ${network} is ${minDeposit}.`);
    const [status, ...later] = statesOf(control.facts, body, isFrozen(tenant, party.externalUserId));
    const context = control.contextOf(tenant);
    const seen = { status, currency: currency.name, network, amount };
    const deposit = openCryptoDeposit(context, party, nextId(party), seen);
    for (const next of later) advanceCryptoDeposit(context, deposit, next);
    return describeCryptoDeposit(deposit);
  },
};

function networkOf({ networks = [] }: Currency, wanted: string | undefined): string {
  const network = networks.find((name) => wanted === undefined || name === wanted);
  if (network === undefined) throw new TriggerError(400, `network must be one of ${networks.join(', ')}.`);
  return network;
}

function statesOf(facts: Facts, body: JsonObject, isFrozenOwner: boolean): [string, ...string[]] {
  const { states = isFrozenOwner ? usualStatesOfFrozen : usualStates } = body;
  if (!isListOfTexts(states)) throw new TriggerError(400, 'states must be a list of at least one state.');
  if (!canPass(facts, null, states)) throw new TriggerError(409, 'A deposit cannot run through these states.');
  if (isFrozenOwner && states.includes('SUCCESSFUL'))
    throw new TriggerError(409, 'The user is suspended: nothing is credited.');
  return states;
}

function isListOfTexts(value: unknown): value is [string, ...string[]] {
  return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');
}
