import { evidenceAt } from '../contracts/model/evidence-at.js';
import type { Contract, Webhook } from '../contracts/model/types.js';
import { ContractValidator } from '../contracts/model/validate.js';
import { jsonTextOf } from './json-text.js';
import { normalPath } from './path.js';
import type { Validation } from './types.js';

/** What an inbox knows of the webhooks of its contract. */
export interface KnownWebhooks {
  version: string;
  /** Id of the webhook at this path (without query), however it is percent-encoded, else `null`. */
  idAt(path: string): string | null;
  /**
   * What a body is against the schema of a webhook that `idAt` gave, unpacked by its headers. Never throws: what cannot be judged
   * says so.
   */
  validate(webhookId: string, body: Buffer, headers?: Readonly<Record<string, string | undefined>>): Validation;
}

const CONFORMS: Validation = { violations: [], drift: [] };

/** The webhooks of a contract. A schema is compiled when its first delivery comes. */
export function knownWebhooks(contract: Contract): KnownWebhooks {
  const validator = new ContractValidator(contract);
  const ids = new Map([...contract.webhooks.values()].map(({ id, path }) => [normalPath(path), id]));
  return {
    version: contract.version,
    idAt: (path) => ids.get(normalPath(path)) ?? null,
    validate(webhookId, body, headers = {}) {
      const webhook = contract.webhooks.get(webhookId);
      if (webhook?.object.requestBody === undefined) return CONFORMS;
      const parsed = parse(body, headers);
      if (parsed === undefined)
        return { violations: [unjudged(contract, webhook, 'the body is not JSON in UTF-8')], drift: [] };
      try {
        // What keeps to the closed schema holds nothing unknown: the walk for drift is for the few that don't.
        if (validator.violations(webhook.schemaPointer, parsed.value, 'exact').length === 0) return CONFORMS;
        return {
          violations: validator.violations(webhook.schemaPointer, parsed.value, 'tolerant'),
          drift: validator.drift(webhook.schemaPointer, parsed.value),
        };
      } catch {
        // Values that are nested deeper than the stack: they are kept and answered like any other.
        return { violations: [unjudged(contract, webhook, 'the body is nested too deeply to be judged')], drift: [] };
      }
    },
  };
}

function parse(body: Buffer, headers: Readonly<Record<string, string | undefined>>): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(jsonTextOf(body, headers)) as unknown };
  } catch {
    return undefined;
  }
}

function unjudged(
  { document }: Contract,
  { schemaPointer }: Webhook,
  message: string,
): Validation['violations'][number] {
  return {
    pointer: '',
    keyword: 'json',
    schemaPointer,
    message,
    expected: 'JSON in UTF-8',
    actual: 'something else',
    evidence: evidenceAt(document, schemaPointer),
  };
}
