import type { Contract, Operation } from '../../contracts/model/types.js';
import type { BaseRequest } from './base.js';
import { codes, listedCode, type KnownCode } from './codes.js';
import { pathParameters } from './requests.js';

/** Names of members and parameters whose value names an object that has to exist, with the code where it doesn't. */
const naming: readonly { names: RegExp; code?: string }[] = [
  { names: /^(source|destination)?externalUserId$/i, code: codes.unknownUser },
  { names: /^cardId$/, code: codes.unknownCard },
  { names: /^transferId$/, code: codes.unknownSepaTransfer },
  { names: /^(lock|order|exchange|verification|withdrawal|cryptoDeposit|paymentLink)Id$/ },
];

/** Whether members of this name name an object. */
export function isObjectName(name: string): boolean {
  return naming.some(({ names }) => names.test(name));
}

/** A place of a request that names an object. */
export interface NamedObject {
  in: 'path' | 'body';
  name: string;
  /** What the operation answers where there is none of that name. */
  code?: KnownCode;
}

/** Places of a request that name objects which exist. What an operation gives a name to itself does not exist before. */
export function namedObjects(contract: Contract, operation: Operation, base: BaseRequest): NamedObject[] {
  const creates = listedCode(contract, operation, codes.objectExists) !== undefined;
  const inBody = Object.entries(base.body ?? {})
    .filter(([name, value]) => typeof value === 'string' && isObjectName(name))
    .map(([name]) => name);
  const found = (place: NamedObject['in'], name: string): NamedObject => {
    const row = naming.find(({ names }) => names.test(name));
    const code = row?.code === undefined ? undefined : listedCode(contract, operation, row.code);
    return { in: place, name, ...(code ? { code } : {}) };
  };
  return [
    ...pathParameters(operation).map((name) => found('path', name)),
    ...(creates ? [] : inBody.map((name) => found('body', name))),
  ];
}

/** Whether the operation takes a body that the base does not have: one of another kind than can be made. */
export function lacksBody({ object }: Operation, base: BaseRequest): boolean {
  return object.requestBody !== undefined && !base.body && !base.files && base.whole === undefined;
}

/** Whether a refusal of the operation is described at all. */
export function describesRefusals({ object }: Operation): boolean {
  return Object.keys(object.responses).some((status) => status.startsWith('4') || status === 'default');
}
