import { valueAt } from '../../contracts/model/pointer.js';
import type { Contract, Operation, Schema, Webhook } from '../../contracts/model/types.js';
import { normalName } from '../record/sensitive.js';

/** By operation, webhook or contract: names are gathered once. */
const known = new WeakMap<object, ReadonlySet<string>>();

function namesIn(contract: Contract, schemas: Iterable<Schema | undefined>): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<Schema>();
  const collect = (schema: Schema | undefined): void => {
    if (!schema || seen.has(schema)) return;
    seen.add(schema);
    if (schema.$ref?.startsWith('#')) collect(valueAt(contract.document, schema.$ref.slice(1)) as Schema | undefined);
    for (const [name, member] of Object.entries(schema.properties ?? {})) {
      found.add(normalName(name));
      collect(member);
    }
    collect(schema.items);
    if (typeof schema.additionalProperties === 'object') collect(schema.additionalProperties);
    for (const part of [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) collect(part);
  };
  for (const schema of schemas) collect(schema);
  return found;
}

function once(owner: object, gather: () => ReadonlySet<string>): ReadonlySet<string> {
  const before = known.get(owner);
  if (before) return before;
  const names = gather();
  known.set(owner, names);
  return names;
}

type Content = Readonly<Record<string, { schema?: Schema }>>;

const schemasOf = (content: Content = {}): (Schema | undefined)[] => Object.values(content).map(({ schema }) => schema);

/** Normal names of all members that the answers of an operation may have. */
export function membersOfAnswers(contract: Contract, operation: Operation): ReadonlySet<string> {
  return once(operation, () =>
    namesIn(
      contract,
      Object.values(operation.object.responses).flatMap(({ content }) => schemasOf(content)),
    ),
  );
}

/** Normal names of all members that the payloads of a webhook may have. */
export function membersOfPayloads(contract: Contract, webhook: Webhook): ReadonlySet<string> {
  return once(webhook, () => namesIn(contract, schemasOf(webhook.object.requestBody?.content)));
}

/**
 * Normal names of the members that requests of a contract set: what stands in them later, in an answer or a delivery, is what
 * somebody wrote, and may be any text.
 */
export function membersThatUsersWrite(contract: Contract): ReadonlySet<string> {
  return once(contract, () =>
    namesIn(
      contract,
      [...contract.operations.values()].flatMap(({ object }) => schemasOf(object.requestBody?.content)),
    ),
  );
}
