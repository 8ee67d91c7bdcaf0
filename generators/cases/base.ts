import type { Contract, Operation, ParameterObject } from '../../contracts/model/types.js';
import { valueFor } from '../data/value.js';
import type { Data } from '../data/data.js';
import { madeOrReason, Unmakeable } from '../data/unmakeable.js';
import type { PlannedRequest } from './case.js';
import { queryParameters, usualParameterValue } from './query.js';
import { pathParameters, planRequest, requestSchema } from './requests.js';

/** A valid request of an operation in its parts, from which cases are made by changing one thing. */
export interface BaseRequest {
  parameters: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  /** Headers of its own that are demanded. */
  headers?: Readonly<Record<string, string>>;
  /** Absent where the operation takes none. */
  body?: Readonly<Record<string, unknown>>;
  /** Files of a multipart request. */
  files?: readonly FormFile[];
}

/** A file of a multipart request. */
export interface FormFile {
  /** Name of its part. */
  part: string;
  name: string;
  type: string;
  /** ASCII. */
  content: string;
}

/** A read before and after a call. */
export interface Witness {
  operationId: string;
  /** Nobody says whether the read is accepted in that state; it has to be answered alike. */
  open?: boolean;
  /** Path parameter → member of the request's path or body, where it has another name there. */
  parameters?: Readonly<Record<string, string>>;
}

/** How a valid request of an operation comes about, where the contract alone does not say it. */
export interface ValidRequest {
  operationId: string;
  /** The object in a known state whose values fill path, query and body; none where it needs nothing. */
  provision?: string;
  /** Members of the body that are given values under other names: member → name of the value. */
  members?: Readonly<Record<string, string>>;
  /** Members of the body with fixed values, as far as the version has them. */
  body?: Readonly<Record<string, unknown>>;
  /** Other values of members that are fixed above, for calls that are refused and must store none of them. */
  otherBody?: Readonly<Record<string, unknown>>;
  query?: Readonly<Record<string, string>>;
  /** Files, where the body is multipart. */
  files?: readonly FormFile[];
  /** Optional members that a valid body does not have beside the others. */
  omit?: readonly string[];
  /** The object is used up by a success: each accepted case needs a new one. */
  consumes?: boolean;
  /** Reads that show whether a call had an effect; path parameters are those of the request or of its body. */
  witnesses?: readonly Witness[];
}

/** A name that nothing has: a UUID, wherever a text is asked for. */
function pathValue(contract: Contract, { name, schema }: ParameterObject, data: Data): string {
  const plain = schema.type === 'string' && schema.enum === undefined && schema.pattern === undefined;
  const isUuid = plain && (schema.format === undefined || schema.format === 'uuid');
  return isUuid ? data.string.uuid() : String(valueFor(schema, data, 'full', contract, name));
}

/** @throws Unmakeable as `make` does, saying what of a request it is that has no valid value */
function orWhy<Value>(what: string, make: () => Value): Value {
  const made = madeOrReason(make);
  if ('value' in made) return made.value;
  throw new Unmakeable(`no valid ${what} can be made: ${made.reason}`);
}

/** A known value, as a number where the schema asks for one. */
function ofKind(generated: unknown, value: string): string | number {
  return typeof generated === 'number' && /^-?\d+$/.test(value) ? Number(value) : value;
}

/** Parameters of these names mean nothing: other parts of a document describe them (OpenAPI, Parameter Object). */
const describedElsewhere = ['accept', 'content-type', 'authorization'];

function demandedHeaders(contract: Contract, { object }: Operation): Pick<BaseRequest, 'headers'> {
  const demanded = (object.parameters ?? []).filter(
    (one) => one.in === 'header' && one.required && !describedElsewhere.includes(one.name.toLowerCase()),
  );
  if (demanded.length === 0) return {};
  const values = demanded.map((parameter) => [
    parameter.name.toLowerCase(),
    orWhy(`value of the header ${parameter.name}`, () => usualParameterValue(contract, parameter)),
  ]);
  return { headers: Object.fromEntries(values) as Record<string, string> };
}

/**
 * A valid request: path parameters and members of the body that have the name of a value get it, everything else is
 * generated. The query has what is demanded, and so have the headers.
 * @throws Unmakeable where no valid body, or no valid value of a parameter that is demanded, can be made
 */
export function baseRequest(
  contract: Contract,
  operation: Operation,
  { members = {}, body: fixed = {}, query: asked = {}, omit = [], files }: Omit<ValidRequest, 'operationId'>,
  values: Readonly<Record<string, string>>,
  data: Data,
): BaseRequest {
  const schema = requestSchema(operation);
  const inPath = (operation.object.parameters ?? []).filter((one) => one.in === 'path');
  const parameters = Object.fromEntries(
    inPath.map((parameter) => [
      parameter.name,
      values[parameter.name] ??
        orWhy(`value of the path's ${parameter.name}`, () => pathValue(contract, parameter, data)),
    ]),
  );
  // What a path names without declaring it may be anything.
  const undeclared = pathParameters(operation).filter((name) => !Object.hasOwn(parameters, name));
  for (const name of undeclared) parameters[name] = values[name] ?? data.string.uuid();
  const demanded = queryParameters(operation).filter(({ required }) => required);
  const query = {
    ...Object.fromEntries(
      demanded.map((parameter) => [
        parameter.name,
        orWhy(`value of the query's ${parameter.name}`, () => usualParameterValue(contract, parameter)),
      ]),
    ),
    ...asked,
  };
  const headers = demandedHeaders(contract, operation);
  if (!schema) return { parameters, query, ...headers, ...(files ? { files } : {}) };
  const generated = orWhy('body', () => valueFor(schema, data, 'full', contract));
  if (typeof generated !== 'object' || generated === null || Array.isArray(generated))
    return { parameters, query, ...headers };
  const known = Object.fromEntries(
    Object.keys({ ...generated, ...schema.properties }).flatMap((name) => {
      const value = values[members[name] ?? name];
      return value === undefined ? [] : [[name, ofKind((generated as Record<string, unknown>)[name], value)]];
    }),
  );
  // A row speaks of every version: what this one does not have stays away.
  const own = Object.fromEntries(Object.entries(fixed).filter(([name]) => Object.hasOwn(generated, name)));
  const whole = { ...generated, ...known, ...own };
  return {
    parameters,
    query,
    ...headers,
    body: Object.fromEntries(Object.entries(whole).filter(([name]) => !omit.includes(name))),
  };
}

/** The request to send. */
export function requestOf(operation: Operation, base: BaseRequest): PlannedRequest {
  const { parameters, query, headers, body, files } = base;
  const bare = planRequest(operation, { ...parameters }, body);
  const planned = { ...bare, headers: { ...headers, ...bare.headers } };
  const search = new URLSearchParams(query).toString();
  const whole = search === '' ? planned : { ...planned, path: `${planned.path}?${search}` };
  return files ? { ...whole, ...multipart(whole.headers, files) } : whole;
}

/** Divides the parts; no content has it. */
const boundary = 'partner-api-conformance-boundary';

/** Headers and body of a form with files (RFC 7578). */
function multipart(
  headers: PlannedRequest['headers'],
  files: readonly FormFile[],
): Required<Pick<PlannedRequest, 'headers' | 'body'>> {
  const parts = files.map(({ part, name, type, content }) =>
    [
      `--${boundary}`,
      `content-disposition: form-data; name="${part}"; filename="${name}"`,
      `content-type: ${type}`,
      '',
      content,
    ].join('\r\n'),
  );
  return {
    headers: { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: [...parts, `--${boundary}--`, ''].join('\r\n'),
  };
}
