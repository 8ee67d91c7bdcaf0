import { isListedSuccess } from '../../../contracts/model/listed-status.js';
import { toPointer } from '../../../contracts/model/pointer.js';
import type { Contract, Operation, Schema } from '../../../contracts/model/types.js';
import { resolverOf } from '../../data/scene.js';
import { unstated } from '../expectations.js';
import { pathParameters } from '../requests.js';
import type { CaseRule, PhaseInput } from '../phase.js';
import { bodyShape } from '../shape.js';
import { variation, withBody } from './variation.js';
import { typesOf } from '../../../contracts/model/schema-types.js';

/** At most so many members are slipped in: a body that is all foreign tests something else. */
const most = 16;

/** Members of every object that a schema describes, lists included, with the schema of each. */
function describedMembers(contract: Contract, schema: Schema, depth = 0): [string, Schema][] {
  if (depth > 4) return [];
  const inner = (part: Schema | undefined): [string, Schema][] =>
    part ? describedMembers(contract, part, depth + 1) : [];
  const referred = schema.$ref === undefined ? [] : inner(resolverOf(contract)(schema.$ref));
  const parts = [...(schema.allOf ?? []), ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].flatMap(inner);
  const own = Object.entries(schema.properties ?? {});
  return [...referred, ...parts, ...own, ...inner(schema.items), ...own.flatMap(([, member]) => inner(member))];
}

function shownBy(contract: Contract, { object }: Operation): [string, Schema][] {
  return Object.entries(object.responses)
    .filter(([status]) => isListedSuccess(status))
    .flatMap(([, { content }]) => Object.values(content ?? {}))
    .flatMap(({ schema }) => (schema ? describedMembers(contract, schema) : []));
}

/** Whether both speak of one kind of thing, as far as their tags tell; without tags, their paths. */
function isRelated(one: Operation, other: Operation): boolean {
  const [tags, others] = [one.object.tags ?? [], other.object.tags ?? []];
  if (tags.length > 0 || others.length > 0) return tags.some((tag) => others.includes(tag));
  return one.path.split('/')[1] === other.path.split('/')[1];
}

/**
 * Values that nobody would come by on his own, so that seeing one again proves where it came from. A flag is no such
 * value.
 */
function foreignValue(schema: Schema): string | number | undefined {
  const types = typesOf(schema);
  if (types.includes('string')) return 'conformance-foreign-value';
  return types.includes('number') || types.includes('integer') ? 987_654_321 : undefined;
}

/** Members that only the server sets, by name: reads show them, the request does not have them. */
function foreignMembers({ contract, operation, base }: PhaseInput): Record<string, string | number> {
  const known = [
    ...(bodyShape(contract, operation)?.members.map(({ name }) => name) ?? []),
    ...Object.keys(base.body ?? {}),
    ...pathParameters(operation),
  ].map((name) => name.toLowerCase());
  const reads = [...contract.operations.values()].filter(
    (other) => other.method === 'GET' && isRelated(operation, other),
  );
  const found = new Map<string, string | number>();
  for (const [name, schema] of [operation, ...reads].flatMap((one) => shownBy(contract, one))) {
    const value = foreignValue(schema);
    if (value === undefined || known.includes(name.toLowerCase()) || found.size >= most) continue;
    found.set(name, value);
  }
  return Object.fromEntries(found);
}

export const foreignMembersRule: CaseRule = {
  id: 'foreign-members',
  about: 'members that only the server may set',
  templates(input) {
    const members = foreignMembers(input);
    if (Object.keys(members).length === 0) return [];
    return variation(input, {
      rule: 'foreign-members',
      name: `with ${Object.keys(members).join(', ')}, which only the server sets`,
      change: (base) => withBody(base, (body) => ({ ...members, ...body })),
      evidence: [unstated('that unknown members are let pass')],
      foreign: Object.fromEntries(Object.entries(members).map(([name, value]) => [toPointer([name]), value])),
    });
  },
};
