import type { JsonObject } from '../contracts/model/json-value.js';
import { parsePointer } from '../contracts/model/pointer.js';
import type { Contract, Operation, ParameterObject, Violation } from '../contracts/model/types.js';
import { ContractValidator } from '../contracts/model/validate.js';

/** Gives the violations of a request body, none for a valid one. */
export type BodyValidator = (body: unknown) => Violation[];

/** The parameters that an operation has in its query, with their defaults, and the failures as sentences. */
export interface ReadQuery {
  values: JsonObject;
  failures: string[];
}

/** Makes the validators of a contract's operations. */
export interface Validators {
  /** Absence of the members in `missed` is no failure: the operation judges it. */
  body(operation: Operation, missed?: readonly string[]): BodyValidator;
  query(operation: Operation): (query: Readonly<JsonObject>) => ReadQuery;
}

/** The validators of a contract. */
export function createValidators(contract: Contract): Validators {
  const validator = new ContractValidator(contract);
  return {
    body({ pointer, object }, missed = []) {
      if (!object.requestBody?.content['application/json']) return () => [];
      const schemaPointer = `${pointer}/requestBody/content/application~1json/schema`;
      const counts = ({ keyword, pointer: at }: Violation): boolean =>
        // Fields that the contract does not know are let pass (choices.yaml).
        keyword !== 'additionalProperties' && !(keyword === 'required' && missed.includes(nameAt(at)));
      return (body) => validator.violations(schemaPointer, body, 'exact').filter(counts);
    },
    query({ pointer, object }) {
      const parameters = (object.parameters ?? [])
        .map((parameter, index) => ({ ...parameter, schemaPointer: `${pointer}/parameters/${index}/schema` }))
        .filter((parameter) => parameter.in === 'query');
      return (query) => {
        const values = Object.fromEntries(
          parameters
            .map((parameter) => [parameter.name, valueOf(parameter, query[parameter.name])] as const)
            .filter(([, value]) => value !== undefined),
        );
        const failures = parameters.flatMap(({ name, required, schemaPointer }) => {
          if (values[name] === undefined) return required ? [`${name} should not be empty.`] : [];
          return validator
            .violations(schemaPointer, values[name], 'exact')
            .map((violation) => sentence(violation, name));
        });
        return { values, failures };
      };
    },
  };
}

/** The value that the text of a parameter stands for; what stands for none of its type stays as it is. */
function valueOf({ schema }: ParameterObject, sent: unknown): unknown {
  if (sent === undefined) return schema.default;
  return schema.type === 'integer' && typeof sent === 'string' && /^-?\d+$/.test(sent) ? Number(sent) : sent;
}

/** A violation of a body as a sentence for whoever sent it. */
export function describeViolation(violation: Violation): string {
  return sentence(violation, nameAt(violation.pointer) || 'The request body');
}

function nameAt(pointer: string): string {
  return parsePointer(pointer).join('.');
}

function sentence({ keyword, expected }: Violation, name: string): string {
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
