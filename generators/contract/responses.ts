import { weakestEvidence, type Evidence } from '../../contracts/model/evidence.js';
import type { MediaType, ResponseObject } from '../../contracts/model/types.js';
import { withBalanceConditions } from './balances.js';
import { evidenceOrCarried } from './carry.js';
import type { Dossier, DossierOperation, DossierResponse } from './dossier.js';
import { editions, evidenceIn, type Edition } from './evidence.js';
import {
  bodySchema,
  firstRule,
  requiredBySamples,
  requiredByTable,
  type FieldContext,
  type FieldSample,
  type RequiredRule,
} from './fields.js';
import { errorExamples, exampleFrom, operationExamples } from './examples.js';
import { evidenceNode, json, type ContractSource } from './source.js';

/** Names by which later calls refer to an object: a response that introduces one has to carry it. */
export function referencedNames(dossier: Dossier, edition: Edition): Set<string> {
  const names = new Set<string>();
  for (const operation of dossier.operations) {
    if (!operation.editions[edition]) continue;
    for (const parameter of operation.parameters ?? []) if (parameter.in === 'path') names.add(parameter.name);
    for (const name of Object.keys(operation.request?.fields ?? {})) if (/Id$/.test(name)) names.add(name);
  }
  return names;
}

function responseSamples(operation: DossierOperation): FieldSample[] {
  const all = [operation.examples, ...Object.values(operation.aliasExamples ?? {})];
  return all.flatMap((byEdition) =>
    editions.flatMap((edition) => {
      const example = byEdition?.[edition]?.response;
      return example ? [{ value: example.value, truncated: example.truncated === true }] : [];
    }),
  );
}

function responseRequired(operation: DossierOperation, referenced: ReadonlySet<string>): RequiredRule {
  const neededLater: RequiredRule = (_field, place) =>
    referenced.has(place.slice(1)) ? { grade: 'assumed', basis: 'assumed' } : undefined;
  return firstRule(requiredByTable, requiredBySamples(responseSamples(operation)), neededLater);
}

/** The error body of a status: one of two shapes, told apart by the code. */
const errorBody: MediaType = { schema: { $ref: '#/components/schemas/Error' } };

/** Examples of a status, those of aliases under their ids. */
function responseExamples(
  operation: DossierOperation,
  status: string,
  edition: Edition,
  shownIn: string | undefined,
): Pick<MediaType, 'examples'> {
  const of = (entry: Pick<DossierOperation, 'examples'>) =>
    exampleFrom(operationExamples(entry, 'response', status), edition, shownIn, operation.title).examples;
  const examples = { ...of(operation) };
  for (const [id, byEdition] of Object.entries(operation.aliasExamples ?? {})) {
    const example = of({ examples: byEdition })?.['documented'];
    if (example) examples[id] = example;
  }
  return Object.keys(examples).length > 0 ? { examples } : {};
}

interface Variant {
  variant: DossierResponse;
  evidence: Evidence;
}

/** An operation whose answers are described, and what is known around them. */
interface Answering {
  operation: DossierOperation;
  evidence: Evidence;
  source: ContractSource;
  /** Fields that other calls refer to. */
  referenced: ReadonlySet<string>;
}

function buildResponse(status: string, variants: readonly Variant[], answering: Answering): ResponseObject {
  const { operation, source, referenced } = answering;
  const best = strongest(variants.map(({ evidence }) => evidence));
  const codes = variants.flatMap(({ variant, evidence }) =>
    (variant.errorCodes ?? []).map((code) => ({ code, 'x-evidence': evidence })),
  );
  const distinct = [...new Map(codes.map((row) => [row.code, row])).values()];
  const withFields = variants.find(({ variant }) => variant.fields);
  const html = variants.find(({ variant }) => variant.contentType === 'text/html');
  const response: ResponseObject = { description: describe(status), ...evidenceNode(best, answering.evidence) };
  if (distinct.length > 0) response['x-error-codes'] = distinct;
  if (html) response.content = { 'text/html': { schema: { type: 'string' } } };
  else if (withFields?.variant.fields) {
    const context: FieldContext = {
      edition: source.edition,
      source: operation.title,
      requiredRule: responseRequired(operation, referenced),
      answers: true,
    };
    const contentType = contentTypeEvidence(source, 'responses') ?? best;
    const examples = responseExamples(operation, status, source.edition, withFields.evidence.edition);
    const schema = bodySchema(withFields.variant.fields, withFields.evidence, contentType, context);
    response.content = {
      [json]: {
        schema: withBalanceConditions(schema, source.facts.currencies, withFields.evidence),
        ...examples,
        ...evidenceNode(contentType, best),
      } as MediaType,
    };
  } else if (distinct.length > 0) {
    const examples = errorExamples(operation, status, source.edition);
    response.content = { [json]: { ...errorBody, ...(Object.keys(examples).length > 0 ? { examples } : {}) } };
  }
  return response;
}

