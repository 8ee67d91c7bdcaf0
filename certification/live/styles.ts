import { themeStyles } from '../../sink/page/theme.js';

/** Style of the live page: one column on a phone, steps beside the flow of the moment on a screen. */
export const styles = `${themeStyles}
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);overflow-wrap:anywhere;
  font:1rem/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;font-variant-numeric:tabular-nums}
h1,h2,h3,p,dl,dd,ol,ul{margin:0;padding:0}
h1,h2,h3{line-height:1.25;font-weight:600}
h1{font-size:1.375rem}
h2{font-size:1.0625rem}
h3{font-size:1rem}
ol,ul{list-style:none}
code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;font-size:.8125rem}
button{font:inherit;color:inherit;cursor:pointer;border:1px solid var(--edge);border-radius:6px;background:var(--paper);padding:.35rem .8rem}
button:hover{background:var(--chosen)}
button:disabled{cursor:default;color:var(--soft);border-color:var(--line);background:var(--inset)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:4px}
[hidden]{display:none!important}
.soft{color:var(--soft)}
.skip{position:absolute;left:1rem;top:-4rem;padding:.5rem 1rem;background:var(--paper);color:var(--accent)}
.skip:focus{top:.5rem}
header,main{width:min(100% - 2rem,76rem);margin-inline:auto}
header{display:flex;flex-wrap:wrap;align-items:baseline;gap:.25rem 1.25rem;padding-block:1.5rem .75rem}
.live{display:inline-flex;align-items:center;gap:.45rem;font-size:.875rem;color:var(--soft)}
.live::before{content:'';width:.55rem;height:.55rem;border-radius:50%;background:var(--idle)}
.live[data-state=live]::before{background:var(--pass)}
.live[data-state=lost]::before{background:var(--warn)}
main{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,6fr);gap:1.25rem;align-items:start;padding-bottom:3rem}
.beside{display:grid;gap:1.25rem}
.card{display:grid;gap:.75rem;padding:1.25rem;background:var(--paper);border:1px solid var(--line);border-radius:12px}
dl{display:grid;grid-template-columns:minmax(6rem,max-content) 1fr;gap:.25rem 1rem}
dt{color:var(--soft);font-size:.875rem}
.choices{display:flex;flex-wrap:wrap;gap:.5rem}
.flows{display:grid;gap:.5rem}
.flow{padding:.75rem 1rem;background:var(--paper);border:1px solid var(--line);border-radius:8px}
.flow.current{border-color:var(--accent)}
.flow-head{display:flex;flex-wrap:wrap;align-items:baseline;gap:.25rem .75rem}
.calls{display:grid;gap:.25rem;margin-top:.5rem}
.call{display:flex;flex-wrap:wrap;gap:.1rem .75rem;font-size:.875rem}
.problem{color:var(--fail);flex-basis:100%}
.badge{display:inline-block;padding:.05rem .5rem;border-radius:4px;background:var(--tint);color:var(--state);font-size:.75rem;font-weight:600;white-space:nowrap}
.s-pass{--state:var(--pass);--tint:var(--pass-tint)}
.s-fail{--state:var(--fail);--tint:var(--fail-tint)}
.s-warn{--state:var(--warn);--tint:var(--warn-tint)}
.s-idle{--state:var(--idle);--tint:var(--idle-tint)}
.rest{display:grid;gap:.5rem}
@media (max-width:56rem){main{grid-template-columns:minmax(0,1fr)}}
@media (max-width:30rem){dl{grid-template-columns:minmax(0,1fr)}}
`;
