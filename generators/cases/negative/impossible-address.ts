import { formatNamed } from '../../../contracts/formats/index.js';
import { evidenceGround } from '../../../contracts/model/ground.js';
import { toPointer } from '../../../contracts/model/pointer.js';
import { requestOf } from '../base.js';
import { refused, unstated } from '../expectations.js';
import { templateOf, type CaseRule } from '../phase.js';
import { bodyShape } from '../shape.js';

const formats = ['iban', 'evm-address', 'btc-address', 'ltc-address', 'doge-address'] as const;

/** What is told by the text alone to be where money goes. */
function isAddress(value: unknown): value is string {
  return typeof value === 'string' && formats.some((name) => formatNamed(name)?.test(value));
}

/** The address with another last character, or without it where that is an address too. */
function impossible(address: string): string {
  const end = address.endsWith('1') ? '2' : '1';
  return [`${address.slice(0, -1)}${end}`].find((text) => !isAddress(text)) ?? address.slice(0, -1);
}

/** An account or wallet that cannot exist, where the schema takes any text: money sent there would be lost. */
export const impossibleAddress: CaseRule = {
  id: 'impossible-address',
  about: 'an account number or wallet address that fails its own check',
  templates({ contract, operation, base }) {
    const members = (bodyShape(contract, operation)?.members ?? []).filter(
      ({ name, schema }) => schema.format === undefined && !schema.pattern && isAddress(base.body?.[name]),
    );
    const ground = evidenceGround(unstated('that addresses which fail their own check are refused'));
    return members.map(({ name }) =>
      templateOf(operation, {
        phase: 'negative',
        rule: 'impossible-address',
        pointer: toPointer([name]),
        name: `with a ${name} that fails its own check`,
        expect: refused('validation', ground),
        request: (given) =>
          requestOf(operation, { ...given, body: { ...given.body, [name]: impossible(String(given.body?.[name])) } }),
      }),
    );
  },
};
