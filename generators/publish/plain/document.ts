import type {
  Contract,
  MediaType,
  OperationObject,
  ParameterObject,
  ResponseObject,
  Schema,
  Webhook,
} from '../../../contracts/model/types.js';
import { ContractValidator } from '../../../contracts/model/validate.js';
import { toPointer } from '../../../contracts/model/pointer.js';
import { mapSchemas, withOpenSets } from '../open-sets.js';
import { bodyPlaces, type BodyPlace } from '../places.js';
import { nameComponents } from './components.js';
import { withConditionsInWords } from './conditions.js';
import { describedRefusal, errorExamples } from './errors.js';
import { completeExamples, exampleValue, type PlainExamples } from './examples.js';

/** A JSON object of an OpenAPI document without extensions. */
type Plain = Record<string, unknown>;

/** What the document says in place of the extensions that it leaves out. */
const about =
  'What the documentation promises, without grades of evidence: those stand in the graded document. ' +
  'Sets of values that may grow are not closed; their known values are examples.';

function withoutExtensions<Node extends object>(node: Node): Node {
  return Object.fromEntries(Object.entries(node).filter(([key]) => !key.startsWith('x-'))) as Node;
}

/** How large a file may be and of what kind, in words. */
function limitsOf({ 'x-max-bytes': bytes, 'x-media-types': types }: Schema): string[] {
  return [
    ...(typeof bytes === 'number' ? [`at most ${bytes} bytes each`] : []),
    ...(Array.isArray(types) ? [`one of ${types.join(', ')}`] : []),
  ];
}

/** Branches that a reader tells apart by a value alone: checkers of documents want them to differ in every member. */
function withOpenBranches({ oneOf, ...rest }: Schema): Schema {
  return oneOf ? { ...rest, anyOf: oneOf } : rest;
}

/** A schema without extensions, its open sets not closed, its conditions in words. */
function plainSchema(schema: Schema): Schema {
  return mapSchemas(schema, (node) => {
    const limits = limitsOf(node);
    const open = withConditionsInWords(withOpenBranches(withoutExtensions(withOpenSets(node, 'examples'))));
    return limits.length === 0 ? open : { ...open, description: limits.join('; ') };
  }) as Schema;
}

/** Everything that the parts of the document are made from. */
interface Source {
  contract: Contract;
  /** By the pointer of their schema in the contract's document. */
  bodies: ReadonlyMap<string, { schema: Schema; examples: PlainExamples }>;
}

function plainContent(content: Record<string, MediaType> | undefined, pointer: string, { bodies }: Source): Plain {
  if (!content) return {};
  const media = Object.entries(content).map(([mediaType, { schema }]) => {
    const body = bodies.get(pointer + toPointer(['content', mediaType, 'schema']));
    if (!body) return [mediaType, { ...(schema && { schema: plainSchema(schema) }) }];
    const { examples } = body;
    return [mediaType, { schema: body.schema, ...(Object.keys(examples).length > 0 && { examples }) }];
  });
  return { content: Object.fromEntries(media) as Plain };
}

function plainParameter(
  { name, in: place, required, schema, example }: ParameterObject,
  at: string,
  source: Source,
): Plain {
  const shown = example ?? exampleValue(source.contract, schema, `${at} ${name}`, name);
  return {
    name,
    in: place,
    ...(required && { required }),
    schema: plainSchema(schema),
    ...(shown !== undefined && { example: shown }),
  };
}

function plainResponse(response: ResponseObject, pointer: string, source: Source): Plain {
  return { description: describedRefusal(response), ...plainContent(response.content, pointer, source) };
}

function plainOperation(object: OperationObject & { description?: string }, pointer: string, source: Source): Plain {
  const { operationId, summary, description, tags, security, parameters, requestBody, responses } = object;
  return {
    operationId,
    summary,
    ...(description !== undefined && { description }),
    ...(tags && { tags }),
    ...(security && { security }),
    ...(parameters && { parameters: parameters.map((one) => plainParameter(one, pointer, source)) }),
    ...(requestBody && {
      requestBody: {
        ...(requestBody.required && { required: true }),
        ...plainContent(requestBody.content, `${pointer}/requestBody`, source),
      },
    }),
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, response]) => [
        status,
        plainResponse(response, pointer + toPointer(['responses', status]), source),
      ]),
    ),
  };
}

/** The path that a webhook is delivered to stands in no other place of a plain document. */
function plainWebhook({ object, method, path, pointer }: Webhook, source: Source): Plain {
  const { description } = object as { description?: string };
  const when = description === undefined ? '' : `${description.replace(/\.$/, '')}. `;
  return plainOperation({ ...object, description: `${when}Delivered as ${method} ${path}.` }, pointer, source);
}

function examplesOf(place: BodyPlace, contract: Contract, validator: ContractValidator): PlainExamples {
  const response = place.status === undefined ? undefined : responseAt(contract, place);
  const coded = response ? errorExamples(contract, response) : {};
  return Object.keys(coded).length > 0 ? coded : completeExamples(contract, validator, place);
}

function responseAt({ document }: Contract, { subject, status = '' }: BodyPlace): ResponseObject | undefined {
  const objects = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  return objects.find(({ operationId }) => operationId === subject)?.responses[status];
}

/**
 * The OpenAPI 3.1 document of a contract as other tools read it: no extensions, every object a named component, sets that may grow
 * not closed, an example of every body and parameter. Equal contracts give equal documents.
 */
export function plainDocument(contract: Contract): Plain {
  const { document } = contract;
  const validator = new ContractValidator(contract);
  const places = bodyPlaces(contract);
  const taken = Object.fromEntries(
    Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => [name, plainSchema(schema)]),
  );
  const { bodies, components } = nameComponents(
    places.map((place) => ({ place, schema: plainSchema(place.schema) })),
    taken,
  );
  const source: Source = {
    contract,
    bodies: new Map(
      [...bodies].map(([place, schema]) => [
        place.pointer,
        { schema, examples: examplesOf(place, contract, validator) },
      ]),
    ),
  };
  const { title, version, license } = document.info;
  return {
    openapi: document.openapi,
    info: { title, version, description: about, ...(license && { license }) },
    ...(document.servers && { servers: document.servers }),
    ...(document.tags && { tags: document.tags }),
    paths: Object.fromEntries(
      Object.entries(document.paths).map(([path, methods]) => [
        path,
        Object.fromEntries(
          Object.entries(methods).map(([method, object]) => [
            method,
            plainOperation(object, toPointer(['paths', path, method]), source),
          ]),
        ),
      ]),
    ),
    webhooks: Object.fromEntries(
      [...contract.webhooks.values()].map((webhook) => [
        webhook.id,
        { [webhook.method.toLowerCase()]: plainWebhook(webhook, source) },
      ]),
    ),
    components: { securitySchemes: document.components?.securitySchemes, schemas: components },
  };
}
