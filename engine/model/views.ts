import { isLosslessNumber } from 'lossless-json';
import { isObject } from '../../contracts/model/json-value.js';
import type { Contract } from '../../contracts/model/types.js';
import { codeFor, isActive, type Known } from './kind.js';
import { balancesAllowed, isSame, partner, type Account, type Movement, type World } from './world.js';

/** Where a read and the model differ. */
export interface Difference {
  /** What is wrong, in a sentence. */
  message: string;
  pointer?: string;
  expected?: string;
  actual?: string;
}

/** A read that the model knows the answer of. */
export interface View {
  /** Names it within a sequence: what is read, and of whom. */
  id: string;
  operationId: string;
  /** Label of the account that it shows. */
  on: string;
  /** Label of the object, where it shows one. */
  of?: string;
  values: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string>>;
  /** The read has to be refused: with this code, where the contract names one. */
  refused?: { code?: string };
  /** Differences to what the answer shows; none where it is as it must be. */
  judge(body: unknown): Difference[];
}

const textOf = (value: unknown): string | undefined =>
  isLosslessNumber(value) ? value.value : typeof value === 'string' ? value : undefined;

const listNamed = (body: unknown, name: string): Record<string, unknown>[] => {
  const list = isObject(body) ? body[name] : undefined;
  return Array.isArray(list) ? list.filter(isObject) : [];
};

/** A member of an answer that has to be a certain text or number. */
function member(body: unknown, name: string, expected: string | undefined, numeric = false): Difference[] {
  const actual = isObject(body) ? textOf(body[name]) : undefined;
  if (expected === undefined || actual === undefined) return [];
  const same = numeric ? /^-?\d+(\.\d+)?$/.test(actual) && isSame(actual, expected) : actual === expected;
  return same ? [] : [{ message: `${name} is not what was done`, pointer: `/${name}`, expected, actual }];
}

function balances(account: Account, body: unknown): Difference[] {
  return ['fiatBalances', 'cryptoBalances'].flatMap((name) =>
    listNamed(body, name).flatMap((balance, index): Difference[] => {
      const currency = textOf(balance['name'])?.toLowerCase();
      const actual = textOf(balance['amount']);
      if (currency === undefined || actual === undefined) return [];
      const allowed = balancesAllowed(account, currency);
      if (allowed === undefined || allowed.some((amount) => isSame(amount, actual))) return [];
      return [
        {
          message: `the balance in ${currency} is not what was done`,
          pointer: `/${name}/${index}/amount`,
          expected: allowed.join(' or '),
          actual,
        },
      ];
    }),
  );
}

/** Kinds whose line in a history has the id that the call gave; the others' no fact names. */
const withOwnLine: readonly Movement['kind'][] = ['deposit', 'transfer', 'exchange', 'sepa', 'withdrawal'];
const statusOf: Partial<Record<Movement['status'], string>> = { done: 'SUCCESSFUL', failed: 'FAILED' };

function history(label: string, account: Account, { ids, unsure }: Known, body: unknown): Difference[] {
  const lines = listNamed(body, 'transactions');
  const total = isObject(body) ? Number(textOf(body['total']) ?? lines.length) : lines.length;
  const known = new Set(Object.values(ids));
  const seen = new Map<string, Record<string, unknown>[]>();
  for (const line of lines) seen.set(textOf(line['id']) ?? '', [...(seen.get(textOf(line['id']) ?? '') ?? []), line]);
  // Of the partner's history only what this sequence did is known.
  const strange = label === partner || unsure ? [] : [...seen.keys()].filter((id) => id !== '' && !known.has(id));
  const missing = Object.entries(account.movements).flatMap(([made, movement]): Difference[] => {
    const id = ids[made];
    if (id === undefined || !withOwnLine.includes(movement.kind) || movement.isShort) return [];
    const own = seen.get(id);
    // Older lines stand on other pages.
    if (!own)
      return total > lines.length
        ? []
        : [{ message: `the history forgot the ${movement.kind} ${made}`, expected: 'its line', actual: 'none' }];
    return own.flatMap((line) => lineDifferences(movement, line));
  });
  return [
    ...strange.map(() => ({
      message: 'the history has a line of which nothing was done',
      expected: 'no line',
      actual: 'a line',
    })),
    ...missing,
  ];
}

