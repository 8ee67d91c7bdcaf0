import { isObject, type JsonObject } from '../../../contracts/model/json-value.js';

const bearer = { type: 'http', scheme: 'bearer' };

function securitySchemes(schemes: JsonObject, tell: (text: string) => void): JsonObject {
  return Object.fromEntries(
    Object.entries(schemes).map(([name, scheme]) => {
      if (!isObject(scheme) || scheme['type'] !== 'bearer') return [name, scheme];
      tell(`security scheme ${name}: "type: bearer" is read as "type: http, scheme: bearer"`);
      return [name, { ...scheme, ...bearer }];
    }),
  );
}

function servers(list: readonly unknown[], tell: (text: string) => void): unknown[] {
  const kept = list.filter((one) => isObject(one) && typeof one['url'] === 'string' && one['url'].trim() !== '');
  if (kept.length < list.length) tell('servers: an empty address is left out');
  return kept;
}

function tags(list: readonly unknown[], tell: (text: string) => void): unknown[] {
  const seen = new Set<unknown>();
  return list.filter((one) => {
    const name = isObject(one) ? one['name'] : one;
    if (seen.has(name)) tell(`tags: ${JSON.stringify(name)} is there twice; the first is read`);
    const isNew = !seen.has(name);
    seen.add(name);
    return isNew;
  });
}

/** What publishing tools are known to write and mean otherwise, read as it is meant; each repair is told. */
export function repaired(document: JsonObject, tell: (text: string) => void): JsonObject {
  const result: JsonObject = { ...document };
  const { components } = document;
  if (Array.isArray(document['servers'])) result['servers'] = servers(document['servers'], tell);
  if (Array.isArray(document['tags'])) result['tags'] = tags(document['tags'], tell);
  if (isObject(components) && isObject(components['securitySchemes']))
    result['components'] = { ...components, securitySchemes: securitySchemes(components['securitySchemes'], tell) };
  return result;
}
