/** A JSON object whose fields have not been looked at yet. */
export type JsonObject = Record<string, unknown>;

/** Whether a parsed JSON value is an object (no array, no null). */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of a request's body, `undefined` for an empty one; throws a `SyntaxError` where it is no JSON. */
export function parseBody(text: string): unknown {
  return text === '' ? undefined : JSON.parse(text);
}
