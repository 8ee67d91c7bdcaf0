import { kindPattern } from '../record/kind.js';

/** A member of an entry in the file of waivers. */
export interface Member {
  name: string;
  isRequired?: boolean;
  /** What to do where it is missing or empty. */
  ask: string;
  /** What is wrong with a value, as the end of a sentence; `undefined` where nothing is. */
  flaw?: (text: string) => string | undefined;
}

const kinds =
  'a kind such as string, number, "null", missing, present, not present or status 400 P403; --write-waivers drafts it';

function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

const isKind = (text: string): string | undefined => (kindPattern.test(text) ? undefined : `is not ${kinds}`);

/** Every member of an entry, in the order in which drafts have them. */
export const members: readonly Member[] = [
  { name: 'check', isRequired: true, ask: 'name the check whose finding is accepted' },
  { name: 'id', isRequired: true, ask: 'name the operation, the webhook or the case' },
  {
    name: 'place',
    ask: 'give the JSON Pointer in the body ("" for all of it), or leave the member out',
    flaw: (text) => (text === '' || text.startsWith('/') ? undefined : 'is no JSON Pointer, which begins with /'),
  },
  { name: 'expected', ask: `give ${kinds}, or leave the member out`, flaw: isKind },
  { name: 'actual', ask: `give ${kinds}, or leave the member out`, flaw: isKind },
  { name: 'version', ask: 'name the API version, or leave the member out' },
  { name: 'reason', isRequired: true, ask: 'say why the finding is accepted' },
  { name: 'owner', isRequired: true, ask: 'say who answers for it' },
  {
    name: 'expires',
    isRequired: true,
    ask: 'give the last day on which it is accepted',
    flaw: (text) => (isDate(text) ? undefined : 'is no date such as 2026-12-31'),
  },
  { name: 'ticket', ask: 'name the ticket, or leave the member out' },
];

/** The member that lists cases which show the finding. */
export const seenMember = 'seen';