function strongest(all: readonly Evidence[]): Evidence {
  return all.reduce((best, evidence) =>
    weakestEvidence([best, evidence]) === best && best !== evidence ? evidence : best,
  );
}

function describe(status: string): string {
  const meaning: Record<string, string> = {
    200: 'Success',
    201: 'Created',
    202: 'Accepted',
    400: 'Refused; the error code says why',
    401: 'Access denied: the API key is missing, wrong, or not allowed from this address',
    404: 'Not found; the error code says what',
  };
  return meaning[status] ?? `Status ${status}`;
}

function contentTypeEvidence(source: ContractSource, use: string): Evidence | undefined {
  const row = source.dossier.platform.contentTypes.find((entry) => entry.use === use);
  return row ? evidenceIn(row, source.edition, 'API reference, response samples') : undefined;
}

/** The first edition takes over what the next one shows of answers that every operation can give. */
const commonEvidence = (variant: DossierResponse, edition: Edition, page: string): Evidence | undefined =>
  edition === 'legacy' ? evidenceOrCarried(variant, edition, page) : evidenceIn(variant, edition, page);

/** Answers that every operation can give: 401, and the common error codes under 400, where the entry is silent. */
function commonVariants(operation: DossierOperation, status: string, source: ContractSource): Variant[] {
  if (operation.id === 'redirectToKycVerification') return [];
  const mentioned = new Set((operation.responses[status] ?? []).flatMap((variant) => variant.errorCodes ?? []));
  return (source.dossier.common.responses[status] ?? []).flatMap((variant) => {
    const evidence = commonEvidence(variant, source.edition, status === '401' ? 'Authentication' : 'Error Handling');
    const silentOn = operation.id === 'suspendUser' ? ['P500', 'P501'] : [];
    const errorCodes = variant.errorCodes?.filter((code) => !mentioned.has(code) && !silentOn.includes(code));
    if (!evidence || errorCodes?.length === 0) return [];
    return [{ variant: { ...variant, ...(errorCodes ? { errorCodes } : {}) }, evidence }];
  });
}

export function buildResponses(
  operation: DossierOperation,
  evidence: Evidence,
  source: ContractSource,
  referenced: ReadonlySet<string>,
): Record<string, ResponseObject> {
  const statuses = new Set([...Object.keys(operation.responses), ...Object.keys(source.dossier.common.responses)]);
  const responses: Record<string, ResponseObject> = {};
  const known = (status: string, find: typeof evidenceIn | typeof evidenceOrCarried): Variant[] =>
    (operation.responses[status] ?? []).flatMap((variant) => {
      const found = find(variant, source.edition, operation.title);
      return found ? [{ variant, evidence: found }] : [];
    });
  const isSuccess = (status: string): boolean => status.startsWith('2');
  // An operation without any success known in its edition succeeds as in the nearest one.
  const silent = ![...statuses].some((status) => isSuccess(status) && known(status, evidenceIn).length > 0);
  for (const status of [...statuses].sort()) {
    const own = known(status, silent && isSuccess(status) ? evidenceOrCarried : evidenceIn);
    const variants = [...own, ...commonVariants(operation, status, source)];
    if (variants.length > 0)
      responses[status] = buildResponse(status, variants, { operation, evidence, source, referenced });
  }
  return responses;
}
