import type { Evidence } from '../../contracts/model/evidence.js';
import type { OperationObject, ParameterObject } from '../../contracts/model/types.js';
import type { DossierOperation } from './dossier.js';
import { evidenceIn } from './evidence.js';
import { exampleFrom, operationExamples } from './examples.js';
import { bodySchema, requiredByTable } from './fields.js';
import { buildResponses } from './responses.js';
import { areaTag, evidenceNode, type ContractSource } from './source.js';

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
        ...evidenceNode(own, evidence),
      },
    ];
  });
}

export function buildOperation(
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
  const body = request
    ? bodySchema(request.fields, evidence, evidence, {
        edition: source.edition,
        source: operation.title,
        requiredRule: requiredByTable,
        answers: false,
      })
    : undefined;
  return {
    operationId: operation.id,
    summary: operation.title,
    tags: [areaTag(operation.area, source.dossier)],
    security: operation.id === 'redirectToKycVerification' ? [] : [{ apiKey: [] }],
    'x-evidence': evidence,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(request && body
      ? {
          requestBody: {
            required: true,
            content: {
              [request.contentType]: {
                schema: body,
                ...exampleFrom(
                  operationExamples(operation, 'request'),
                  source.edition,
                  evidence.edition,
                  operation.title,
                  body,
                ),
              },
            },
          },
        }
      : {}),
    responses: buildResponses(operation, evidence, source, referenced),
  };
}
