/** How changes look. */
export const changeStyles = `
.changes{display:grid;gap:.6rem;margin-top:.75rem;padding:0;list-style:none;min-width:0}
.change{background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:.7rem 1rem;min-width:0}
.change details>*{margin-top:.5rem}
.change pre{white-space:pre-wrap;overflow-x:auto}
.change .side{border:1px solid var(--line)}
.change mark{background:none;color:inherit;font-weight:700;text-decoration:underline;text-decoration-thickness:2px}
`;
