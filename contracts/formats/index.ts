import { bic } from './bic.js';
import { btcAddress } from './btc-address.js';
import { country } from './country.js';
import { dateTime } from './date-time.js';
import { date } from './date.js';
import { decimal } from './decimal.js';
import { dogeAddress } from './doge-address.js';
import { email } from './email.js';
import { evmAddress } from './evm-address.js';
import type { ValueFormat } from './format.js';
import { iban } from './iban.js';
import { ltcAddress } from './ltc-address.js';
import { phone } from './phone.js';
import { transactionHash } from './transaction-hash.js';
import { uri } from './uri.js';
import { uuid } from './uuid.js';

/** Every value format, the narrowest first: derivation takes the first that all samples satisfy. */
export const formats: readonly ValueFormat[] = [
  uuid,
  dateTime,
  date,
  email,
  uri,
  iban,
  evmAddress,
  btcAddress,
  ltcAddress,
  dogeAddress,
  transactionHash,
  phone,
  decimal,
  country,
  bic,
];

/** The format of a name, if there is one. */
export function formatNamed(name: string): ValueFormat | undefined {
  return formats.find((format) => format.name === name);
}

export type { ValueFormat };
