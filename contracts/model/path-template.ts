/** A path whose parameters have no names, equal for two that mean the same paths. @example anonymousPath('/users/{id}') // '/users/{}' */
export function anonymousPath(path: string): string {
  return path.replace(/\{[^}]*\}/g, '{}').replace(/\/+$/, '') || '/';
}
