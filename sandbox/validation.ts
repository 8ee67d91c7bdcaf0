import { parsePointer } from '../contracts/model/pointer.js';
import type { Contract, Operation, Violation } from '../contracts/model/types.js';
import { ContractValidator } from '../contracts/model/validate.js';

/** Gives the failures of a request body as sentences, none for a valid one. */
export type BodyValidator = (body: unknown) => string[];

/** Makes the validators of a contract's operations. */
export function bodyValidators(contract: Contract): (operation: Operation) => BodyValidator {
  const validator = new ContractValidator(contract);
  return ({ pointer, object }) => {
    if (!object.requestBody?.content['application/json']) return () => [];
    const schemaPointer = `${pointer}/requestBody/content/application~1json/schema`;
    return (body) => validator.violations(schemaPointer, body, 'exact').filter(counts).map(sentence);
  };
}

/** Fields that the contract does not know are let pass (choices.yaml). */
function counts({ keyword }: Violation): boolean {
  return keyword !== 'additionalProperties';
}

function sentence({ keyword, pointer, expected }: Violation): string {
  const name = parsePointer(pointer).join('.') || 'The request body';
  switch (keyword) {
    case 'required':
      return `${name} should not be empty.`;
    case 'type':
      return `${name} must be ${expected.split(' or ').map(withArticle).join(' or ')}.`;
    case 'enum':
    case 'const':
    case 'format':
    case 'pattern':
      return `${name} must be ${expected}.`;
    default:
      return `${name} ${expected}.`;
  }
}

function withArticle(type: string): string {
  return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
}
