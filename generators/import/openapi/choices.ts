import { isObject, type JsonObject } from '../../../contracts/model/json-value.js';

/** What a branch is called where nobody maps a value to it: as its component (OpenAPI, Discriminator Object). */
function lastPart(reference: string): string {
  return decodeURIComponent(reference.split('/').at(-1) ?? '')
    .replaceAll('~1', '/')
    .replaceAll('~0', '~');
}

/** Values that a branch itself says its member has. */
function ownValues(branch: JsonObject, propertyName: string): string[] {
  const properties = isObject(branch['properties']) ? branch['properties'] : {};
  const member = Object.hasOwn(properties, propertyName) ? properties[propertyName] : undefined;
  if (!isObject(member)) return [];
  const listed = [member['const'] ?? member['enum'] ?? []].flat();
  return listed.filter((value) => typeof value === 'string');
}

/**
 * The values that name each branch of a choice, by the reference of the branch: those that the document maps to it, else those that its
 * own member may have, else its name; `undefined` where no member decides, or a branch stands in place.
 * @param follow gives what a branch refers to
 */
export function namesOfBranches(
  { discriminator, oneOf, anyOf }: JsonObject,
  follow: (branch: JsonObject) => JsonObject,
): { propertyName: string; values: Map<string, string[]> } | undefined {
  if (!isObject(discriminator) || typeof discriminator['propertyName'] !== 'string') return undefined;
  const { propertyName, mapping } = discriminator;
  const branches = [oneOf ?? anyOf ?? []].flat().filter(isObject);
  const references = branches.map((branch) => branch['$ref']).filter((one) => typeof one === 'string');
  if (references.length === 0) return undefined;
  const mapped = Object.entries(isObject(mapping) ? mapping : {});
  const values = new Map<string, string[]>();
  for (const branch of branches) {
    const reference = branch['$ref'];
    if (typeof reference !== 'string') continue;
    const given = mapped.filter(([, to]) => to === reference || lastPart(String(to)) === lastPart(reference));
    const own = ownValues(follow(branch), propertyName);
    const named = given.length > 0 ? given.map(([value]) => value) : own.length > 0 ? own : [lastPart(reference)];
    values.set(reference, named);
  }
  return { propertyName, values };
}
