/** Style sheet of the checkout page. */
export const checkoutStyles = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #5b6675; --paper: #fff; --ground: #f2f4f7; --line: #d9dee5; --mark: #0b5cad; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e7ebf0; --soft: #a2adbb; --paper: #1a2028; --ground: #10151b; --line: #333d49; --mark: #7db8f5; }
}
body { margin: 0; padding: 2rem 1rem; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 46rem; margin: auto; padding: 2rem; background: var(--paper); border: 1px solid var(--line); border-radius: 12px; }
h1, code { overflow-wrap: anywhere; }
h1 { margin: 0; font-size: 1.25rem; }
.sum { margin: .25rem 0 1rem; font-size: 2.25rem; font-variant-numeric: tabular-nums; }
.state { font-weight: 600; }
table { width: 100%; margin: 1.5rem 0; border-collapse: collapse; font-size: .9rem; }
caption { padding-bottom: .5rem; color: var(--soft); text-align: left; }
th, td { padding: .5rem .5rem .5rem 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top; font-variant-numeric: tabular-nums; }
small, footer { color: var(--soft); font-weight: 400; }
button { padding: .3rem .9rem; border: 1px solid var(--mark); border-radius: 6px; background: none; color: var(--mark); font: inherit; cursor: pointer; }
a { color: var(--mark); }
@media (max-width: 44rem) {
  main { padding: 1.25rem; }
  thead { display: none; }
  tr { display: block; padding: .75rem 0; border-top: 1px solid var(--line); }
  th, td { display: block; padding: .1rem 0; border: 0; }
}
footer { margin-top: 2rem; font-size: .85rem; }
`;