function lineDifferences({ status, kind, takes, gives }: Movement, line: Record<string, unknown>): Difference[] {
  const expected = statusOf[status];
  const told = expected === undefined ? [] : member(line, 'status', expected).map(inLine(kind));
  const currency = textOf(line['currency'])?.toLowerCase();
  const amount = textOf(line['amount'])?.replace('-', '');
  const right = [takes, gives].find((sum) => sum?.currency === currency)?.amount;
  const isWrong = right !== undefined && amount !== undefined && status === 'done' && !isSame(amount, right);
  return isWrong
    ? [...told, { message: `the line of the ${kind} has another amount`, expected: right, actual: amount }]
    : told;
}

const inLine =
  (kind: string) =>
  (one: Difference): Difference => ({ ...one, message: `the line of the ${kind}: ${one.message}` });

function cards(account: Account, { ids, unsure }: Known, body: unknown): Difference[] {
  const listed = listNamed(body, 'cards');
  const labels = Object.entries(account.cards);
  const missing = labels.flatMap(([label, { status }]): Difference[] => {
    const found = listed.find((card) => textOf(card['cardId']) === ids[label]);
    if (!found)
      // Whether a deleted card stays in the list nobody says.
      return status === 'DELETED' || ids[label] === undefined
        ? []
        : [{ message: `the list forgot the card ${label}`, expected: 'the card', actual: 'none' }];
    return member(found, 'status', status);
  });
  const known = new Set(labels.map(([label]) => ids[label]));
  const strange = unsure ? [] : listed.filter((card) => !known.has(textOf(card['cardId'])));
  return [
    ...missing,
    ...strange.map(() => ({ message: 'the list has a card that nobody made', expected: 'no card', actual: 'a card' })),
  ];
}

const exchangeStatus: Partial<Record<Movement['status'], string>> = { done: 'COMPLETED', failed: 'FAILED' };
const final = ['COMPLETED', 'SUCCESSFUL', 'FAILED'];

function movementDetails(movement: Movement, body: unknown): Difference[] {
  const { status, kind, takes, gives } = movement;
  const shown = isObject(body) ? textOf(body['status']) : undefined;
  const early: Difference[] =
    status === 'pending' && shown !== undefined && final.includes(shown.toUpperCase())
      ? [
          {
            message: 'it ended before anybody ended it',
            pointer: '/status',
            expected: 'a state before the end',
            actual: shown,
          },
        ]
      : [];
  if (kind === 'exchange')
    return [
      ...early,
      // Editions differ in the spelling.
      ...member({ status: shown?.toUpperCase() }, 'status', exchangeStatus[status]),
      ...member(body, 'amount', takes?.amount, true),
      ...(status === 'done' ? member(body, 'receivedAmount', gives?.amount, true) : []),
    ];
  if (kind === 'sepa') return [...early, ...member(body, 'status', statusOf[status])];
  return [...member(body, 'status', statusOf[status]), ...member(body, 'amount', (takes ?? gives)?.amount, true)];
}

const detailsOf: Partial<Record<Movement['kind'], { user: string; partner: string; value: string }>> = {
  transfer: { user: 'getTransferDetails', partner: 'getTransferDetails', value: 'transferId' },
  exchange: { user: 'getExchangeDetails', partner: 'getPartnerExchangeDetails', value: 'exchangeId' },
  sepa: { user: 'getSepaTransferDetails', partner: 'getPartnerSepaTransferDetails', value: 'transferId' },
};

const orderStatus = {
  new: 'WAITING_FOR_WALLET_ADDRESS',
  addressed: undefined,
  paid: undefined,
  over: undefined,
  unknown: undefined,
};

