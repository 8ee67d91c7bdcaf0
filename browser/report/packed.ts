import { one } from '../shared/elements.js';

/** Data of the page by its name: Base64 of deflated JSON, in an element that no browser runs. */
export async function packedData<T>(name: string): Promise<T> {
  const base64 = one(`[data-packed="${name}"]`).textContent;
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return (await new Response(stream).json()) as T;
}

/** The results of a slow function for the keys that were asked for last. */
export function lastOnes<T>(most: number, get: (key: number) => Promise<T>): (key: number) => Promise<T> {
  const known = new Map<number, Promise<T>>();
  return (key) => {
    const found = known.get(key) ?? get(key);
    known.delete(key);
    known.set(key, found);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return found;
  };
}
