import type { ValueFormat } from '../../contracts/formats/format.js';
import { formatNamed } from '../../contracts/formats/index.js';
import { addressFormatOf } from '../../contracts/formats/network-addresses.js';
import { weakestEvidence, type Evidence } from '../../contracts/model/evidence.js';
import { isObject } from '../../contracts/model/json-value.js';
import { currencyNamed } from '../judging/amounts.js';
import type { Scalar } from '../judging/answer.js';
import { judgeScalars, type ScalarVerdict } from '../judging/judge-scalars.js';
import { factAboutMember, memberEvidence } from '../judging/response-body.js';
import type { ExchangeCheck, ExchangeInput } from './check.js';

const check = 'address-valid';

const walletName = /^(?:wallet|walletAddress|destination)$/;
const ibanName = /(?:^i|[a-z]I)ban$/;

/** The form of a wallet, told by the network or the currency beside it, and what tells it. */
function formBeside(
  { contract: { facts } }: ExchangeInput,
  parent: Record<string, unknown>,
): { format: ValueFormat; network: string; evidence: Evidence } | undefined {
  const currency = [parent['currency'], parent['cryptocurrency'], parent['name']]
    .map((name) => currencyNamed(facts, name))
    .find((row) => row !== undefined);
  const told = typeof parent['network'] === 'string' ? parent['network'].toLowerCase() : undefined;
  const network = addressFormatOf(told) ? told : currency?.networks?.[0];
  const format = addressFormatOf(network);
  if (network === undefined || !format) return undefined;
  const row = facts.networks.find(({ key }) => key === network);
  const evidence = told === network ? row?.evidence : currency?.evidence;
  return { format, network, evidence: evidence ?? { grade: 'assumed' } };
}

/** What the network settings beside a wallet say of its net; `undefined` where they say nothing or disagree. */
function netBeside({ networkConfig }: Record<string, unknown>): 'main' | 'test' | undefined {
  if (!isObject(networkConfig)) return undefined;
  const flags = new Set(Object.values(networkConfig).map((terms) => (isObject(terms) ? terms['mainnet'] : undefined)));
  const [flag] = flags;
  return flags.size === 1 && typeof flag === 'boolean' ? (flag ? 'main' : 'test') : undefined;
}

function judgeWallet(
  input: ExchangeInput,
  { pointer, parent = {} }: Scalar,
  wallet: string,
): ScalarVerdict | undefined {
  const beside = formBeside(input, parent);
  if (!beside) return undefined;
  const { format, network } = beside;
  const evidence = factAboutMember(input, pointer, beside.evidence);
  if (!format.test(wallet))
    return {
      evidence,
      flaw: { message: `${pointer} is no address of ${network}`, expected: format.describes, actual: wallet },
    };
  const [said, net] = [netBeside(parent), format.net?.(wallet)];
  if (said === undefined || net === undefined) return { evidence };
  const nets = input.contract.facts.networks.find(({ key }) => key === network)?.evidence ?? { grade: 'assumed' };
  const message = `${pointer} is an address of the ${net} net beside mainnet ${said === 'main'}`;
  return {
    evidence: weakestEvidence([evidence, nets]),
    ...(said === net ? {} : { flaw: { message, expected: `an address of the ${said} net`, actual: wallet } }),
  };
}

function judgeIban(input: ExchangeInput, { pointer }: Scalar, value: string): ScalarVerdict | undefined {
  const iban = formatNamed('iban');
  // Hidden digits cannot be checked.
  if (!iban || /[*•xX…]{3}/.test(value)) return undefined;
  return {
    evidence: memberEvidence(input, pointer),
    ...(iban.test(value.replace(/\s/g, ''))
      ? {}
      : { flaw: { message: `${pointer} is no IBAN`, expected: iban.describes, actual: value } }),
  };
}

/** Whether the caller gave this value itself: that it is wrong is the caller's doing. */
function isEcho({ exchange: { request } }: ExchangeInput, value: string): boolean {
  return request.body?.includes(JSON.stringify(value)) ?? false;
}

export const addressValid: ExchangeCheck = {
  id: check,
  title: 'Wallets and account numbers are valid',
  about:
    'A wallet or an IBAN in the answer has a wrong checksum, or a wallet is of another chain or net than what stands beside it. Money sent there is lost: send none. On a test environment an address of the main net is real money.',
  restsOn:
    'The place of the address in the contract, and the currency and network in the facts; checksums are those of ISO 13616 and of the chains. The weakest decides.',
  judge: (input) =>
    judgeScalars(
      check,
      input,
      (scalar) => {
        const { name, value } = scalar;
        if (typeof value !== 'string' || value === '' || isEcho(input, value)) return undefined;
        if (walletName.test(name)) return judgeWallet(input, scalar, value);
        return ibanName.test(name) ? judgeIban(input, scalar, value) : undefined;
      },
      (count) => (count === 1 ? 'the address is valid' : `${count} addresses are valid`),
    ),
};
