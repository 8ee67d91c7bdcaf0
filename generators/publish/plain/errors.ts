import type { Contract, ResponseObject } from '../../../contracts/model/types.js';
import type { PlainExamples } from './examples.js';

/** The code that joins all validation failures of a request. */
const validationFailure = 'P403';

/** Examples of a refusal's body, by code: of the codes whose name is known, and of validation failures, which have none. */
export function errorExamples({ facts }: Contract, { 'x-error-codes': codes = [] }: ResponseObject): PlainExamples {
  const rows = codes.flatMap(({ code }) => facts.errorCodes.filter((row) => row.code === code));
  return Object.fromEntries(
    rows
      .filter(({ code, name }) => name || code === validationFailure)
      .map(({ code, name, label }) => {
        const value = { errorCode: code, ...(name ? { errorName: name } : {}), errorMessage: label };
        return [code, { value }];
      }),
  );
}

/** What a refusal says, with the codes that are listed for it. */
export function describedRefusal({ description, 'x-error-codes': codes = [] }: ResponseObject): string {
  return codes.length === 0 ? description : `${description}: ${codes.map(({ code }) => code).join(', ')}`;
}
