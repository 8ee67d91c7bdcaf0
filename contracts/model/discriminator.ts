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

/**
 * A choice whose discriminator names the branch, as conditions: the branch alone is held to, whatever others would take the value too,
 * and a value that names none breaks the set of names.
 */
export function decidedByDiscriminator(schema: Node): Node {
  const { oneOf, anyOf, discriminator, ...rest } = schema;
  const branches = oneOf ?? anyOf;
  if (!decides(branches, discriminator)) return schema;
  const { propertyName, mapping } = discriminator;
  const values = Object.keys(mapping);
  const chosen = [...new Set(Object.values(mapping))].map((reference) => ({
    if: {
      properties: { [propertyName]: { enum: values.filter((value) => mapping[value] === reference) } },
      required: [propertyName],
    },
    then: { $ref: reference },
  }));
  const type = (branches as Node[]).some(isNull) ? ['object', 'null'] : 'object';
  const named = { type, properties: { [propertyName]: { enum: values } }, required: [propertyName] };
  const own = Array.isArray(rest['allOf']) ? (rest['allOf'] as unknown[]) : [];
  return { ...rest, allOf: [...own, named, ...chosen] };
}
