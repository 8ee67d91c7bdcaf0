import type { Evidence } from '../../contracts/model/evidence.js';
import type { Contract, ErrorCode, Facts, Operation } from '../../contracts/model/types.js';
import { errorCodeEvidence } from './requests.js';

/** What an error code of the catalogue stands for, as far as cases bring it about. A contract may know none of them. */
export const codes = {
  validation: 'P403',
  unknownCurrency: 'P410',
  objectExists: 'P411',
  unknownUser: 'P412',
  noSide: 'P424',
  wrongFileType: 'P426',
  unknownSepaTransfer: 'P428',
  unknownCard: 'P434',
} as const;

/** Codes that tell of a failure inside the provider: no request can bring them about. */
export const failureCodes: readonly string[] = ['P500', 'P501'];

export interface KnownCode {
  code: string;
  status: number;
  evidence: Evidence;
}

/** The catalogue's row of a code; nothing where a contract has no such row, or no catalogue. */
export function catalogueRow({ facts }: Contract, code: string): ErrorCode | undefined {
  return (facts as Partial<Facts>).errorCodes?.find((row) => row.code === code);
}

/** A code with its status and how well it is known that the operation answers it; nothing where the catalogue lacks it. */
export function knownCode(contract: Contract, operation: Operation, code: string): KnownCode | undefined {
  return catalogueRow(contract, code) ? { code, ...errorCodeEvidence(contract, operation, code) } : undefined;
}

/** The same for a code that the operation itself lists. */
export function listedCode(contract: Contract, operation: Operation, code: string): KnownCode | undefined {
  const listed = Object.values(operation.object.responses).some((response) =>
    response['x-error-codes']?.some((row) => row.code === code),
  );
  return listed ? knownCode(contract, operation, code) : undefined;
}
