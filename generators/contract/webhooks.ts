import type { Evidence } from '../../contracts/model/evidence.js';
import type { Schema, WebhookObject, WebhookOperation } from '../../contracts/model/types.js';
import { deriveSchema } from '../schema/derive.js';
import type { DossierWebhook } from './dossier.js';
import { evidenceIn, type Edition } from './evidence.js';
import { exampleFrom, webhookExamples } from './examples.js';
import { bodySchema, requiredByTable, type RequiredRule } from './fields.js';
import { overlay } from './overlay.js';
import { areaTag, json, type ContractSource } from './source.js';

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

export function buildWebhook(webhook: DossierWebhook, source: ContractSource): WebhookObject | undefined {
  const place = webhook.editions[source.edition];
  if (!place) return undefined;
  const graded = (grade: Evidence['grade'], from?: Edition): Evidence =>
    evidenceIn({ evidence: grade, ...(from ? { from } : {}) }, source.edition, webhook.title) as Evidence;
  const pathEvidence = graded(place.evidence, place.from);
  const payloadEvidence = graded(place.payloadEvidence, place.payloadFrom);
  const imported = source.payloads.get(webhook.id);
  const byEdition = webhookExamples(webhook);
  if (imported?.page.request !== undefined) byEdition[source.edition] = { value: imported.page.request };
  const examples = exampleFrom(byEdition, source.edition, payloadEvidence.edition, webhook.title);
  const acknowledgement = evidenceIn(webhook.acknowledgement, source.edition, webhook.title) ?? {
    grade: 'assumed' as const,
    source: webhook.title,
  };
  const hasBody = Object.keys(webhook.payload.fields).length > 0 || imported?.page.request !== undefined;
  return {
    [place.method.toLowerCase()]: {
      operationId: webhook.id,
      summary: webhook.title,
      description: webhook.fires.when,
      tags: [areaTag(webhook.group, source.dossier)],
      security: [{ webhookToken: [] }],
      'x-evidence': pathEvidence,
      'x-webhook': {
        path: place.path,
        'x-evidence': pathEvidence,
        fires: evidenceIn(webhook.fires, source.edition, webhook.title) ?? { grade: 'assumed', source: webhook.title },
        ...(place.alternatives
          ? {
              alternatives: place.alternatives.map((other) => ({
                path: other.path,
                'x-evidence': graded(other.evidence),
              })),
            }
          : {}),
      },
      ...(hasBody
        ? {
            requestBody: {
              required: true,
              content: { [json]: { schema: payloadSchema(webhook, payloadEvidence, source), ...examples } },
            },
          }
        : {}),
      responses: {
        [String(webhook.acknowledgement.status)]: {
          description: 'Received; the provider sends no further attempt',
          'x-evidence': acknowledgement,
        },
      },
    } as WebhookOperation,
  };
}
