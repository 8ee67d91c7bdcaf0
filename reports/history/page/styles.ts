/** How the pages of a history look. */
export const historyStyles = `
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
.sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(20rem,100%),1fr));gap:1rem;margin-top:.75rem}
.sides pre{background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:.75rem;overflow-x:auto;white-space:pre-wrap}
.sides mark{background:none;color:inherit;font-weight:700;text-decoration:underline;text-decoration-thickness:2px}
`;
