import { formatNamed } from '../../../contracts/formats/index.js';
import type { JsonObject } from '../../../contracts/model/json-value.js';
import type { TenantContext } from '../../context.js';
import type { Money } from '../../ledger/money.js';
import { requireAmount } from '../../requirements.js';
import type { SepaLevel, SepaTransfer } from './state.js';

/** What is to be transferred where. */
export type SepaOrder = { amount: Money } & Pick<
  SepaTransfer,
  'level' | 'currency' | 'destinationIban' | 'transferTitle' | 'receiverFirstName' | 'receiverLastName'
>;

const currency = 'eur';

/** Members that tell who receives; the closed loop forbids them. */
const receiverMembers = ['receiverType', 'receiverFirstName', 'receiverLastName', 'companyName'];

/** The level of a partner's order: naming a receiver makes it one of the open loop. */
export function requireSepaLevel({ tenant, demand }: TenantContext, body: JsonObject): SepaLevel {
  const level = body.receiverType === undefined ? 1 : 2;
  const named = receiverMembers.filter((member) => body[member] !== undefined);
  demand(
    'closed-loop-names-no-receiver',
    level === 2 || named.length === 0,
    `receiverType must stand beside ${named.join(', ')}.`,
  );
  demand('sepa-level-is-granted', tenant.sepa.levels.includes(level), levelProblem[level]);
  return level;
}

const levelProblem: Record<SepaLevel, string> = {
  1: 'receiverType must be given: the partner has the open loop alone.',
  2: 'receiverType must be left out: the partner has the closed loop alone.',
};

/** An order whose form is right; funds are another matter. */
export function requireSepaOrder(context: TenantContext, level: SepaLevel, body: JsonObject): SepaOrder {
  const { traits, demand } = context;
  const spellings = traits.sepaCurrencies;
  demand(
    'sepa-currency-is-euro',
    spellings.some((spelling) => spelling === body.currency),
    `currency must be ${spellings.join(' or ')}.`,
  );
  const amount = requireAmount(context, currency, body.amount);
  const destinationIban = String(body.destinationIban);
  demand(
    'destination-is-an-iban',
    formatNamed('iban')?.test(destinationIban) === true,
    'destinationIban must be an IBAN with valid check digits.',
  );
  return {
    level,
    amount,
    currency,
    destinationIban,
    transferTitle: String(body.transferTitle),
    receiverFirstName: textOrNull(body.receiverFirstName),
    receiverLastName: textOrNull(body.receiverLastName),
  };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