function viewsOfObjects(label: string, account: Account, known: Known): View[] {
  const { ids } = known;
  const side = label === partner ? 'partner' : 'user';
  const movements = Object.entries(account.movements).flatMap(([of, movement]): View[] => {
    const [row, id] = [detailsOf[movement.kind], ids[of]];
    // A transfer stands with both sides; the user's is read.
    if (!row || id === undefined || (movement.kind === 'transfer' && side === 'partner')) return [];
    const operationId = row[side];
    const judge = (body: unknown) => movementDetails(movement, body);
    return [{ id: `details.${of}`, operationId, on: label, of, values: { [row.value]: id }, judge }];
  });
  const limits = Object.entries(account.cards).flatMap(([of, { limits: set, status }]): View[] => {
    const [externalUserId, cardId] = [ids[label], ids[of]];
    if (externalUserId === undefined || cardId === undefined || !set || status === 'DELETED') return [];
    const judge = (body: unknown) => Object.entries(set).flatMap(([name, value]) => member(body, name, value, true));
    return [
      { id: `limits.${of}`, operationId: 'getCardLimits', on: label, of, values: { externalUserId, cardId }, judge },
    ];
  });
  const orders = Object.entries(account.orders).flatMap(([of, { status }]): View[] => {
    const orderId = ids[of];
    if (orderId === undefined) return [];
    const judge = (body: unknown) => member(body, 'status', orderStatus[status]);
    return [{ id: `order.${of}`, operationId: 'getOrderDetails', on: label, of, values: { orderId }, judge }];
  });
  return [...movements, ...limits, ...orders];
}

const newest = { page: '1', limit: '100' };

function viewsOfAccount(label: string, account: Account, known: Known): View[] {
  const { ids, facts } = known;
  if (label === partner)
    return [
      {
        id: 'balances.partner',
        operationId: 'getPartnerBalances',
        on: label,
        values: {},
        judge: (body) => balances(account, body),
      },
      {
        id: 'history.partner',
        operationId: 'getPartnerTransactionHistory',
        on: label,
        values: {},
        query: newest,
        judge: (body) => history(label, account, known, body),
      },
    ];
  const values = { externalUserId: ids[label] ?? '' };
  if (account.level === 'deleted') {
    const code = codeFor(facts, 'P412', 'getUserBalances');
    const refusal = code === undefined ? {} : { code };
    return [
      { id: `balances.${label}`, operationId: 'getUserBalances', on: label, values, refused: refusal, judge: () => [] },
    ];
  }
  if (!isActive(account)) return [];
  return [
    {
      id: `balances.${label}`,
      operationId: 'getUserBalances',
      on: label,
      values,
      judge: (body) => balances(account, body),
    },
    {
      id: `history.${label}`,
      operationId: 'getUserTransactionHistory',
      on: label,
      values,
      query: newest,
      judge: (body) => history(label, account, known, body),
    },
    {
      id: `cards.${label}`,
      operationId: 'getUserCards',
      on: label,
      values,
      judge: (body) => cards(account, known, body),
    },
  ];
}

/** Every read whose answer a world says, as far as the version has it. */
export function viewsOf({ accounts }: World, known: Known): View[] {
  return Object.keys(accounts).flatMap((label) => viewsAbout(label, accounts, known));
}

function viewsAbout(label: string, accounts: World['accounts'], known: Known): View[] {
  const account = accounts[label];
  if (!account) return [];
  return [...viewsOfAccount(label, account, known), ...viewsOfObjects(label, account, known)].filter(
    ({ operationId }) => has(known.contract, operationId),
  );
}

/** The same read in another world; `undefined` where that says nothing of it. */
export function viewIn({ accounts }: World, known: Known, { id, on }: Pick<View, 'id' | 'on'>): View | undefined {
  return viewsAbout(on, accounts, known).find((view) => view.id === id);
}

function has({ operations }: Contract, operationId: string): boolean {
  return operations.has(operationId);
}
