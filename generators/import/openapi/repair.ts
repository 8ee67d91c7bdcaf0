import { isNode, type Node } from './nodes.js';

const bearer = { type: 'http', scheme: 'bearer' };

function securitySchemes(schemes: Node, tell: (text: string) => void): Node {
  return Object.fromEntries(
    Object.entries(schemes).map(([name, scheme]) => {
      if (!isNode(scheme) || scheme['type'] !== 'bearer') return [name, scheme];
      tell(`security scheme ${name}: "type: bearer" is read as "type: http, scheme: bearer"`);
      return [name, { ...scheme, ...bearer }];
    }),
  );
}

function servers(list: readonly unknown[], tell: (text: string) => void): unknown[] {
  const kept = list.filter((one) => isNode(one) && typeof one['url'] === 'string' && one['url'].trim() !== '');
  if (kept.length < list.length) tell('servers: an empty address is left out');
  return kept;
}

function tags(list: readonly unknown[], tell: (text: string) => void): unknown[] {
  const seen = new Set<unknown>();
  return list.filter((one) => {
    const name = isNode(one) ? one['name'] : one;
    if (seen.has(name)) tell(`tags: ${JSON.stringify(name)} is there twice; the first is read`);
    const isNew = !seen.has(name);
    seen.add(name);
    return isNew;
  });
}

/** What publishing tools are known to write and mean otherwise, read as it is meant; each repair is told. */
export function repaired(document: Node, tell: (text: string) => void): Node {
  const result: Node = { ...document };
  const { components } = document;
  if (Array.isArray(document['servers'])) result['servers'] = servers(document['servers'], tell);
  if (Array.isArray(document['tags'])) result['tags'] = tags(document['tags'], tell);
  if (isNode(components) && isNode(components['securitySchemes']))
    result['components'] = { ...components, securitySchemes: securitySchemes(components['securitySchemes'], tell) };
  return result;
}
