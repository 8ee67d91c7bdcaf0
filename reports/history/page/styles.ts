import { slug } from './words.js';

const base = `
.runs{display:flex;flex-wrap:nowrap;gap:1px;list-style:none;overflow-x:auto;padding:2px}
.runs span{flex:1 0 3px;min-width:3px;max-width:14px;height:1.4rem;border-radius:1px;background:var(--line)}
.runs .r-bad{background:var(--fail)}
.runs .r-warn{background:var(--warn)}
.runs .r-good{background:var(--pass)}
.runs .r-none{background:var(--line)}
.series{margin-top:1.25rem}
.series h3{font-size:.9375rem}
.threads{display:grid;gap:.6rem;margin-top:.75rem;list-style:none}
.thread{background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:.7rem 1rem}
.thread p{font-size:.875rem}
.thread .standing{font-weight:600}
.trends{display:flex;flex-wrap:wrap;gap:1rem 2rem;margin-top:.75rem}
.trends figure{margin:0;font-size:.8125rem}
.trends svg{display:block;color:var(--link)}
.filters{border:0;padding:0;margin:.5rem 0;display:flex;flex-wrap:wrap;gap:.25rem 1rem;font-size:.875rem}
.filters legend{padding:0;font-weight:600}
.sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(20rem,100%),1fr));gap:1rem;margin-top:.75rem}
.sides pre{background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:.75rem;overflow-x:auto;white-space:pre-wrap}
.sides mark{background:none;color:inherit;font-weight:700;text-decoration:underline;text-decoration-thickness:2px}
`;

/** What hides all that a filter does not name, without a script. */
function filterStyles(name: string, values: readonly string[]): string {
  return values
    .map(
      (value) =>
        `main:has(#${name}-${slug(value)}:checked) .thread:not([data-${name}="${slug(value)}"]){display:none}\n`,
    )
    .join('');
}

/** Styles of the pages of a history, with filters by these values. */
export function historyStyles(filters: Readonly<Record<string, readonly string[]>> = {}): string {
  return (
    base +
    Object.entries(filters)
      .map(([name, values]) => filterStyles(name, values))
      .join('')
  );
}
