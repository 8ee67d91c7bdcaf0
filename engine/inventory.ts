import { appendLine, linesIn } from './line-log.js';
import type { Contract } from '../contracts/model/types.js';
import { planRequest } from '../generators/cases/requests.js';
import type { PlannedRequest } from '../generators/cases/case.js';
import { isSuccess, type Exchange } from './exchange.js';
import { parseBody } from './json-body.js';

type Values = Readonly<Record<string, string>>;

/** An operation that leaves something behind. */
interface CreationRow {
  operation: string;
  /** What it makes, in a word or two. */
  what: string;
  /** Member of the answer, or of the request where the caller chooses it, that names it. */
  id: string;
  /** Operation that takes it away, and the values that it needs; absent: it stays. */
  undo?: { operation: string; needs: readonly string[] };
}

const rows: readonly CreationRow[] = [
  {
    operation: 'createUser',
    what: 'user',
    id: 'externalUserId',
    undo: { operation: 'deleteUser', needs: ['externalUserId'] },
  },
  { operation: 'createKycVerification', what: 'identity check', id: 'verificationId' },
  {
    operation: 'createVirtualCard',
    what: 'card',
    id: 'cardId',
    undo: { operation: 'deleteCard', needs: ['externalUserId', 'cardId'] },
  },
  { operation: 'createPartnerWallet', what: 'wallet', id: 'walletId' },
  { operation: 'createTransfer', what: 'transfer', id: 'transferId' },
  { operation: 'createTransferMasterBalance', what: 'transfer', id: 'transferId' },
  { operation: 'createSepaTransfer', what: 'SEPA transfer', id: 'transferId' },
  { operation: 'createPartnerSepaTransfer', what: 'SEPA transfer', id: 'transferId' },
  { operation: 'createExchange', what: 'exchange', id: 'exchangeId' },
  { operation: 'createPartnerExchange', what: 'exchange', id: 'exchangeId' },
  { operation: 'createCryptoWithdrawal', what: 'withdrawal', id: 'withdrawalId' },
  { operation: 'createPartnerCryptoWithdrawal', what: 'withdrawal', id: 'withdrawalId' },
  { operation: 'createOrder', what: 'order', id: 'orderId' },
  { operation: 'createPaymentLink', what: 'payment link', id: 'paymentLinkId' },
  { operation: 'createHostedCheckout', what: 'payment link', id: 'paymentLinkId' },
];

/** Something that the run created at the target. */
export interface Creation {
  what: string;
  operation: string;
  id: string;
  /** How to take it away; absent where no operation does. */
  undo?: { operation: string; values: Values };
}

type InventoryLine = ({ type: 'created'; at: string } & Creation) | { type: 'undone'; at: string; id: string };

/** Operations that take away what others created. */
const undoing: ReadonlySet<string> = new Set(rows.flatMap(({ undo }) => undo?.operation ?? []));

/** What a run created and did not take away. */
export interface Inventory {
  /** Notes what an accepted call made or took away. */
  note(exchange: Exchange): void;
}

/** An inventory in a file of lines, each written before the next call: a killed run leaves it whole. */
export function openInventory(file: string, now: () => number): Inventory {
  const write = (line: InventoryLine): void => appendLine(file, line);
  return {
    note(exchange) {
      const at = new Date(now()).toISOString();
      for (const id of takenAway(exchange)) write({ type: 'undone', at, id });
      const creation = creationOf(exchange);
      if (creation) write({ type: 'created', at, ...creation });
    },
  };
}

/** What an exchange created; nothing where it was refused, or where its operation creates nothing. */
export function creationOf({
  operationId,
  request,
  response,
}: Pick<Exchange, 'operationId' | 'request' | 'response'>): Creation | undefined {
  const row = rows.find(({ operation }) => operation === operationId);
  if (!row || !response || !isSuccess(response)) return undefined;
  const values = { ...textsOf(request.body), ...textsOf(response.body) };
  const { what, operation, undo } = row;
  const needs = undo?.needs.map((name) => [name, values[name]] as const) ?? [];
  const known = needs.every(([, value]) => value !== undefined);
  return {
    what,
    operation,
    id: values[row.id] ?? 'unknown: its answer lacks the id',
    ...(undo && known ? { undo: { operation: undo.operation, values: Object.fromEntries(needs) as Values } } : {}),
  };
}

/** Values of an accepted call that takes something away: one of them is its id. */
function takenAway({ operationId, request, response }: Exchange): string[] {
  if (!undoing.has(operationId) || !response || !isSuccess(response)) return [];
  const row = rows.find(({ undo }) => undo?.operation === operationId);
  const named = row && textsOf(request.body)[row.id];
  const last = decodeURIComponent(new URL(request.url).pathname.split('/').at(-1) ?? '');
  return [named ?? last];
}

function textsOf(body: string | undefined): Record<string, string> {
  const parsed = parseBody(body ?? '');
  if (!parsed.ok || typeof parsed.value !== 'object' || parsed.value === null) return {};
  return Object.fromEntries(
    Object.entries(parsed.value)
      .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
      .map(([name, value]) => [name, String(value)]),
  );
}

/** What an inventory's file says is still there, in the order of creation. */
export function leftBehind(file: string): Creation[] {
  const left: Creation[] = [];
  for (const line of linesIn<InventoryLine>(file)) {
    if (line.type === 'created') {
      const { type, at, ...creation } = line;
      left.push(creation);
    } else {
      const index = left.findIndex(({ id, undo }) => undo !== undefined && id === line.id);
      if (index >= 0) left.splice(index, 1);
    }
  }
  return left;
}

/** What became of a clean-up. */
export interface CleanUp {
  undone: Creation[];
  /** What stays, and why. */
  left: { creation: Creation; reason: string }[];
}

/**
 * Takes away what can be taken away, the latest first.
 * @param send sends a request with a valid key, and notes in the inventory what was accepted
 * @param lost aborts where the account is another one's: then all that is left stays
 */
export async function cleanUp(
  file: string,
  contract: Contract,
  send: (operationId: string, request: PlannedRequest) => Promise<Exchange>,
  lost?: AbortSignal,
): Promise<CleanUp> {
  const result: CleanUp = { undone: [], left: [] };
  for (const creation of leftBehind(file).reverse()) {
    const operation = creation.undo && contract.operations.get(creation.undo.operation);
    if (!creation.undo || !operation) {
      result.left.push({ creation, reason: 'no operation takes it away' });
      continue;
    }
    if (lost?.aborted) {
      result.left.push({ creation, reason: 'another one has the account' });
      continue;
    }
    const { values } = creation.undo;
    const body = operation.object.requestBody ? values : undefined;
    const { response, error } = await send(operation.id, planRequest(operation, { ...values }, body));
    if (response && isSuccess(response)) result.undone.push(creation);
    else result.left.push({ creation, reason: `${operation.id} answered ${response?.status ?? error ?? 'nothing'}` });
  }
  return result;
}
