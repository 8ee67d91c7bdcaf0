import { listVersions, loadContract } from '../../contracts/model/load.js';
import type { Contract } from '../../contracts/model/types.js';
import type { LoadedProfile } from '../../certification/profiles/profile.js';
import { providerOf, type Delivering, type Provider } from '../../certification/receiver/provider.js';
import { contractWithWebhooks } from '../../generators/import/openapi/contract.js';
import { UsageError } from '../../engine/config.js';
import type { DocumentTexts } from '../../runner/documents/downloaded.js';

/** Provider and profiles of a certification. */
export interface Chosen {
  provider: Provider;
  profiles: LoadedProfile[];
}

/** The provider of a version of the Partner API. */
export function packagedProvider(version: string, folders: readonly string[]): Provider {
  const others = listVersions().filter((other) => other !== version);
  return providerOf(
    loadContract(version, folders),
    others.map((other) => loadContract(other)),
  );
}

/** How the Partner API's schedule would be, where a document states none: attempts that repeat. */
const schedule: Delivering['schedule'] = { attempts: 3, delaysSeconds: [1, 2] };

/**
 * The provider of any OpenAPI document with webhooks, and the core profile over all of them.
 * @throws UsageError, ContractError where the file is none, or has no webhook with a body
 */
export function documentProvider({ file, read }: DocumentTexts, core: LoadedProfile): Chosen {
  const contract = contractWithWebhooks(file, read);
  const ids = [...contract.webhooks.values()].filter(({ object }) => object.requestBody).map(({ id }) => id);
  if (ids.length === 0)
    throw new UsageError(`--contract ${file}: has no webhook with a body: there is nothing to deliver`);
  return {
    provider: { contract, delivering: deliveringOf(contract), otherShapes: new Map() },
    profiles: [{ ...core, webhooks: ids }],
  };
}

interface Scheme {
  type?: string;
  in?: string;
  name?: string;
  scheme?: string;
}

/** How a document has its webhooks delivered: by the first scheme of its webhooks that is a token in a header. */
function deliveringOf(contract: Contract): Delivering {
  const schemes = (contract.document.components?.securitySchemes ?? {}) as Record<string, Scheme | undefined>;
  const named = [...contract.webhooks.values()].flatMap(({ object }) =>
    (object.security ?? []).flatMap((one) => Object.keys(one)),
  );
  const scheme = named.map((name) => schemes[name]).find((one) => one?.in === 'header' || one?.type === 'http');
  const [media = 'application/json'] = [...contract.webhooks.values()].flatMap(({ object }) =>
    Object.keys(object.requestBody?.content ?? {}),
  );
  return {
    tokenHeader: (scheme?.in === 'header' ? (scheme.name ?? 'authorization') : 'authorization').toLowerCase(),
    tokenPrefix: scheme?.type === 'http' && scheme.scheme?.toLowerCase() === 'bearer' ? 'Bearer ' : '',
    contentType: media,
    acknowledgement: '2xx',
    schedule,
    healthPath: undefined,
    asksToken: scheme !== undefined,
  };
}
