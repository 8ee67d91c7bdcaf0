/** A part of a URI without its percent escapes (RFC 3986, 2.1); as it is where they are none. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The path of a URI whose segments are written so: what has a meaning in URIs is escaped. */
export function percentEncoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
