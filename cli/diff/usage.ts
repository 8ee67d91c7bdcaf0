/** Reads what a partner uses, from YAML. */
import { isObject } from '../../contracts/model/json-value.js';
import { ContractError } from '../../contracts/model/load.js';
import { unknownNames } from '../../diff/unknown-usage.js';
import type { Usage, UsedCall } from '../../diff/usage.js';
import { UsageError } from '../../engine/config.js';
import { readText } from '../../engine/files.js';
import { similarTo } from '../../engine/similar.js';
import { parsedText } from '../../generators/import/openapi/parsed-text.js';

const lists = ['parameters', 'request', 'reads'] as const;

function callOf(entry: unknown, at: string): UsedCall {
  if (typeof entry === 'string') return { id: entry };
  if (!isObject(entry) || typeof entry['id'] !== 'string') throw new ContractError(`${at}: name it by its id`);
  for (const [name, value] of Object.entries(entry)) {
    if (name === 'id') continue;
    const known = (lists as readonly string[]).includes(name);
    if (!known) throw new ContractError(`${at}/${name}: unknown; known: id, ${lists.join(', ')}`);
    if (!Array.isArray(value) || !value.every((one) => typeof one === 'string'))
      throw new ContractError(`${at}/${name}: should be a list of texts`);
  }
  return entry as unknown as UsedCall;
}

/**
 * What a file says is used: `operations` and `webhooks`, each an id, or an id with `parameters`, `request` and `reads`.
 * @throws UsageError or ContractError with what is wrong and where
 */
export function readUsage(file: string): Usage {
  const value = parsedText(readText(file, '--usage', 'a file that says what you use'), file);
  if (!isObject(value)) throw new ContractError(`${file}: should have "operations" or "webhooks"`);
  const odd = Object.keys(value).find((name) => name !== 'operations' && name !== 'webhooks');
  if (odd !== undefined) throw new ContractError(`${file}#/${odd}: unknown; known: operations, webhooks`);
  const of = (name: 'operations' | 'webhooks'): UsedCall[] => {
    const list = value[name] ?? [];
    if (!Array.isArray(list)) throw new ContractError(`${file}#/${name}: should be a list`);
    return list.map((entry, index) => callOf(entry, `${file}#/${name}/${index}`));
  };
  return { operations: of('operations'), webhooks: of('webhooks') };
}

/** One of the contracts that a usage is of. */
interface Named {
  name: string;
  document: unknown;
}

/**
 * Refuses a usage that names what neither contract has: it would never concern anybody.
 * @throws UsageError with the first such name, where it stands, and those that it could have been
 */
export function assertUsageOf(usage: Usage, file: string, contracts: readonly Named[]): void {
  const [first, ...others] = unknownNames(
    usage,
    contracts.map(({ document }) => document),
  );
  if (!first) return;
  const { at, kind, name, known } = first;
  const names = [...new Set(contracts.map((contract) => contract.name))];
  const who = names.length === 1 ? `${names.join('')} has no` : `neither ${names.join(' nor ')} has the`;
  const similar = similarTo(name, known);
  const hint = similar.length > 0 ? `did you mean ${similar.join(', ')}?` : 'name what you use, or take it out';
  const more = others.length > 0 ? ` (and ${others.length} more such)` : '';
  throw new UsageError(`${file}#${at}: ${who} ${kind} "${name}"; ${hint}${more}`);
}
