import { evidenceAt } from './evidence-at.js';
import type { Evidence } from './evidence.js';
import { valueAt } from './pointer.js';
import type { Contract, Operation, Webhook } from './types.js';

/** What was looked up in a contract: every judgement asks for its evidence, and a loaded contract never changes. */
interface LookedUp {
  nodes: Map<string, unknown>;
  evidence: Map<string, Evidence>;
}

const lookedUp = new WeakMap<Contract, LookedUp>();

function knownOf(contract: Contract): LookedUp {
  let known = lookedUp.get(contract);
  if (!known) lookedUp.set(contract, (known = { nodes: new Map(), evidence: new Map() }));
  return known;
}

/** What stands at a place of the contract's document, or `undefined` where there is no such place. */
export function nodeOf(contract: Contract, pointer: string): unknown {
  const { nodes } = knownOf(contract);
  if (!nodes.has(pointer)) nodes.set(pointer, valueAt(contract.document, pointer));
  return nodes.get(pointer);
}

/** Evidence of a place of the contract's document, or of one of its keywords (`evidenceAt`). */
export function evidenceOf(contract: Contract, pointer: string, keyword = ''): Evidence {
  const { evidence } = knownOf(contract);
  const key = `${pointer} ${keyword}`;
  let found = evidence.get(key);
  if (!found) evidence.set(key, (found = evidenceAt(contract.document, pointer, keyword || undefined)));
  return found;
}

/** @throws Error when the contract has no such operation */
export function operationOf({ version, operations }: Contract, id: string): Operation {
  const operation = operations.get(id);
  if (!operation) throw new Error(`the contract of version ${version} has no operation ${id}`);
  return operation;
}

/** @throws Error when the contract has no such webhook */
export function webhookOf({ version, webhooks }: Contract, id: string): Webhook {
  const webhook = webhooks.get(id);
  if (!webhook) throw new Error(`the contract of version ${version} has no webhook ${id}`);
  return webhook;
}
