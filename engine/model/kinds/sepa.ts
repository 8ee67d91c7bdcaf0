import { sepaFee } from '../figures.js';
import { accepted, open, someOwner, type Kind } from '../kind.js';
import { availableIn, change, covers, openAccount, partner, sumOf, withMovement } from '../world.js';
import { amountToTry } from './amounts.js';
import { endKind } from './exchanges.js';
import { ownerOf } from './money.js';

const sepaTransfer: Kind = {
  name: 'sepa-transfer',
  operation: { user: 'createSepaTransfer', partner: 'createPartnerSepaTransfer' },
  weight: 3,
  gives: ['/transferId'],
  propose(world, dice) {
    const on = someOwner(world, dice);
    if (on === undefined) return undefined;
    return {
      on,
      values: { amount: amountToTry(dice, availableIn(world.accounts[on] ?? openAccount('created'), 'eur')) },
    };
  },
  call({ on, values: { amount = '1.00' } = {} }, { ids }) {
    const values = ownerOf(on, ids);
    return values && { values, body: { amount } };
  },
  possibilities(world, { on, label, values = {} }, { facts }) {
    const { amount = '0' } = values;
    const account = world.accounts[on] ?? openAccount('created');
    const fee = sepaFee(facts, amount);
    const takes = { currency: 'eur', amount: sumOf(amount, fee ?? '0') };
    const isCovered = covers(account, takes) === 'yes';
    const status = fee === undefined ? 'unknown' : 'pending';
    const movement = { kind: 'sepa', status, takes, ...(isCovered ? {} : { isShort: true as const }) } as const;
    const next = () => change(world, on, (one) => withMovement(one, label, movement));
    // A lack of money may show at once or when the bank is to send it: the documentation has both.
    // The partner's loop, and what a suspended user may do, no fact says.
    const sure = isCovered && !account.suspended && on !== partner;
    return sure && fee !== undefined ? accepted(next) : open(world, next);
  },
};

/** Outgoing bank transfers and their ends. */
export const sepaKinds: readonly Kind[] = [
  sepaTransfer,
  endKind('complete-sepa', 'complete-sepa-transfer', 'sepa', 'transferId', true),
  endKind('fail-sepa', 'fail-sepa-transfer', 'sepa', 'transferId', false),
];
