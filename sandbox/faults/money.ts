import type { Figure } from '../figures.js';
import { feesAccount } from '../ledger/account.js';
import { transfer } from '../ledger/ledger.js';
import { Money } from '../ledger/money.js';
import { partyOf } from '../state/store.js';
import type { Fault } from './fault.js';
import { draw } from './places.js';

/** An amount that is worked out wrongly. */
interface FigureRow {
  name: string;
  violates: string;
  figure: Figure;
  /** Where it shows. */
  operations: readonly string[];
  bend(right: Money): Money;
}

const hundredth = new Money('0.01');

const rows: readonly FigureRow[] = [
  {
    name: 'balance-shown-wrong',
    violates: 'A balance shows what is owned: every amount above zero is one hundredth more.',
    figure: 'balance-shown',
    operations: ['getUserBalances', 'getPartnerBalances'],
    bend: (right) => (right.isZero() ? right : right.plus('0.01')),
  },
  {
    name: 'transfer-credited-short',
    violates: 'What one side gives the other gets: internal transfers credit one per cent less.',
    figure: 'transfer-credited',
    operations: ['createTransfer'],
    bend: (right) => right.times('0.99'),
  },
  {
    name: 'sepa-fee-doubled',
    violates: 'A SEPA transfer costs what the fee list says: it costs twice as much.',
    figure: 'sepa-fee',
    operations: ['createSepaTransfer', 'createPartnerSepaTransfer'],
    bend: (right) => right.times(2),
  },
  {
    name: 'sepa-deposit-credited-short',
    violates: 'A bank transfer is credited as a whole: one euro less arrives.',
    figure: 'sepa-deposit-credited',
    operations: ['getUserBalances', 'getPartnerBalances'],
    bend: (right) => right.minus(1),
  },
  {
    name: 'exchange-fee-doubled',
    violates: 'An exchange costs the percentage of its lock: it costs twice as much.',
    figure: 'exchange-fee',
    operations: ['createExchange', 'createPartnerExchange'],
    bend: (right) => right.times(2),
  },
  {
    name: 'exchange-credited-short',
    violates: 'An exchange gives what rate and fee of the lock come to: it gives one per cent less.',
    figure: 'exchange-received',
    operations: ['createExchange', 'createPartnerExchange'],
    bend: (right) => right.times('0.99').toDecimalPlaces(6, Money.ROUND_DOWN),
  },
  {
    name: 'lock-validity-short',
    violates: 'A lock is good for 40 seconds: it is good for ten.',
    figure: 'lock-validity-seconds',
    operations: ['createExchangeLock', 'createPartnerExchangeLock'],
    bend: () => new Money(10),
  },
  {
    name: 'order-amount-wrong',
    violates: 'An order asks for what rate and amount of its lock come to: it asks for one per cent more.',
    figure: 'order-amount-owed',
    operations: ['lockOrderRate'],
    bend: (right) => right.times('1.01').toDecimalPlaces(6, Money.ROUND_DOWN),
  },
];

/** Operations that take money, with the member of the body that names who pays; without one it is the partner. */
const charged: readonly { id: string; payer?: string; currency: string }[] = [
  { id: 'createTransfer', payer: 'sourceExternalUserId', currency: 'currency' },
  { id: 'createExchange', payer: 'sourceExternalUserId', currency: 'currencyFrom' },
  { id: 'createPartnerExchange', currency: 'currencyFrom' },
];

/** Faults in money that is moved. */
export const moneyFaults: readonly Fault[] = [
  ...rows.map(({ name, violates, figure, operations, bend }): Fault => ({
    name,
    violates,
    plant({ contract }) {
      const known = operations.filter((id) => contract.operations.has(id));
      if (known.length === 0) return undefined;
      return { place: { operations: known }, figure: (asked, right) => (asked === figure ? bend(right) : right) };
    },
  })),
  {
    name: 'charge-not-reported',
    violates: 'What is taken is told: one operation takes a hundredth more than it says.',
    plant(ground) {
      const place = draw(
        ground,
        charged.filter(({ id }) => ground.contract.operations.has(id)),
      );
      if (!place) return undefined;
      let calls = 0;
      return {
        place: { operations: [place.id] },
        async call({ operation, context, request }, proceed) {
          const reply = await proceed(context, request);
          const payer = request.body[place.payer ?? ''];
          if (operation.id !== place.id) return reply;
          const { tenant } = context;
          const { ledgerAccount } = partyOf(tenant, typeof payer === 'string' ? payer : null);
          const id = ground.random.uuidFor('charge', String((calls += 1)));
          const more = transfer(id, ledgerAccount, feesAccount, String(request.body[place.currency]), hundredth);
          if (!tenant.ledger.isShort(more)) tenant.ledger.move(more);
          return reply;
        },
      };
    },
  },
];
