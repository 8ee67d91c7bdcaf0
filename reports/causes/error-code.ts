/** The error code of an answer, if it has one. */
export function errorCodeOf(body: string): string | undefined {
  if (!body.includes('"errorCode"')) return undefined;
  try {
    const code = (JSON.parse(body) as { errorCode?: unknown } | null)?.errorCode;
    return typeof code === 'string' ? code : undefined;
  } catch {
    return undefined;
  }
}
