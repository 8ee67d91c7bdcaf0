import { isObject, type JsonObject } from '../../../contracts/model/json-value.js';
import { escapeToken } from '../../../contracts/model/pointer.js';
import type { ParameterObject, Schema } from '../../../contracts/model/types.js';
import { exampleIn, oneSchema, plainMediaType } from './nodes.js';
import type { Schemas } from './schemas.js';

const places = ['path', 'query', 'header', 'cookie'] as const;

const isPlace = (place: unknown): place is ParameterObject['in'] => places.some((one) => one === place);

/** The value that a parameter is shown with, if it is: beside its schema, or in it. */
function exampleOf(node: JsonObject, schemas: Schemas, pointer: string): { example?: unknown } {
  const { example, examples, schema, content } = node;
  const [first] = isObject(examples) ? Object.values(examples) : [];
  const shown = first === undefined ? undefined : schemas.resolved(first, pointer)['value'];
  const [media] = isObject(content) ? Object.values(content).filter(isObject) : [];
  const within = isObject(schema) ? exampleIn(schemas.followed(schema)) : undefined;
  const found = example ?? shown ?? media?.['example'] ?? within;
  return found === undefined ? {} : { example: found };
}

/** How a value is written, as far as the document says it. */
function writingOf({ style, explode, allowReserved, content }: JsonObject): Partial<ParameterObject> {
  const [mediaType] = isObject(content) ? Object.keys(content) : [];
  return {
    ...(typeof style === 'string' ? { style } : {}),
    ...(typeof explode === 'boolean' ? { explode } : {}),
    ...(allowReserved === true ? { allowReserved } : {}),
    ...(mediaType === undefined ? {} : { contentType: plainMediaType(mediaType) }),
  };
}

function parameterOf(node: JsonObject, schemas: Schemas, pointer: string): ParameterObject[] {
  const { name, in: place, required, schema, content } = node;
  if (!isPlace(place) || typeof name !== 'string' || name === '') return [];
  const [media] = isObject(content) ? Object.values(content) : [];
  const shape = schema ?? (isObject(media) ? media['schema'] : undefined) ?? { type: 'string' };
  const at = `${pointer}/${escapeToken(name)}`;
  return [
    {
      name,
      in: place,
      required: place === 'path' || required === true,
      schema: oneSchema(schemas.schema(shape, 'request', at)) as Schema,
      ...writingOf(node),
      ...exampleOf(node, schemas, at),
    },
  ];
}

/**
 * Parameters as contracts have them: what an operation says comes last, and overrides what its path says.
 * @throws ContractError where one refers to nothing
 */
export function parametersOf(nodes: readonly unknown[], schemas: Schemas, pointer: string): ParameterObject[] {
  const all = nodes.filter((node) => node !== null).map((node) => schemas.resolved(node, pointer));
  const unique = new Map(all.map((node) => [`${String(node['in'])} ${String(node['name'])}`, node]));
  return [...unique.values()].flatMap((node) => parameterOf(node, schemas, pointer));
}
