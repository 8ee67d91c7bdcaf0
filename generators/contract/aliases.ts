import type { DossierField, DossierOperation, DossierResponse } from './dossier.js';
import { evidenceIn, type Edition } from './evidence.js';

/** Operations of one edition that share method and path: one OpenAPI operation, the further ids being its aliases. */
export interface MergedOperation {
  operation: DossierOperation;
  aliases: string[];
}

function isKnown(field: DossierField | undefined, edition: Edition): boolean {
  const grade = field && evidenceIn(field, edition, '', { grade: 'carried' })?.grade;
  return grade !== undefined && grade !== 'assumed';
}

/** Members of both; the better known description of a member counts, and what one side may lack is optional. */
function mergeFields(
  a: Record<string, DossierField>,
  b: Record<string, DossierField>,
  edition: Edition,
): Record<string, DossierField> {
  return Object.fromEntries(
    [...new Set([...Object.keys(a), ...Object.keys(b)])].map((name) => {
      const [known, other] = isKnown(a[name], edition) ? [a[name], b[name]] : [b[name] ?? a[name], a[name]];
      const nullable = a[name]?.nullable === true || b[name]?.nullable === true;
      const everywhere = isKnown(known, edition) && isKnown(other, edition);
      return [name, { ...known, ...(nullable ? { nullable } : {}), ...(everywhere ? {} : { optional: true }) }];
    }),
  );
}

function mergeVariants(
  a: readonly DossierResponse[],
  b: readonly DossierResponse[],
  edition: Edition,
): DossierResponse[] {
  const withFields = b.find((variant) => variant.fields);
  const merged = a.map((variant) =>
    variant.fields && withFields?.fields
      ? { ...variant, fields: mergeFields(variant.fields, withFields.fields, edition) }
      : variant,
  );
  return [...merged, ...b.filter((variant) => !variant.fields || !a.some((own) => own.fields))];
}

function merge(a: DossierOperation, b: DossierOperation, edition: Edition): DossierOperation {
  const statuses = [...new Set([...Object.keys(a.responses), ...Object.keys(b.responses)])];
  return {
    ...a,
    responses: Object.fromEntries(
      statuses.map((status) => [status, mergeVariants(a.responses[status] ?? [], b.responses[status] ?? [], edition)]),
    ),
    aliasExamples: { ...a.aliasExamples, [b.id]: b.examples ?? {} },
  };
}

/** The operations that an edition lists, those of one method and path merged. */
export function mergeAliases(operations: readonly DossierOperation[], edition: Edition): MergedOperation[] {
  const byPlace = new Map<string, MergedOperation>();
  for (const operation of operations) {
    const place = operation.editions[edition];
    if (!place) continue;
    const key = `${place.method} ${place.path}`;
    const first = byPlace.get(key);
    if (first)
      byPlace.set(key, {
        operation: merge(first.operation, operation, edition),
        aliases: [...first.aliases, operation.id],
      });
    else byPlace.set(key, { operation, aliases: [] });
  }
  return [...byPlace.values()];
}
