/** Filters without a script: each hides what it does not name. */
export interface Filter {
  name: string;
  title: string;
  values: readonly string[];
}

const base = `
.filters{border:0;padding:0;margin:.5rem 0;display:flex;flex-wrap:wrap;gap:.25rem 1rem;font-size:.875rem;min-width:0}
.filters legend{padding:0;font-weight:600}
.changes{display:grid;gap:.6rem;margin-top:.75rem;padding:0;list-style:none;min-width:0}
.change{background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:.7rem 1rem;min-width:0}
.change details>*{margin-top:.5rem}
.change pre{white-space:pre-wrap;overflow-x:auto}
.change .side{border:1px solid var(--line)}
.change mark{background:none;color:inherit;font-weight:700;text-decoration:underline;text-decoration-thickness:2px}
`;

/** Styles of the page; values are told by their position, so that no name gets into a style sheet. */
export function diffStyles(filters: readonly Filter[]): string {
  const rules = filters.flatMap(({ name, values }) =>
    values.map(
      (_, index) => `main:has(#${name}-${index}:checked) .change:not([data-${name}="${index}"]){display:none}\n`,
    ),
  );
  return base + rules.join('');
}
