import type { Contract, Operation } from '../../contracts/model/types.js';
import { percentDecoded } from '../../text/percent-decoded.js';
import { literalPattern } from '../../text/literal-pattern.js';

/** The operation of a request with the values in its path. */
export interface Found {
  operation: Operation;
  /** Ids of all operations of this method and path: a document may describe one of them under several names. */
  ids: string[];
  values: Record<string, string>;
}

interface Route {
  operation: Operation;
  pattern: RegExp;
  names: string[];
}

function routeOf(operation: Operation): Route {
  const names: string[] = [];
  const parts = operation.path.split('/').map((part) => {
    const name = /^\{(.+)\}$/.exec(part)?.[1];
    if (name === undefined) return literalPattern(part);
    names.push(name);
    return '([^/]+)';
  });
  return { operation, pattern: new RegExp(`^${parts.join('/')}$`), names };
}

/** Finds the operation of a method and path; a path that is written out goes before one with places. */
export function operationFinder({ operations }: Contract): (method: string, path: string) => Found | undefined {
  const routes = [...operations.values()].map(routeOf).sort((a, b) => a.names.length - b.names.length);
  return (method, path) => {
    const fitting = routes.filter(
      ({ operation, pattern }) => operation.method.toUpperCase() === method && pattern.test(path),
    );
    const [route] = fitting;
    if (!route) return undefined;
    const [, ...found] = route.pattern.exec(path) ?? [];
    return {
      operation: route.operation,
      ids: fitting
        .filter(({ pattern }) => pattern.source === route.pattern.source)
        .map(({ operation }) => operation.id),
      values: Object.fromEntries(route.names.map((name, at) => [name, percentDecoded(found[at] ?? '')])),
    };
  };
}
