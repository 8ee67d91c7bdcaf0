import type { Contract, Operation, Schema } from '../../contracts/model/types.js';
import { createData } from '../data/data.js';
import { valueFor } from '../data/value.js';
import { isDoubtful } from './currencies.js';

/** A parameter of the query, and where the contract's document declares it. */
export interface QueryParameter {
  name: string;
  required: boolean;
  schema: Schema;
  /** JSON Pointer of its schema in the document. */
  pointer: string;
}

/** The parameters that an operation takes in its query. */
export function queryParameters({ object, pointer }: Operation): QueryParameter[] {
  return (object.parameters ?? []).flatMap((parameter, index) =>
    parameter.in === 'query'
      ? [
          {
            name: parameter.name,
            required: parameter.required === true,
            schema: parameter.schema,
            pointer: `${pointer}/parameters/${index}/schema`,
          },
        ]
      : [],
  );
}

/** A valid value of a parameter: its default, else the first of its set that the facts know, else a generated one. */
export function usualQueryValue(contract: Contract, { name, schema }: QueryParameter): string {
  if (schema.default !== undefined) return String(schema.default);
  const listed = schema.enum?.find((value) => !isDoubtful(contract, name, value)) ?? schema.enum?.[0];
  return String(listed ?? valueFor(schema, createData('query', name), 'full', contract, name));
}
