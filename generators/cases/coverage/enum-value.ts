import { evidenceAt } from '../../../contracts/model/evidence-at.js';
import type { Evidence } from '../../../contracts/model/evidence.js';
import { toPointer } from '../../../contracts/model/pointer.js';
import type { Contract } from '../../../contracts/model/types.js';
import { isDoubtful, keptTogether } from '../currencies.js';
import { exemplars } from '../exemplars.js';
import type { CaseRule } from '../phase.js';
import { bodyShape, completed, type Member } from '../shape.js';
import { variation, withBody } from './variation.js';

/** How well a value of a set is known: as the set, unless the value has evidence of its own. */
export function listedEvidence(
  contract: Contract,
  { schema, pointer }: Pick<Member, 'schema' | 'pointer'>,
  value: unknown,
): Evidence {
  return schema['x-enum-evidence']?.[String(value)] ?? evidenceAt(contract.document, pointer, 'enum');
}

/** A value of a contract as the last part of a pointer: ids are split at colons. */
export function valueToken(value: unknown): string {
  return String(value).replaceAll(':', '%3A');
}

export const enumValue: CaseRule = {
  id: 'enum-value',
  about: 'each listed value',
  templates(input) {
    const { contract, operation, base } = input;
    const shape = bodyShape(contract, operation);
    if (!shape) return [];
    const schemas = Object.fromEntries(shape.members.map(({ name, schema }) => [name, schema]));
    const sources = exemplars(contract, operation).map(({ body }) => body);
    const listed = shape.members.filter(({ name, schema }) => schema.enum && Object.hasOwn(base.body ?? {}, name));
    return listed.flatMap((member) =>
      (member.schema.enum ?? [])
        .filter((value) => value !== null)
        .flatMap((value) =>
          variation(input, {
            rule: 'enum-value',
            pointer: toPointer([member.name, valueToken(value)]),
            name: `with ${member.name} ${String(value)}`,
            change: (given) =>
              withBody(given, (body) =>
                completed(
                  contract,
                  shape,
                  keptTogether(contract, { ...body, [member.name]: value }, member.name, schemas),
                  sources,
                ),
              ),
            evidence: [listedEvidence(contract, member, value)],
            ...(isDoubtful(contract, member.name, value) ? { open: 'whether this currency can be used' } : {}),
          }),
        ),
    );
  },
};
