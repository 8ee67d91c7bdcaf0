/** An OpenAPI path template in the router's form. */
export function routePath(template: string): string {
  return template.replaceAll(/\{(\w+)\}/g, ':$1');
}
