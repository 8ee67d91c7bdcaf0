import type { KeptSource } from './kept.js';

/** What became of calls and pages of a source between two readings, a sentence each. */
export function movesBetween(before: KeptSource, after: KeptSource): string[] {
  const numbered = new Map(
    after.calls.flatMap((call) => (call.number === undefined ? [] : [[call.number, call] as const])),
  );
  const moved = before.calls.flatMap((call) => {
    const now = call.number === undefined ? undefined : numbered.get(call.number);
    if (!now) return [];
    const [old, own] = [`${call.method} ${call.path}`, `${now.method} ${now.path}`];
    if (old !== own) return [`moved: ${old} is ${own} now (page ${call.number})`];
    return call.title === now.title
      ? []
      : [`renamed: ${old} is called ${JSON.stringify(now.title ?? '')} now (page ${call.number})`];
  });
  const titles = new Set(after.listed.map(({ title }) => title));
  const gone = before.listed.filter(({ title }) => !titles.has(title));
  return [...moved, ...gone.map(({ title }) => `gone: the navigation lists ${JSON.stringify(title)} no more`)];
}
