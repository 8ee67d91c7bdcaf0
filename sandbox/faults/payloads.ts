import { isLosslessNumber } from 'lossless-json';
import { isObject } from '../../contracts/model/json-value.js';
import { leavesSpellingsOpen } from '../../contracts/model/machines.js';
import type { Contract, Schema } from '../../contracts/model/types.js';
import { exactNumber } from '../json.js';
import type { Fault } from './fault.js';
import { changeAt, draw, payloadMembers, pointerOf, type Change, type Member } from './places.js';
import { typesOf } from '../../contracts/model/schema-types.js';

/** A fault in one member of the payloads of one webhook. */
interface PayloadRow {
  name: string;
  violates: string;
  fits(member: Member, contract: Contract): boolean;
  change: Change;
}

const isText = ({ schema }: Member): boolean => isOnly(schema, 'string');
const isAmount = ({ keys }: Member): boolean => keys.at(-1) === 'amount';
const isIdentity = ({ keys }: Member): boolean => /id$/i.test(keys.at(-1) ?? '');

const rows: readonly PayloadRow[] = [
  {
    name: 'webhook-amount-as-number',
    violates: 'Amounts that are decimal strings are strings: one amount of a webhook is a JSON number.',
    fits: (member) => isAmount(member) && isText(member),
    change: (value) => exactNumber(String(value)),
  },
  {
    name: 'webhook-amount-as-text',
    violates: 'Amounts that are numbers are numbers: the amount of a webhook is a string.',
    fits: (member) => isAmount(member) && isOnly(member.schema, 'number'),
    change: (value) => (isLosslessNumber(value) ? value.value : String(value)),
  },
  {
    name: 'webhook-member-missing',
    violates: 'A required member is in every payload: one is left out of a webhook.',
    fits: (member) => !isIdentity(member) && !/^\d+$/.test(member.keys.at(-1) ?? ''),
    change: () => undefined,
  },
  {
    name: 'webhook-member-null',
    violates: 'A member that is not nullable has a value: one is null in a webhook.',
    fits: (member) => !isIdentity(member),
    change: () => null,
  },
  {
    name: 'webhook-state-unknown',
    violates: 'A state is one of the known ones: a webhook tells a word that the documentation does not have.',
    fits: (member, contract) =>
      member.schema.enum !== undefined && isText(member) && !leavesSpellingsOpen(contract.facts, member.id),
    change: () => 'UNHEARD_OF',
  },
  {
    name: 'webhook-time-malformed',
    violates: 'Times have a date, a time and a zone: one of a webhook is a number of seconds in a string.',
    fits: ({ schema }) => schema.format === 'date-time',
    change: () => '1764000000',
  },
  {
    name: 'webhook-amount-differs',
    violates: 'A webhook tells what the API answers: its amount is the hundredfold.',
    fits: (member) => isAmount(member) && member.keys.length === 1,
    change: (value) => shiftPoint(value),
  },
  {
    name: 'webhook-wallet-differs',
    violates: 'A webhook tells the wallet that the API answers: its address is another one.',
    fits: ({ keys }) => keys.at(-1) === 'wallet',
    change: withAnotherEnd,
  },
  {
    name: 'webhook-balance-id-differs',
    violates: 'A webhook names a balance as the API does: it gives it another id.',
    fits: ({ id, keys }) => id === 'userBalanceGenerated' && keys.at(-1) === 'id',
    change: withAnotherEnd,
  },
  {
    name: 'webhook-created-ahead',
    violates: 'Nothing is told before it comes to be: a webhook tells a time of creation a year ahead.',
    fits: ({ keys }) => keys.at(-1) === 'createdAt',
    change: (value) => new Date(Date.parse(String(value)) + yearMs).toISOString(),
  },
  {
    name: 'webhook-created-before-call',
    violates: 'What a call makes is no older than the call: a webhook tells a time of creation in 1970.',
    fits: ({ keys }) => keys.at(-1) === 'createdAt',
    change: () => new Date(0).toISOString(),
  },
  {
    name: 'webhook-state-differs',
    violates: 'A webhook tells the state that the API answers: it tells the opposite.',
    fits: ({ id, keys }) =>
      /^(sepaTransfer|cryptoWithdrawal|exchange|p2pTransfer)$/.test(id) && keys.at(-1) === 'status',
    change: (value) => opposites[String(value)] ?? value,
  },
];

/** Milliseconds of a year. */
const yearMs = 365 * 24 * 3600_000;

const opposites: Record<string, string> = {
  SUCCESSFUL: 'FAILED',
  FAILED: 'SUCCESSFUL',
  COMPLETED: 'FAILED',
  completed: 'failed',
  failed: 'completed',
};

/** Faults in what webhooks carry; webhook and member are drawn. */
export const payloadFaults: readonly Fault[] = [
  ...rows.map(({ name, violates, fits, change }): Fault => ({
    name,
    violates,
    plant(ground) {
      const member = draw(
        ground,
        payloadMembers(ground.contract).filter((one) => fits(one, ground.contract)),
      );
      if (!member) return undefined;
      return {
        place: { webhooks: [member.id], pointer: pointerOf(member.keys) },
        webhooks: {
          payload(payload, { webhookId }) {
            const changed = webhookId === member.id ? changeAt(payload, member.keys, change) : payload;
            return isObject(changed) ? changed : payload;
          },
        },
      };
    },
  })),
];

function isOnly(schema: Schema, type: string): boolean {
  const types = typesOf(schema);
  return types.length > 0 && types.every((one) => one === type);
}

/** A text whose last character is another one. */
function withAnotherEnd(value: unknown): unknown {
  return typeof value === 'string' && value !== '' ? `${value.slice(0, -1)}${value.endsWith('1') ? '2' : '1'}` : value;
}

/** An amount with its point moved, in the form that it has. */
function shiftPoint(value: unknown): unknown {
  const text = isLosslessNumber(value) ? value.value : String(value);
  const [whole = '0', decimals = ''] = text.split('.');
  const shifted = `${whole}${decimals.padEnd(2, '0')}`.replace(/^0+(?=\d)/, '');
  return isLosslessNumber(value) ? exactNumber(shifted) : `${shifted}.${'0'.repeat(decimals.length)}`;
}
