import type { Evidence, EvidenceNode } from '../../contracts/model/evidence.js';
import { weakestEvidence } from '../../contracts/model/evidence.js';
import type {
  Facts,
  MediaType,
  OpenApiDocument,
  OperationObject,
  ParameterObject,
  ResponseObject,
  Schema,
  WebhookObject,
} from '../../contracts/model/types.js';
import { deriveSchema } from '../schema/derive.js';
import type { Hints } from '../schema/hints.js';
import type { ImportedPage } from '../import/page.js';
import { withBalanceConditions } from './balances.js';
import type { Dossier, DossierOperation, DossierResponse, DossierWebhook } from './dossier.js';
import { evidenceIn, sameEvidence, editions, type Edition } from './evidence.js';
import {
  bodySchema,
  firstRule,
  requiredBySamples,
  requiredByTable,
  type FieldContext,
  type FieldSample,
  type RequiredRule,
} from './fields.js';
import { overlay } from './overlay.js';

/** A page that was imported for this version, with its hints. */
export interface ImportedPayload {
  page: ImportedPage;
  hints: Hints;
}

export interface ContractSource {
  edition: Edition;
  dossier: Dossier;
  facts: Facts;
  /** By id of webhook or operation. */
  payloads: ReadonlyMap<string, ImportedPayload>;
}

const json = 'application/json';

