import type { Contract, Operation, ParameterObject, Schema } from '../../contracts/model/types.js';
import { isSentAsHeader, withParameters } from './headers.js';
import { newUuid } from '../data/formats.js';
import { valueFor } from '../data/value.js';
import type { Data } from '../data/data.js';
import { madeOrReason, Unmakeable } from '../data/unmakeable.js';
import type { PlannedRequest } from './case.js';
import { queryParameters, usualParameterValue, usualWriting, type QueryParameter } from './query.js';
import { pathParameters, planRequest, requestSchema } from './requests.js';
import { folded } from './shape.js';
import { multipartText, boundary } from './writing/body.js';

/** A valid request of an operation in its parts, from which cases are made by changing one thing. */
export interface BaseRequest {
  parameters: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  /** Parameters of the query in full, encoded: those that are not name, `=` and one text. */
  written?: Readonly<Record<string, string>>;
  /** Headers of its own that are demanded. */
  headers?: Readonly<Record<string, string>>;
  /** Absent where the operation takes none. */
  body?: Readonly<Record<string, unknown>>;
  /** What is sent in its place: a body that is no object, or one that breaks something. */
  whole?: unknown;
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
  /** Its cases, or what they need, move the partner's balance, which all of an account share. */
  movesShared?: true;
  /** Reads that show whether a call had an effect; path parameters are those of the request or of its body. */
  witnesses?: readonly Witness[];
}

/** A name that nothing has: a UUID, wherever a text is asked for. */
function pathValue(contract: Contract, { name, schema }: ParameterObject, data: Data): string {
  const plain = schema.type === 'string' && schema.enum === undefined && schema.pattern === undefined;
  const isUuid = plain && (schema.format === undefined || schema.format === 'uuid');
  return isUuid ? newUuid(data) : String(valueFor(schema, data, 'full', contract, name));
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

function demandedHeaders(contract: Contract, { object }: Operation): Pick<BaseRequest, 'headers'> {
  const demanded = (object.parameters ?? []).filter((one) => one.required && isSentAsHeader(one));
  return demanded.length === 0 ? {} : { headers: withParameters(contract, {}, demanded) };
}

/** What a query demands: values by name, and in full what is written in another way. */
function demandedQuery(contract: Contract, operation: Operation): Pick<BaseRequest, 'query' | 'written'> {
  const demanded = queryParameters(operation).filter(({ required }) => required);
  const of = <Value>(parameter: QueryParameter, make: () => Value): Value =>
    orWhy(`value of the query's ${parameter.name}`, make);
  const written = demanded.flatMap((one) => {
    const whole = of(one, () => usualWriting(contract, one));
    return whole === undefined ? [] : [[one.name, whole] as const];
  });
  const inFull = Object.fromEntries(written);
  const plain = demanded.filter(({ name }) => !Object.hasOwn(inFull, name));
  const values = plain.map((one) => [one.name, of(one, () => usualParameterValue(contract, one))] as const);
  return { query: Object.fromEntries(values), ...(written.length > 0 ? { written: inFull } : {}) };
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
  describeForm(contract, operation);
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
  for (const name of undeclared) parameters[name] = values[name] ?? newUuid(data);
  const { query: demanded, ...inFull } = demandedQuery(contract, operation);
  const query = { ...demanded, ...asked };
  const headers = demandedHeaders(contract, operation);
  const around = { parameters, query, ...inFull, ...headers };
  if (!schema) return { ...around, ...(files ? { files } : {}) };
  const generated = orWhy('body', () => valueFor(schema, data, 'full', contract));
  if (typeof generated !== 'object' || generated === null || Array.isArray(generated))
    return { ...around, whole: generated };
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
    ...around,
    body: Object.fromEntries(Object.entries(whole).filter(([name]) => !omit.includes(name))),
  };
}

/** The schema of a form, which tells its files from its texts. */
const forms = new WeakMap<Operation, Schema | undefined>();

/** Makes the form of an operation known to `requestOf`, where its body is one. */
function describeForm(contract: Contract, operation: Operation): void {
  const schema = requestSchema(operation);
  if (schema && !forms.has(operation)) forms.set(operation, folded(contract, schema));
}

/** The request to send. */
export function requestOf(operation: Operation, base: BaseRequest): PlannedRequest {
  const { parameters, query, written = {}, headers, files } = base;
  const body = Object.hasOwn(base, 'whole') ? base.whole : base.body;
  const bare = planRequest(operation, { ...parameters }, body, forms.get(operation));
  const planned = { ...bare, headers: { ...headers, ...bare.headers } };
  const search = [new URLSearchParams(query).toString(), ...Object.values(written)].filter((part) => part !== '');
  const whole = search.length === 0 ? planned : { ...planned, path: `${planned.path}?${search.join('&')}` };
  return files ? { ...whole, ...multipart(whole.headers, files) } : whole;
}

/** Headers and body of a form with files. */
function multipart(
  headers: PlannedRequest['headers'],
  files: readonly FormFile[],
): Required<Pick<PlannedRequest, 'headers' | 'body'>> {
  const parts = files.map(({ part, name, type, content }) => ({
    headers: [`content-disposition: form-data; name="${part}"; filename="${name}"`, `content-type: ${type}`],
    content,
  }));
  return {
    headers: { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: multipartText(parts),
  };
}
