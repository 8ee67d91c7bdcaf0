import { isUtf8 } from 'node:buffer';
import { evidenceAt } from '../contracts/model/evidence-at.js';
import type { Contract, Webhook } from '../contracts/model/types.js';
import { ContractValidator } from '../contracts/model/validate.js';
import type { Validation } from './types.js';

/** What an inbox knows of the webhooks of its contract. */
export interface KnownWebhooks {
  version: string;
  /** Id of the webhook at exactly this path (without query), else `null`. */
  idAt(path: string): string | null;
  /** What a body is against the schema of a webhook that `idAt` gave. */
  validate(webhookId: string, body: Buffer): Validation;
}

const CONFORMS: Validation = { violations: [], drift: [] };

/** The webhooks of a contract. A schema is compiled when its first delivery comes. */
export function knownWebhooks(contract: Contract): KnownWebhooks {
  const validator = new ContractValidator(contract);
  const ids = new Map([...contract.webhooks.values()].map(({ id, path }) => [path, id]));
  return {
    version: contract.version,
    idAt: (path) => ids.get(path) ?? null,
    validate(webhookId, body) {
      const webhook = contract.webhooks.get(webhookId);
      if (webhook?.object.requestBody === undefined) return CONFORMS;
      const parsed = parse(body);
      if (parsed === undefined) return { violations: [notJson(contract, webhook)], drift: [] };
      // What keeps to the closed schema holds nothing unknown: the walk for drift is for the few that don't.
      if (validator.violations(webhook.schemaPointer, parsed.value, 'exact').length === 0) return CONFORMS;
      return {
        violations: validator.violations(webhook.schemaPointer, parsed.value, 'tolerant'),
        drift: validator.drift(webhook.schemaPointer, parsed.value),
      };
    },
  };
}

function parse(body: Buffer): { value: unknown } | undefined {
  if (!isUtf8(body)) return undefined;
  try {
    return { value: JSON.parse(body.toString()) as unknown };
  } catch {
    return undefined;
  }
}

function notJson({ document }: Contract, { schemaPointer }: Webhook): Validation['violations'][number] {
  return {
    pointer: '',
    keyword: 'json',
    schemaPointer,
    message: 'the body is not JSON in UTF-8',
    expected: 'JSON in UTF-8',
    actual: 'something else',
    evidence: evidenceAt(document, schemaPointer),
  };
}
