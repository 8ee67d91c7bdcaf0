import { isObject, type JsonObject } from '../../../contracts/model/json-value.js';

/** The address of a server, its variables at their defaults (OpenAPI, Server Object). */
function addressOf({ url, variables }: JsonObject): string {
  const defaults = isObject(variables) ? variables : {};
  return String(url ?? '/').replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const variable = Object.hasOwn(defaults, name) ? defaults[name] : undefined;
    return isObject(variable) && variable['default'] !== undefined ? String(variable['default']) : '';
  });
}

/** Stands for the host of the document where a server names none. */
const nowhere = 'http://document.invalid';

/** Where a server of a document is: its host, `''` for that of the document, and the path before all others. */
export interface ServedAt {
  host: string;
  path: string;
}

/** Where the first of several servers is; at the root of the document's host where there is none. */
export function servedAt(servers: unknown): ServedAt {
  const [first] = Array.isArray(servers) ? servers.filter(isObject) : [];
  const address = first ? addressOf(first) : '/';
  if (!URL.canParse(address, nowhere)) return { host: '', path: '' };
  const { origin, host, pathname } = new URL(address, nowhere);
  return { host: origin === nowhere ? '' : host, path: pathname.replace(/\/+$/, '') };
}
