/** Text that tries to become markup wherever it is put. */
export const payloads = [
  `</script><script>globalThis.hacked = 'script'</script>`,
  `</style><img src=x onerror="globalThis.hacked = 'image'">`,
  `"><svg onload="globalThis.hacked = 'svg'">`,
  `' onmouseover='globalThis.hacked = 1' x='`,
  `javascript:globalThis.hacked='link'`,
  `<!--`,
  `]]><iframe srcdoc="<script>parent.hacked='frame'</script>">`,
  `\u0000\u202e&lt;b&gt;\`\${1}`,
];

/** Members whose values the tool itself sets from closed lists. */
const closed = new Set('type outcome level defaultLevel grade kind strictness failOn basis state'.split(' '));

/**
 * The value with the payload before every text in it, names of headers included. Equal texts stay equal, so that what
 * refers to each other still does.
 */
export function infest<T>(value: T, payload: string, name = ''): T {
  if (typeof value === 'string') return (closed.has(name) ? value : payload + value) as T;
  if (Array.isArray(value)) return value.map((item) => infest(item as unknown, payload)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([key, member]) => [
    name === 'headers' ? payload + key : key,
    infest(member as unknown, payload, key),
  ]);
  return Object.fromEntries(members) as T;
}
