import type { Contract, Currency, Facts, Schema } from '../../contracts/model/types.js';
import { namesCurrency } from './names.js';

function currencies({ facts }: Contract): readonly Currency[] {
  return (facts as Partial<Facts>).currencies ?? [];
}

/** A currency of the facts of which enough is known to pay with it. */
export function knownCurrency(contract: Contract, name: unknown): Currency | undefined {
  return currencies(contract).find((row) => row.name === name && row.decimals !== undefined);
}

/** Whether the facts leave open what comes of a value: it is the name of a currency of which they know too little. */
export function isDoubtful(contract: Contract, name: string, value: unknown): boolean {
  return namesCurrency(name) && currencies(contract).length > 0 && !knownCurrency(contract, value);
}

type Values = Readonly<Record<string, unknown>>;

function withNetworkOf(contract: Contract, values: Values, currency: unknown, schema: Schema | undefined): Values {
  const networks = knownCurrency(contract, currency)?.networks;
  if (!networks || networks.includes(String(values['network']))) return values;
  const fitting = networks.find((one) => !schema?.enum || schema.enum.includes(one));
  const { network, ...rest } = values;
  return fitting === undefined ? rest : { ...rest, network: fitting };
}

function withCurrencyOf(contract: Contract, values: Values, network: unknown, currency: Schema | undefined): Values {
  if (knownCurrency(contract, values['currency'])?.networks?.includes(String(network))) return values;
  const row = currencies(contract).find(
    ({ name, networks }) => networks?.includes(String(network)) && (!currency?.enum || currency.enum.includes(name)),
  );
  return row ? { ...values, currency: row.name } : values;
}

/**
 * Values with what belongs to a changed one: a currency with a network that it has, a network with a currency of it.
 * @param schemas of the members or parameters, by name
 */
export function keptTogether<Kept extends Values>(
  contract: Contract,
  values: Kept,
  changed: string,
  schemas: Readonly<Record<string, Schema>>,
): Kept {
  const { network, currency } = schemas;
  if (changed === 'currency' && Object.hasOwn(values, 'network'))
    return withNetworkOf(contract, values, values['currency'], network) as Kept;
  if (changed === 'network' && Object.hasOwn(values, 'currency'))
    return withCurrencyOf(contract, values, values['network'], currency) as Kept;
  return values;
}
