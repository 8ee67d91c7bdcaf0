/** The keys of a run as checks get them: an empty one stands for an API that asks for none. */
export function keysOf({ apiKey, otherApiKey }: { apiKey?: string | undefined; otherApiKey?: string | undefined }): {
  apiKey?: string;
  otherApiKey?: string;
} {
  return { ...(apiKey ? { apiKey } : {}), ...(otherApiKey ? { otherApiKey } : {}) };
}
