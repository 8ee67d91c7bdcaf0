import { anonymousPath } from '../../../contracts/model/path-template.js';
import type { OpenApiDocument, OperationObject, WebhookOperation } from '../../../contracts/model/types.js';
import type { ReadCall } from '../reading.js';

/** Where a call stands in a document. */
export type Found =
  | { kind: 'operation'; path: string; method: string; operation: OperationObject }
  | { kind: 'webhook'; id: string; method: string; operation: WebhookOperation };

function operationFor(document: OpenApiDocument, { method, path }: ReadCall): Found | undefined {
  const key = anonymousPath(path);
  for (const [template, item] of Object.entries(document.paths)) {
    if (anonymousPath(template) !== key) continue;
    const name = method.toLowerCase();
    const operation = Object.hasOwn(item, name) ? item[name] : undefined;
    if (operation) return { kind: 'operation', path: template, method: name, operation };
  }
  return undefined;
}

/** A webhook by its path; what a receiver's own address has before it does not count. */
function webhookFor(document: OpenApiDocument, { method, path }: ReadCall): Found | undefined {
  const key = anonymousPath(path);
  for (const [id, item] of Object.entries(document.webhooks))
    for (const [name, operation] of Object.entries(item)) {
      const place = operation['x-webhook'];
      const paths = [place.path, ...(place.alternatives ?? []).map((one) => one.path)].map(anonymousPath);
      if (name === method.toLowerCase() && paths.some((one) => key === one || (one.length > 1 && key.endsWith(one))))
        return { kind: 'webhook', id, method: name, operation };
    }
  return undefined;
}

/** The operation or webhook that a call is, where the document has it. */
export function foundIn(document: OpenApiDocument, call: ReadCall): Found | undefined {
  if (call.kind === 'operation') return operationFor(document, call);
  if (call.kind === 'webhook') return webhookFor(document, call);
  return operationFor(document, call) ?? webhookFor(document, call);
}
