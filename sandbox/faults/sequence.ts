import { isObject, type JsonObject } from '../../contracts/model/json-value.js';
import type { TenantContext } from '../context.js';
import { feesAccount } from '../ledger/account.js';
import { transfer } from '../ledger/ledger.js';
import { Money } from '../ledger/money.js';
import type { OperationReply, OperationRequest } from '../operation.js';
import { partyOf, type User } from '../state/store.js';
import type { Fault, Proceed } from './fault.js';

/** A call within a sequence, as a fault sees it. */
export interface Moment {
  id: string;
  context: TenantContext;
  request: OperationRequest;
  proceed: Proceed;
  /** Carries it out as it is. */
  carryOut(): Promise<OperationReply>;
}

/** What goes wrong only after certain calls. */
export interface SequenceRow {
  name: string;
  violates: string;
  /** Operations that it remembers or gets wrong. */
  operations: readonly string[];
  /** Begins to remember; gives what it does with each of the calls. */
  begin(): (moment: Moment) => OperationReply | Promise<OperationReply>;
}

/** A fault that shows only in sequences of calls. */
export function sequenceFault({ name, violates, operations, begin }: SequenceRow): Fault {
  return {
    name,
    violates,
    plant({ contract }) {
      if (!operations.every((id) => contract.operations.has(id))) return undefined;
      const step = begin();
      return {
        place: { operations },
        async call({ operation: { id }, context, request }, proceed) {
          if (!operations.includes(id)) return proceed(context, request);
          const carryOut = async (): Promise<OperationReply> => proceed(context, request);
          return step({ id, context, request, proceed, carryOut });
        },
      };
    },
  };
}

/** Counts by owner; gives how many it makes with this one. */
export function counter(): (key: string) => number {
  const counts = new Map<string, number>();
  return (key) => {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count;
  };
}

/** The user whom a call is about, by whichever member names one; the partner where none does. */
export function ownerIn({ params, body }: OperationRequest): string | null {
  const named =
    params['externalUserId'] ??
    body['externalUserId'] ??
    body['sourceExternalUserId'] ??
    body['destinationExternalUserId'];
  return typeof named === 'string' ? named : null;
}

/** What tells owners apart, over tenants. */
export function keyOf({ context, request }: Pick<Moment, 'context' | 'request'>): string {
  return JSON.stringify([context.tenant.name, ownerIn(request)]);
}

/** The user whom a call is about, where there is one. */
export function userIn({ context, request }: Moment): User | undefined {
  return context.tenant.users.get(ownerIn(request) ?? '');
}

let moved = 0;

/** Takes an amount from an owner, or gives it where it is negative; nothing where there is too little. */
export function skim({ tenant }: TenantContext, owner: string | null, currency: string, amount: string): void {
  const { ledgerAccount } = partyOf(tenant, owner);
  const id = `fault/${(moved += 1)}`;
  const movement = transfer(id, ledgerAccount, feesAccount, currency, new Money(amount));
  if (!tenant.ledger.isShort(movement)) tenant.ledger.move(movement);
}

/** The body of an answer as an object. */
export function bodyOf({ body }: OperationReply): JsonObject {
  return isObject(body) ? body : {};
}

/** Carries a call out; gives what came of it, or why it was refused. */
export async function attempt({ carryOut }: Moment): Promise<{ reply: OperationReply } | { refusal: unknown }> {
  try {
    return { reply: await carryOut() };
  } catch (refusal) {
    return { refusal };
  }
}
