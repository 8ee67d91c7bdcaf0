import type { Evidence } from '../../contracts/model/evidence.js';
import type { MediaType, Schema } from '../../contracts/model/types.js';
import type { DossierExample, DossierOperation, DossierWebhook, OperationExamples } from './dossier.js';
import { editions, type Edition } from './evidence.js';

/** Examples of one place, by the name under which a document lists them. */
export type Examples = NonNullable<MediaType['examples']>;

/** Whether an example has only members that a schema knows: one carried over a change of fields would be none of its own. */
function isKnownTo(schema: Schema, value: unknown): boolean {
  if (!schema.properties || typeof value !== 'object' || value === null) return true;
  return Object.keys(value).every((name) => Object.hasOwn(schema.properties ?? {}, name));
}

/**
 * The documented examples of an edition. A carried place shows the example of the edition it is carried from, as long as
 * its members are still those of the place.
 * @param shownIn the edition that shows the place
 */
export function exampleFrom(
  byEdition: Partial<Record<Edition, DossierExample>>,
  edition: Edition,
  shownIn: string | undefined,
  source: string,
  schema: Schema = {},
): { examples?: Examples } {
  const from = [edition, shownIn].find((name): name is Edition => name !== undefined && name in byEdition);
  const example = from && byEdition[from];
  if (!from || !example || (from !== edition && !isKnownTo(schema, example.value))) return {};
  const evidence: Evidence = { grade: from === edition ? 'documented' : 'carried', edition: from, source };
  return {
    examples: {
      documented: {
        value: example.value,
        ...(example.truncated ? { 'x-truncated': true } : {}),
        'x-evidence': evidence,
      },
    },
  };
}

/** Examples of an operation's requests or responses, by edition; `status` narrows responses. */
export function operationExamples(
  operation: { examples?: OperationExamples },
  part: 'request' | 'response',
  status?: string,
): Partial<Record<Edition, DossierExample>> {
  const found: Partial<Record<Edition, DossierExample>> = {};
  for (const edition of editions) {
    const example = operation.examples?.[edition]?.[part];
    const fits = status === undefined || example?.status === undefined || String(example.status) === status;
    if (example && fits) found[edition] = example;
  }
  return found;
}

/** Examples of an operation's refusals under one status, in one edition, named after their code. */
export function errorExamples(operation: DossierOperation, status: string, edition: Edition): Examples {
  const errors = operation.examples?.[edition]?.errors;
  if (!Array.isArray(errors)) return {};
  const rows = errors.filter((error) => String(error.status) === status && typeof error.value === 'object');
  return Object.fromEntries(
    rows.map((error) => [
      String((error.value as { errorCode?: unknown }).errorCode),
      {
        value: error.value,
        'x-evidence': { grade: 'documented' as const, edition, source: operation.title },
      },
    ]),
  );
}

function isPartial(example: unknown): example is { partial: true; value: unknown } {
  return typeof example === 'object' && example !== null && 'partial' in example;
}

/** Examples of a webhook's payload by edition. A payload imported from its page stands in a file of its own. */
export function webhookExamples(webhook: DossierWebhook): Partial<Record<Edition, DossierExample>> {
  const found: Partial<Record<Edition, DossierExample>> = {};
  for (const edition of editions) {
    const example = webhook.examples?.[edition];
    if (example === undefined || (typeof example === 'object' && example !== null && 'payloadFile' in example))
      continue;
    found[edition] = isPartial(example) ? { value: example.value, truncated: true } : { value: example };
  }
  return found;
}
