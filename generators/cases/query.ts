import type { Contract, Operation, ParameterObject, Schema } from '../../contracts/model/types.js';
import { createData } from '../data/data.js';
import { valueFor } from '../data/value.js';
import { isDoubtful } from './currencies.js';
import { writtenInQuery } from './writing/styles.js';

/** A parameter of the query, and where the contract's document declares it. */
export interface QueryParameter {
  name: string;
  required: boolean;
  schema: Schema;
  /** A value that it is shown with. */
  example?: unknown;
  /** JSON Pointer of its schema in the document. */
  pointer: string;
  /** As the contract has it. */
  object: ParameterObject;
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
            ...(parameter.example === undefined ? {} : { example: parameter.example }),
            pointer: `${pointer}/parameters/${index}/schema`,
            object: parameter,
          },
        ]
      : [],
  );
}

/** A value as it is written in a query or header: of a list no more than is demanded, divided by commas. */
function written(value: unknown, { minItems = 1 }: Schema): string {
  return Array.isArray(value) ? value.slice(0, Math.max(1, minItems)).map(String).join(',') : String(value);
}

/**
 * A valid value of a parameter: its default, else the one it is shown with, else the first of its set that the facts know,
 * else a generated one.
 * @throws Unmakeable where none can be made
 */
function usualValue(
  contract: Contract,
  { name, schema, example }: Pick<QueryParameter, 'name' | 'schema' | 'example'>,
): unknown {
  const listed = schema.enum?.find((value) => !isDoubtful(contract, name, value)) ?? schema.enum?.[0];
  const known = schema.default ?? example ?? listed;
  return known ?? valueFor(schema, createData('query', name), 'full', contract, name);
}

/**
 * `usualValue` as one text.
 * @throws Unmakeable where none can be made
 */
export function usualParameterValue(
  contract: Contract,
  parameter: Pick<QueryParameter, 'name' | 'schema' | 'example'>,
): string {
  return written(usualValue(contract, parameter), parameter.schema);
}

/** A list no longer than is demanded: more would be more that may be wrong. */
function shortened(value: unknown, { minItems = 1 }: Schema): unknown {
  return Array.isArray(value) ? value.slice(0, Math.max(1, minItems)) : value;
}

/**
 * A parameter as the document has it written, where that is not name, `=` and one text; `undefined` where it is.
 * @throws Unmakeable where no valid value can be made
 */
export function usualWriting(contract: Contract, parameter: QueryParameter): string | undefined {
  const value = shortened(usualValue(contract, parameter), parameter.schema);
  const { contentType, allowReserved } = parameter.object;
  const isPlain = (typeof value !== 'object' || value === null) && contentType === undefined && allowReserved !== true;
  return isPlain ? undefined : writtenInQuery(parameter.object, value);
}
