import { toPointer, valueAt } from '../../contracts/model/pointer.js';
import type { Contract, MediaType, Operation, Schema } from '../../contracts/model/types.js';

/** A place of a contract that has a schema of its own: what is sent, answered or delivered there. */
export interface SchemaPlace {
  kind: 'request' | 'response' | 'parameter' | 'webhook' | 'component';
  /** Operation, webhook or component, and what of it: `createUser 200`. */
  label: string;
  /** Id of the operation, webhook or component. */
  subject: string;
  /** Status of an answer. */
  status?: string;
  /** Media type of a body. */
  mediaType?: string;
  /** JSON Pointer of the schema in the document. */
  pointer: string;
  schema: Schema;
  /** Name of a parameter. */
  name?: string;
  /** Examples that stand beside the schema. */
  examples: NonNullable<MediaType['examples']>;
}

type Content = Record<string, MediaType> | undefined;

type Body = Pick<SchemaPlace, 'kind' | 'label' | 'subject' | 'status'>;

function inContent(body: Body, pointer: string, content: Content): SchemaPlace[] {
  return Object.entries(content ?? {}).flatMap(([mediaType, { schema, examples = {} }]) =>
    schema
      ? [{ ...body, mediaType, pointer: pointer + toPointer(['content', mediaType, 'schema']), schema, examples }]
      : [],
  );
}

function ofOperation({ id, pointer, object }: Operation): SchemaPlace[] {
  const parameters = (object.parameters ?? []).map(({ name, schema }, index): SchemaPlace => ({
    kind: 'parameter',
    label: `${id} ${name}`,
    subject: id,
    pointer: pointer + toPointer(['parameters', index, 'schema']),
    schema,
    name,
    examples: {},
  }));
  const responses = Object.entries(object.responses).flatMap(([status, { content }]) =>
    inContent(
      { kind: 'response', label: `${id} ${status}`, subject: id, status },
      pointer + toPointer(['responses', status]),
      content,
    ),
  );
  const request: Body = { kind: 'request', label: id, subject: id };
  return [...parameters, ...inContent(request, `${pointer}/requestBody`, object.requestBody?.content), ...responses];
}

/** Every place of a contract that has a schema, once: operations that share method and path count as one. */
export function schemaPlaces(contract: Contract): SchemaPlace[] {
  const operations = [...new Map([...contract.operations.values()].map((one) => [one.pointer, one])).values()];
  const webhooks = [...contract.webhooks.values()].flatMap(({ id, pointer, object }) =>
    inContent({ kind: 'webhook', label: id, subject: id }, `${pointer}/requestBody`, object.requestBody?.content),
  );
  const folder = '/components/schemas';
  const components = Object.entries((valueAt(contract.document, folder) ?? {}) as Record<string, Schema>).map(
    ([name, schema]): SchemaPlace => ({
      kind: 'component',
      label: name,
      subject: name,
      pointer: folder + toPointer([name]),
      schema,
      examples: {},
    }),
  );
  return [...operations.flatMap(ofOperation), ...webhooks, ...components];
}
