type Node = Record<string, unknown>;

/** Where a schema says which of its branches is meant (OpenAPI, Discriminator Object), with every value it lists. */
export interface Discriminator {
  propertyName: string;
  /** Value → reference to its branch. */
  mapping: Readonly<Record<string, string>>;
}

/** The branch by reference that a member of a value names. */
export function branchOf({ discriminator }: { discriminator?: unknown }, value: unknown): string | undefined {
  if (typeof discriminator !== 'object' || typeof value !== 'object' || value === null) return undefined;
  const { propertyName, mapping } = discriminator as Discriminator;
  const named = (value as Node)[propertyName];
  return typeof named === 'string' && Object.hasOwn(mapping, named) ? mapping[named] : undefined;
}

const isNull = (branch: Node): boolean => branch['type'] === 'null';

/** Whether every branch but null is named, and so the member decides alone. */
function decides(branches: unknown, discriminator: unknown): discriminator is Discriminator {
  if (typeof discriminator !== 'object' || discriminator === null || !Array.isArray(branches)) return false;
  const { propertyName, mapping } = discriminator as Partial<Discriminator>;
  const named = new Set(Object.values(mapping ?? {}));
  const isNamed = (branch: Node): boolean => isNull(branch) || named.has(String(branch['$ref']));
  return propertyName !== undefined && named.size > 0 && branches.every(isNamed);
}

/** What decides a choice alone: the member, every value that it may have, and whether the whole may be null instead. */
export interface DecidedChoice extends Discriminator {
  isNullable: boolean;
}

/** The choice of a schema, where a member alone decides it; `undefined` where branches are tried one by one. */
export function decidedChoice({ oneOf, anyOf, discriminator }: Node): DecidedChoice | undefined {
  const branches = oneOf ?? anyOf;
  if (!decides(branches, discriminator)) return undefined;
  const { propertyName, mapping } = discriminator;
  return { propertyName, mapping, isNullable: (branches as Node[]).some(isNull) };
}

/**
 * A choice whose discriminator names the branch, as conditions: the branch alone is held to, whatever others would take the value too,
 * and a value that names none breaks the set of names.
 */
export function decidedByDiscriminator(schema: Node): Node {
  const choice = decidedChoice(schema);
  if (!choice) return schema;
  const { oneOf: _oneOf, anyOf: _anyOf, discriminator: _discriminator, ...rest } = schema;
  const { propertyName, mapping, isNullable } = choice;
  const values = Object.keys(mapping);
  const chosen = [...new Set(Object.values(mapping))].map((reference) => ({
    if: {
      properties: { [propertyName]: { enum: values.filter((value) => mapping[value] === reference) } },
      required: [propertyName],
    },
    then: { $ref: reference },
  }));
  // The type stands apart: with it, what names one member would be an object that has no others.
  const named = [
    { type: isNullable ? ['object', 'null'] : 'object' },
    { properties: { [propertyName]: { enum: values } }, required: [propertyName] },
  ];
  const own = Array.isArray(rest['allOf']) ? (rest['allOf'] as unknown[]) : [];
  return { ...rest, allOf: [...own, ...named, ...chosen] };
}
