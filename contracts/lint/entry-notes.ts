import type { Facts } from '../model/types.js';
import type { PlaceNote } from './places.js';

const p424 = ({ errorCodes }: Facts) =>
  errorCodes.filter(({ code }) => code === 'P424').map(({ evidence }) => evidence);

/** What the dossier's sentence on an entry comes to. */
export interface EntryNote {
  /** Words of the sentence. */
  about: string;
  /** Last part of the defect's id. */
  id: string;
  topic: string;
  /** Places beside the entry itself. */
  also?: PlaceNote[];
  readings: { text: string; source: string }[];
  /** What the contract does about it. */
  contract?: string;
}

/** Notes on contradictions of operations and webhooks, by the entry's id. */
export const entryNotes: Partial<Record<string, EntryNote[]>> = {
  getPartnerBalances: [
    {
      about: 'usdt second',
      id: 'order-of-currencies',
      topic: 'order of the crypto balances',
      readings: [
        { text: 'usdt is the second one', source: 'module page' },
        { text: 'eth is the second one in the same kind of response', source: 'Fees' },
      ],
      contract: 'The order of balances is not promised.',
    },
  ],
  lockOrderRate: [
    {
      about: 'cannot result from the sample request',
      id: 'sample-amounts',
      topic: 'amounts of the order lock',
      readings: [
        { text: 'the request asks for 346.59', source: 'request example' },
        {
          text: 'the response gives 92.45 at the rate 0.9245, which cannot result from it',
          source: 'response example',
        },
      ],
    },
  ],
  createUser: [
    {
      about: 'sample phone has ten digits',
      id: 'sample-phone',
      topic: 'phone in the request',
      readings: [
        { text: 'the phone number has ten digits after the Polish country code', source: 'request example' },
        {
          text: 'phone is a phone number, and Polish ones have nine',
          source: 'request fields, and the numbering plan',
        },
      ],
      contract: 'phone is any text.',
    },
  ],
  createTransfer: [
    {
      about: 'P424 twice',
      id: 'error-message',
      topic: 'body of P424',
      also: [{ page: 'Error codes', facts: p424 }],
      readings: [
        { text: 'the body has errorMessage', source: 'first error example' },
        { text: 'the body has no errorMessage', source: 'second error example' },
      ],
      contract: 'errorMessage may be missing from errors of this edition.',
    },
  ],
  userBalanceGenerated: [
    {
      about: 'the only carrier of the value',
      id: 'carrier-of-the-status',
      topic: 'where ACTIVE and ACTIVE_EXTENDED stand',
      readings: [
        { text: 'the event carries one of ACTIVE and ACTIVE_EXTENDED', source: 'prose' },
        { text: 'each fiat balance carries a status of its own, the event none', source: 'payload example' },
      ],
      contract: 'The status stands on each fiat balance.',
    },
  ],
  cryptoWithdrawal: [
    {
      about: 'transactionHash is required',
      id: 'hash-of-a-failure',
      topic: 'transactionHash of a withdrawal that failed',
      readings: [
        { text: 'transactionHash is required', source: 'field table' },
        {
          text: 'a withdrawal can fail before it reaches the chain and has no hash then',
          source: 'status in the same table',
        },
      ],
      contract: 'transactionHash is required, as the table has it.',
    },
  ],
};

/** Sentences that tell what is not shown rather than what disagrees, by the entry's id and by words of theirs. */
export const silences: Partial<Record<string, string[]>> = {
  sepaTransfer: ['Which keys remain in the reduced FAILED message is not shown'],
};