function areaTag(area: string): string {
  const words = area.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Names by which later calls refer to an object: a response that introduces one has to carry it. */
function referencedNames(dossier: Dossier, edition: Edition): Set<string> {
  const names = new Set<string>();
  for (const operation of dossier.operations) {
    if (!operation.editions[edition]) continue;
    for (const parameter of operation.parameters ?? []) if (parameter.in === 'path') names.add(parameter.name);
    for (const name of Object.keys(operation.request?.fields ?? {})) if (/Id$/.test(name)) names.add(name);
  }
  return names;
}

function responseSamples(operation: DossierOperation): FieldSample[] {
  return editions.flatMap((edition) => {
    const example = operation.examples?.[edition]?.response;
    return example ? [{ value: example.value, truncated: example.truncated === true }] : [];
  });
}

function responseRequired(operation: DossierOperation, referenced: ReadonlySet<string>): RequiredRule {
  const neededLater: RequiredRule = (_field, place) =>
    referenced.has(place.slice(1)) ? { grade: 'assumed', basis: 'assumed' } : undefined;
  return firstRule(requiredByTable, requiredBySamples(responseSamples(operation)), neededLater);
}

function pick(evidence: Evidence | undefined, inherited: Evidence): { 'x-evidence'?: EvidenceNode } {
  return evidence && !sameEvidence(evidence, inherited) ? { 'x-evidence': evidence } : {};
}

/** The error body of a status: one of two shapes, told apart by the code. */
const errorContent: Record<string, MediaType> = {
  [json]: {
    schema: {
      oneOf: [{ $ref: '#/components/schemas/BusinessError' }, { $ref: '#/components/schemas/ValidationError' }],
    },
  },
};

interface Variant {
  variant: DossierResponse;
  evidence: Evidence;
}

function buildResponse(
  status: string,
  variants: readonly Variant[],
  operation: DossierOperation,
  operationEvidence: Evidence,
  source: ContractSource,
  referenced: ReadonlySet<string>,
): ResponseObject {
  const best = strongest(variants.map(({ evidence }) => evidence));
  const codes = variants.flatMap(({ variant, evidence }) =>
    (variant.errorCodes ?? []).map((code) => ({ code, 'x-evidence': evidence })),
  );
  const distinct = [...new Map(codes.map((row) => [row.code, row])).values()];
  const withFields = variants.find(({ variant }) => variant.fields);
  const html = variants.find(({ variant }) => variant.contentType === 'text/html');
  const response: ResponseObject = { description: describe(status), ...pick(best, operationEvidence) };
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
    const schema = bodySchema(withFields.variant.fields, withFields.evidence, contentType, context);
    response.content = {
      [json]: {
        schema: withBalanceConditions(schema, source.facts.currencies, withFields.evidence),
        ...pick(contentType, best),
      } as MediaType,
    };
  } else if (distinct.length > 0) response.content = errorContent;
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

/** Answers that every operation can give: 401, and the common error codes under 400, where the entry is silent. */
function commonVariants(operation: DossierOperation, status: string, source: ContractSource): Variant[] {
  if (operation.id === 'redirectToKycVerification') return [];
  const mentioned = new Set((operation.responses[status] ?? []).flatMap((variant) => variant.errorCodes ?? []));
  return (source.dossier.common.responses[status] ?? []).flatMap((variant) => {
    const evidence = evidenceIn(variant, source.edition, status === '401' ? 'Authentication' : 'Error Handling');
    const silentOn = operation.id === 'suspendUser' ? ['P500', 'P501'] : [];
    const errorCodes = variant.errorCodes?.filter((code) => !mentioned.has(code) && !silentOn.includes(code));
    if (!evidence || errorCodes?.length === 0) return [];
    return [{ variant: { ...variant, ...(errorCodes ? { errorCodes } : {}) }, evidence }];
  });
}

function buildResponses(
  operation: DossierOperation,
  evidence: Evidence,
  source: ContractSource,
  referenced: ReadonlySet<string>,
): Record<string, ResponseObject> {
  const statuses = new Set([...Object.keys(operation.responses), ...Object.keys(source.dossier.common.responses)]);
  const responses: Record<string, ResponseObject> = {};
  for (const status of [...statuses].sort()) {
    const own = (operation.responses[status] ?? []).flatMap((variant): Variant[] => {
      const found = evidenceIn(variant, source.edition, operation.title);
      return found ? [{ variant, evidence: found }] : [];
    });
    const variants = [...own, ...commonVariants(operation, status, source)];
    if (variants.length > 0)
      responses[status] = buildResponse(status, variants, operation, evidence, source, referenced);
  }
  return responses;
}

function buildParameters(operation: DossierOperation, evidence: Evidence, source: ContractSource): ParameterObject[] {
  return (operation.parameters ?? []).flatMap((parameter) => {
    const own = evidenceIn(parameter, source.edition, operation.title, evidence);
    if (!own) return [];
    const { properties } = bodySchema({ [parameter.name]: parameter }, own, own, {
      edition: source.edition,
      source: operation.title,
      requiredRule: () => undefined,
      answers: false,
    });
    const required = parameter.in === 'path' || parameter.required === true;
    return [
      {
        name: parameter.name,
        in: parameter.in,
        ...(required ? { required: true } : {}),
        schema: properties?.[parameter.name] ?? {},
        ...pick(own, evidence),
      },
    ];
  });
}

function buildOperation(
  operation: DossierOperation,
  source: ContractSource,
  referenced: ReadonlySet<string>,
): OperationObject | undefined {
  const place = operation.editions[source.edition];
  if (!place) return undefined;
  const evidence = evidenceIn(
    { evidence: place.evidence, ...(place.from ? { from: place.from } : {}) },
    source.edition,
    operation.title,
  ) as Evidence;
  const parameters = buildParameters(operation, evidence, source);
  const request = operation.request;
  return {
    operationId: operation.id,
    summary: operation.title,
    tags: [areaTag(operation.area)],
    security: operation.id === 'redirectToKycVerification' ? [] : [{ apiKey: [] }],
    'x-evidence': evidence,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(request
      ? {
          requestBody: {
            required: true,
            content: {
              [request.contentType]: {
                schema: bodySchema(request.fields, evidence, evidence, {
                  edition: source.edition,
                  source: operation.title,
                  requiredRule: requiredByTable,
                  answers: false,
                }),
              },
            },
          },
        }
      : {}),
    responses: buildResponses(operation, evidence, source, referenced),
  };
}

function payloadSchema(webhook: DossierWebhook, payloadEvidence: Evidence, source: ContractSource): Schema {
  const basis = webhook.payload.requiredBasis?.[payloadEvidence.edition as Edition] ?? 'guess';
  const requiredRule: RequiredRule = (field, place, evidence) => {
    const table = requiredByTable(field, place, evidence);
    if (!table || basis === 'table') return table;
    return basis === 'example'
      ? { grade: evidence.grade === 'documented' ? 'carried' : 'assumed', basis: 'example' }
      : { grade: 'assumed', basis: 'assumed' };
  };
  const known = bodySchema(webhook.payload.fields, payloadEvidence, undefined, {
    edition: source.edition,
    source: webhook.title,
    requiredRule,
    answers: true,
  });
  const imported = source.payloads.get(webhook.id);
  if (!imported || imported.page.request === undefined) return known;
  const derived = deriveSchema(
    [imported.page.request],
    { sample: payloadEvidence, prose: { ...payloadEvidence, basis: 'prose' } },
    imported.hints,
  );
  return overlay(derived, known, payloadEvidence);
}

function buildWebhook(webhook: DossierWebhook, source: ContractSource): WebhookObject | undefined {
  const place = webhook.editions[source.edition];
  if (!place) return undefined;
  const graded = (grade: Evidence['grade'], from?: Edition): Evidence =>
    evidenceIn({ evidence: grade, ...(from ? { from } : {}) }, source.edition, webhook.title) as Evidence;
  const pathEvidence = graded(place.evidence, place.from);
  const payloadEvidence = graded(place.payloadEvidence, place.payloadFrom);
  const imported = source.payloads.get(webhook.id);
  const acknowledgement = evidenceIn(webhook.acknowledgement, source.edition, webhook.title) ?? {
    grade: 'assumed' as const,
  };
  return {
    post: {
      operationId: webhook.id,
      summary: webhook.title,
      description: webhook.fires.when,
      tags: [areaTag(webhook.group)],
      security: [{ webhookToken: [] }],
      'x-evidence': pathEvidence,
      'x-webhook': {
        path: place.path,
        'x-evidence': pathEvidence,
        fires: evidenceIn(webhook.fires, source.edition, webhook.title) ?? { grade: 'assumed' },
        ...(place.alternatives
          ? {
              alternatives: place.alternatives.map((other) => ({
                path: other.path,
                'x-evidence': graded(other.evidence),
              })),
            }
          : {}),
      },
      requestBody: {
        required: true,
        content: {
          [json]: {
            schema: payloadSchema(webhook, payloadEvidence, source),
            ...(imported?.page.request !== undefined
              ? { examples: { documented: { value: imported.page.request } } }
              : {}),
          },
        },
      },
      responses: {
        [String(webhook.acknowledgement.status)]: {
          description: 'Received; the provider sends no further attempt',
          'x-evidence': acknowledgement,
        },
      },
    } as WebhookObject['post'],
  };
}

function errorSchemas(source: ContractSource): Record<string, Schema> {
  const shapes = source.dossier.platform.errors.shapes;
  const evidenceOf = (id: string): Evidence | undefined => {
    const shape = shapes.find((entry) => entry.id === id);
    return shape ? evidenceIn(shape, source.edition, 'Error Handling') : undefined;
  };
  const threeKeys = evidenceOf('business');
  const businessEvidence = threeKeys ?? evidenceOf('businessTwoKeys') ?? { grade: 'assumed' };
  const validationEvidence = evidenceOf('validation') ?? { grade: 'assumed' };
  return {
    BusinessError: {
      type: 'object',
      required: threeKeys ? ['errorCode', 'errorName', 'errorMessage'] : ['errorCode', 'errorName'],
      properties: {
        errorCode: { type: 'string', pattern: '^P(?!403)\\d{3}$' },
        errorName: { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' },
        errorMessage: { type: 'string' },
      },
      'x-evidence': businessEvidence,
    },
    ValidationError: {
      type: 'object',
      required: ['errorCode', 'errorMessage'],
      properties: {
        errorCode: { type: 'string', const: 'P403' },
        errorMessage: { type: 'string' },
      },
      'x-evidence': validationEvidence,
    },
  };
}

/** The OpenAPI 3.1 document of one edition: every operation and webhook that it lists, every node with evidence. */
export function buildOpenApi(source: ContractSource): OpenApiDocument {
  const { dossier, edition, facts } = source;
  const referenced = referencedNames(dossier, edition);
  const paths: OpenApiDocument['paths'] = {};
  for (const operation of dossier.operations) {
    const place = operation.editions[edition];
    const object = buildOperation(operation, source, referenced);
    if (!place || !object) continue;
    const methods = (paths[place.path] ??= {});
    const existing = methods[place.method.toLowerCase()];
    if (existing) existing['x-alias'] = [...(existing['x-alias'] ?? []), operation.id];
    else methods[place.method.toLowerCase()] = object;
  }
  const webhooks: OpenApiDocument['webhooks'] = {};
  for (const webhook of dossier.webhooks) {
    const object = buildWebhook(webhook, source);
    if (object) webhooks[webhook.id] = object;
  }
  const { staging, production } = dossier.platform.environments;
  return {
    openapi: '3.1.0',
    info: {
      title: 'Partner API',
      version: edition,
      description: `What the documentation of edition ${edition} promises, graded by evidence (x-evidence).`,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [
      { url: staging.baseUrl, description: staging.purpose },
      { url: production.baseUrl, description: production.purpose },
    ],
    paths,
    webhooks,
    components: {
      securitySchemes: {
        apiKey: { type: 'apiKey', in: 'header', name: facts.authentication.header },
        webhookToken: { type: 'apiKey', in: 'header', name: facts.webhookDelivery.authorization.header },
      },
      schemas: errorSchemas(source),
    },
  };
}
