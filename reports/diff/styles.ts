/** How changes look. */
export const changeStyles = `
.changes{display:grid;gap:.6rem;margin-top:.75rem;padding:0;list-style:none;min-width:0}
.change{background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:.7rem 1rem;min-width:0}
.change>details>*{margin-top:.5rem}
.change>details>summary{color:var(--soft)}
.change .facts{display:flex;flex-wrap:wrap;gap:.15rem 1.75rem;font-size:.875rem}
.change .facts>div{display:flex;gap:.5rem;align-items:baseline}
.change .label{font-size:.8125rem;font-weight:600;color:var(--soft)}
.change pre{white-space:pre-wrap;overflow-wrap:anywhere}
.change mark{display:block;background:none;color:inherit}
.change .value{background:var(--inset);border-radius:6px;padding:.6rem .9rem}
.change .value span{display:block}
.change .value mark{background:var(--fail-tint);font-weight:700}
.change .comparison{display:grid;grid-template-columns:1fr 1fr;gap:0 .5rem;min-width:0}
.comparison>*{min-width:0;padding:0 .6rem}
.comparison>.both{color:var(--soft)}
.comparison>.fold,.comparison>.rest{grid-column:1/-1}
.change .copyable.block pre{padding:.6rem .9rem}
.comparison .fold{font-size:.8125rem;padding-block:.15rem}
.comparison .fold>summary{color:var(--soft)}
.comparison div.old{background:var(--fail-tint)}
.comparison div.new{background:var(--pass-tint)}
.comparison div:empty{background:var(--inset)}
.comparison mark{position:relative}
.comparison mark::before{position:absolute;left:-.6rem;content:'+'}
.comparison .old mark::before{content:'−'}
@media (max-width:45rem){
  .change .comparison{grid-template-columns:1fr}
  .comparison .again,.comparison div:empty{display:none}
  .comparison>.label{display:none}
}
`;
