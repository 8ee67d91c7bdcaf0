import type { OpenApiDocument } from '../../contracts/model/types.js';
import { mergeAliases } from './aliases.js';
import { errorSchemas } from './components.js';
import type { Dossier } from './dossier.js';
import { buildOperation } from './operations.js';
import { referencedNames } from './responses.js';
import type { ContractSource } from './source.js';
import { buildWebhook } from './webhooks.js';

export type { ContractSource, ImportedPayload } from './source.js';

/** The areas that a document's operations and webhooks are of, in its order. */
function tagsOf(
  { paths, webhooks }: Pick<OpenApiDocument, 'paths' | 'webhooks'>,
  { areas }: Dossier,
): OpenApiDocument['tags'] {
  const operations = [...Object.values(paths), ...Object.values(webhooks)].flatMap((methods) => Object.values(methods));
  const used = new Set(operations.flatMap(({ tags = [] }) => tags));
  const known = Object.values(areas).map(({ name, about }) => ({ name, description: about }));
  return [...used].flatMap((name) => known.filter((tag) => tag.name === name));
}

/** The OpenAPI 3.1 document of one edition: every operation and webhook that it lists, every node with evidence. */
export function buildOpenApi(source: ContractSource): OpenApiDocument {
  const { dossier, edition, facts } = source;
  const referenced = referencedNames(dossier, edition);
  const paths: OpenApiDocument['paths'] = {};
  for (const { operation, aliases } of mergeAliases(dossier.operations, edition)) {
    const place = operation.editions[edition];
    const object = buildOperation(operation, source, referenced);
    if (!place || !object) continue;
    const methods = (paths[place.path] ??= {});
    methods[place.method.toLowerCase()] = aliases.length > 0 ? { ...object, 'x-alias': aliases } : object;
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
    tags: tagsOf({ paths, webhooks }, dossier),
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
