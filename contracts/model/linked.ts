/** Keyword of the project's own validators: the schema that a reference names is compiled when a value first gets there. */
export const laterRef = 'x-later-ref';

/** Likewise: schemas of members by name, each compiled when a value has the member. */
export const laterMembers = 'x-later-members';

/** Fewer members are compiled with the object that has them. */
const fewMembers = 5;

type Table = Record<string, unknown>;

/** Keywords that speak of members and items, not of the value that their schema speaks of. */
const ofParts: ReadonlySet<string> = new Set([
  ...['properties', 'patternProperties', 'additionalProperties', 'propertyNames', 'unevaluatedProperties'],
  ...['items', 'prefixItems', 'contains', 'unevaluatedItems'],
]);

/** Keywords that hold schemas by names that people give. */
const byName: ReadonlySet<string> = new Set([
  ...['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions'],
]);

/** Keywords that hold values, which only look like schemas. */
const ofValues: ReadonlySet<string> = new Set(['const', 'enum', 'default', 'example', 'examples']);

/** Whether a schema asks what others have looked at: those have to be compiled together with it. */
function asksForEvaluated(node: Table): boolean {
  return node['unevaluatedProperties'] !== undefined || node['unevaluatedItems'] !== undefined;
}

/** Whether a schema is complete without the one that it stands in: neither names anything nor leads anywhere. */
function standsAlone(node: unknown): boolean {
  if (Array.isArray(node)) return node.every(standsAlone);
  if (typeof node !== 'object' || node === null) return true;
  return Object.entries(node).every(
    ([key, value]) => ofValues.has(key) || (!key.startsWith('$') && standsAlone(value)),
  );
}

/** An object's schema whose members are left for later; as it is where it has few, or where they lean on it. */
function withoutMembers(node: Table): Table {
  const { properties } = node;
  if (typeof properties !== 'object' || properties === null) return node;
  const members = Object.entries(properties);
  const later = members.filter(([, one]) => typeof one === 'object' && standsAlone(one));
  if (later.length <= fewMembers) return node;
  const declared = Object.fromEntries([...members, ...later.map(([name]) => [name, true] as const)]);
  return { ...node, properties: declared, [laterMembers]: Object.fromEntries(later) };
}

/**
 * A schema that can be compiled without its document. References are left for later, so that compiling takes no longer and goes no
 * deeper than the schema itself, and so are the members of large objects; where a schema asks what those beside it have looked at, what they name is taken into `$defs`.
 *
 * @param targetOf gives what a reference into the document names
 */
export function linked(schema: object, targetOf: (reference: string) => unknown): object {
  const taken = new Map<string, string>();
  const definitions: Table = {};

  const take = (reference: string): string => {
    const known = taken.get(reference);
    if (known !== undefined) return known;
    const name = `taken${taken.size}`;
    taken.set(reference, name);
    definitions[name] = within(targetOf(reference), true);
    return name;
  };
  const named = (value: unknown, isAsked: boolean): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, within(one, isAsked)]))
      : value;
  const within = (node: unknown, isAsked: boolean): unknown => {
    if (Array.isArray(node)) return node.map((item) => within(item, isAsked));
    if (typeof node !== 'object' || node === null) return node;
    const asks = isAsked || asksForEvaluated(node as Table);
    const own: Table = Object.fromEntries(
      Object.entries(node).map(([key, value]: [string, unknown]) => {
        if (ofValues.has(key)) return [key, value];
        if (key === '$ref' && typeof value === 'string' && value.startsWith('#'))
          return asks ? [key, `#/$defs/${take(value)}`] : [laterRef, value];
        const inner = asks && !ofParts.has(key);
        return [key, byName.has(key) ? named(value, inner) : within(value, inner)];
      }),
    );
    return asks ? own : withoutMembers(own);
  };

  const result = within(schema, false) as Table;
  if (taken.size === 0) return result;
  return { ...result, $defs: { ...(result['$defs'] as Table | undefined), ...definitions } };
}
