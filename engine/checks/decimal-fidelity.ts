import { isLosslessNumber } from 'lossless-json';
import { decimal, scaleOf } from '../../contracts/formats/decimal.js';
import type { Evidence } from '../../contracts/model/evidence.js';
import type { Currency } from '../../contracts/model/types.js';
import { currencyNamed, decimalOf, isBalance } from '../judging/amounts.js';
import { textOf, type Scalar } from '../judging/answer.js';
import { judgeScalars } from '../judging/judge-scalars.js';
import { factAboutMember, memberEvidence } from '../judging/response-body.js';
import type { ExchangeCheck, ExchangeInput } from './check.js';

const check = 'decimal-fidelity';

/** Members that are amounts of money. Prices are none: nobody promises how exact they are. */
const amountName = /(?:^|[a-z])(?:[Aa]mount|[Ff]ee|[Bb]alance)$|^(?:fee|min)(?:Withdrawal|Deposit)$|[Aa]mountRequired$/;

/** Members whose amount is in the currency that another member names; every other amount is in `currency`. */
const currencyMembers: Readonly<Record<string, readonly string[]>> = {
  receivedAmount: ['currencyTo', 'cryptocurrency', 'currency'],
  amount: ['currency', 'currencyFrom', 'cryptocurrency'],
};
const usually = ['currency', 'cryptocurrency'];

/** What stands wrong in an amount. */
interface Flaw {
  message: string;
  expected: string;
  evidence: Evidence;
}

/** The currency of an amount and whether it is a balance's, which has a fixed scale. */
function currencyOf(
  input: ExchangeInput,
  { name, parent = {} }: Scalar,
): { row: Currency; fixed: boolean } | undefined {
  const { facts } = input.contract;
  const balance = name === 'amount' && isBalance(parent);
  const members = balance ? ['name'] : (currencyMembers[name] ?? usually);
  const row = members.map((member) => currencyNamed(facts, parent[member])).find((found) => found !== undefined);
  return row ? { row, fixed: balance } : undefined;
}

/** What is left of a sum in binary fractions: a long run of noughts or nines, then other digits. */
function isNoise(written: string): boolean {
  const text = written.replace(/e.*$/i, '');
  const digits = text.replace(/[^\d]/g, '').replace(/^0+/, '');
  return digits.length >= 15 && /\.\d*(?:0{5,}|9{5,})\d{1,3}$/.test(text);
}

function flawOf(input: ExchangeInput, scalar: Scalar, text: string): Flaw | undefined {
  const { pointer, value } = scalar;
  const own = memberEvidence(input, pointer);
  if (isNoise(text))
    return { message: `${pointer} carries the noise of binary fractions`, expected: 'the exact amount', evidence: own };
  const isNumber = isLosslessNumber(value);
  if (!isNumber && !decimal.test(text))
    return { message: `${pointer} is no plain decimal`, expected: decimal.describes, evidence: own };
  const currency = currencyOf(input, scalar);
  const { decimals } = currency?.row ?? {};
  if (!currency || decimals === undefined) return undefined;
  const { row, fixed } = currency;
  // Of a number the value counts: noughts at its end and an exponent are a matter of spelling.
  const scale = isNumber ? (decimalOf(value)?.decimalPlaces() ?? 0) : scaleOf(text);
  const holds = fixed && !isNumber ? scale === decimals : scale <= decimals;
  if (holds) return undefined;
  return {
    message: `${pointer} has ${scale} decimals; ${row.name} has ${decimals}`,
    expected: `${fixed ? '' : 'at most '}${decimals} decimals`,
    evidence: factAboutMember(input, pointer, row.evidence),
  };
}

export const decimalFidelity: ExchangeCheck = {
  id: check,
  title: 'Amounts are exact decimals',
  about:
    'An amount has too many or too few decimals for its currency, or carries the noise of binary fractions; or one that is a text is written with an exponent or a separator. Of a JSON number the value counts, however it is spelt. Somebody calculates with floats; sums will not add up. Read amounts losslessly on your side.',
  restsOn:
    'The place of the amount in the contract, and for the number of decimals the currency in the facts: fixed in balances, a maximum elsewhere. The weaker decides.',
  judge: (input) =>
    judgeScalars(
      check,
      input,
      (scalar) => {
        const text = textOf(scalar.value);
        if (text === undefined || !amountName.test(scalar.name) || !/\d/.test(text)) return undefined;
        const flaw = flawOf(input, scalar, text);
        if (!flaw) return { evidence: memberEvidence(input, scalar.pointer) };
        const { evidence, message, expected } = flaw;
        return { evidence, flaw: { message, expected, actual: text.slice(0, 60) } };
      },
      (count) => (count === 1 ? 'the amount is an exact decimal' : `${count} amounts are exact decimals`),
    ),
};
