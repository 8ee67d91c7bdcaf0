import { themeStyles } from './theme.js';

const basics = `
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;min-height:100vh;background:var(--ground);color:var(--ink);overflow-wrap:anywhere;
  font:1rem/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;font-variant-numeric:tabular-nums}
h1,h2,h3,p,dl,dd,ol,ul,pre,figure{margin:0;padding:0}
h1,h2,h3{line-height:1.25;font-weight:600}
ol,ul{list-style:none}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;font-size:.8125rem}
button,input,select{font:inherit;color:inherit}
button{cursor:pointer}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:4px}
[hidden]{display:none!important}
.visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.soft{color:var(--soft)}
.skip{position:absolute;left:1rem;top:-4rem;padding:.5rem 1rem;background:var(--paper);color:var(--accent);z-index:3}
.skip:focus{top:.5rem}
`;

const frame = `
header,.toolbar,.panes,.gate{width:min(100% - 2rem,84rem);margin-inline:auto}
header{display:flex;flex-wrap:wrap;align-items:baseline;gap:.25rem 1.25rem;padding-top:1.5rem}
h1{font-size:1.375rem;letter-spacing:-.01em}
.live{display:inline-flex;align-items:center;gap:.45rem;font-size:.875rem;color:var(--soft)}
.live::before{content:'';width:.55rem;height:.55rem;border-radius:50%;background:var(--idle)}
.live[data-state=live]::before{background:var(--pass)}
.live[data-state=lost]::before{background:var(--warn)}
.toolbar{position:sticky;top:0;z-index:2;display:flex;flex-wrap:wrap;gap:.5rem .75rem;align-items:center;margin-top:.75rem;padding-block:.7rem;
  background:var(--ground);border-bottom:1px solid var(--line)}
.toolbar input[type=search],.toolbar select,.gate input{padding:.35rem .75rem;background:var(--paper);border:1px solid var(--edge);
  border-radius:6px;font-size:.9375rem}
.toolbar input[type=search]{flex:1 1 13rem;max-width:22rem;min-width:0}
.toolbar input::placeholder{color:var(--soft);opacity:1}
.chips{display:flex;flex-wrap:wrap;gap:.35rem}
.chip{display:inline-flex;align-items:center;gap:.4rem;border:1px solid var(--line);border-radius:99px;background:var(--paper);padding:.2rem .75rem;
  font-size:.8125rem}
.chip::before{content:'';width:.5rem;height:.5rem;border-radius:50%;background:var(--state)}
.chip:hover,.button:hover{border-color:var(--edge)}
.chip[aria-pressed=true]{background:var(--tint);border-color:var(--state);color:var(--state);font-weight:600}
.switch{display:inline-flex;gap:.45rem;align-items:center;font-size:.875rem}
.switch input{accent-color:var(--accent);width:1rem;height:1rem;margin:0}
.button{border:1px solid var(--line);border-radius:6px;background:var(--paper);padding:.3rem .8rem;font-size:.875rem}
.count{margin-left:auto;font-size:.8125rem;color:var(--soft)}
.s-pass{--state:var(--pass);--tint:var(--pass-tint)}
.s-fail{--state:var(--fail);--tint:var(--fail-tint)}
.s-warn{--state:var(--warn);--tint:var(--warn-tint)}
.s-idle{--state:var(--idle);--tint:var(--idle-tint)}
.badge{display:inline-block;padding:.05rem .5rem;border-radius:4px;background:var(--tint);color:var(--state);font-size:.75rem;font-weight:600;
  line-height:1.5;white-space:nowrap}
.gate{max-width:30rem;margin-top:12vh;padding:1.75rem;background:var(--paper);border:1px solid var(--line);border-radius:12px}
.gate form{display:grid;gap:.75rem;margin-top:.75rem}
.gate label{font-size:.875rem;font-weight:600}
.gate .button{justify-self:start;border-color:var(--edge)}
.gate [role=alert]{color:var(--fail);font-size:.875rem}
`;

const list = `
.panes{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,6fr);gap:1.5rem;align-items:start;padding-block:1.25rem 3rem}
.deliveries{background:var(--paper);border:1px solid var(--line);border-radius:12px;overflow:hidden}
.deliveries li+li{border-top:1px solid var(--line)}
.row{display:grid;grid-template-columns:6.75rem minmax(0,1fr) auto;gap:.05rem .9rem;width:100%;padding:.6rem 1rem;border:0;background:none;
  text-align:left;align-items:baseline}
.row:hover{background:var(--inset)}
.row:focus-visible{outline-offset:-2px;border-radius:11px}
.row[aria-current=true]{background:var(--chosen);box-shadow:inset 3px 0 0 var(--accent)}
.row .time{font-size:.8125rem;color:var(--soft)}
.row .what{font-weight:600;font-size:.9375rem}
.row .where{grid-column:2;font-size:.8125rem;color:var(--soft)}
.row .end{grid-column:3;grid-row:1/3;display:grid;gap:.2rem;justify-items:end}
.row .attempt{font-size:.75rem;color:var(--soft);white-space:nowrap}
.none{padding:2.5rem 1.5rem;text-align:center;color:var(--soft)}
.none code{display:block;margin-top:.5rem}
`;

const detail = `
.detail{position:sticky;top:4.5rem;max-height:calc(100vh - 5.5rem);overflow-y:auto;padding:1.35rem 1.5rem 1.6rem;background:var(--paper);
  border:1px solid var(--line);border-radius:12px}
.detail h2{font-size:1.125rem}
.detail .target{margin-top:.2rem;color:var(--soft)}
.badges{display:flex;flex-wrap:wrap;gap:.4rem;margin-top:.6rem}
.facts{display:flex;flex-wrap:wrap;gap:.5rem 1.75rem;margin-top:1rem;padding-block:.8rem;border-block:1px solid var(--line)}
.facts dt{font-size:.75rem;color:var(--soft)}
.facts dd{font-size:.875rem}
.detail section{margin-top:1.35rem}
.detail h3{font-size:.875rem}
.findings{margin-top:.5rem;display:grid;gap:.5rem}
.findings li{padding:.55rem .85rem .65rem;border-left:3px solid var(--state);background:var(--tint);border-radius:0 6px 6px 0;font-size:.875rem}
.findings .pair{display:block;margin-top:.1rem;font-size:.8125rem}
.findings .pair b{font-weight:600}
.chain{margin-top:.6rem}
.chain svg{display:block;width:100%;height:auto;overflow:visible}
.chain text{font:11px system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;fill:var(--soft)}
.chain .answer{font-weight:600;fill:var(--ink)}
.chain .axis{stroke:var(--edge);stroke-width:1.5}
.chain .dot{fill:var(--state);stroke:var(--paper);stroke-width:2}
.chain .ring{fill:none;stroke:var(--accent);stroke-width:2}
.attempts{display:flex;flex-wrap:wrap;gap:.35rem;margin-top:.6rem}
.attempts button{border:1px solid var(--line);border-radius:6px;background:none;padding:.15rem .6rem;font-size:.8125rem}
.attempts button:hover{border-color:var(--edge)}
.attempts button[aria-current=true]{background:var(--chosen);border-color:var(--accent)}
.headers{margin-top:.45rem;font-size:.8125rem}
.headers>div{display:grid;grid-template-columns:minmax(6rem,11rem) minmax(0,1fr);gap:.75rem;padding:.15rem 0}
.headers dt{color:var(--soft)}
.headers .hidden{color:var(--soft);font-style:italic}
.body{margin-top:.45rem;padding:.75rem .95rem;background:var(--inset);border-radius:6px;white-space:pre-wrap;line-height:1.55}
.masked{margin-top:.35rem;font-size:.875rem;color:var(--soft)}
.relays{margin-top:.4rem;font-size:.875rem;display:grid;gap:.15rem}
.detail .button{margin-top:.6rem}
.back{display:none}
@media (max-width:60rem){
.panes{grid-template-columns:minmax(0,1fr)}
.toolbar{position:static}
.toolbar input[type=search]{max-width:none;flex-basis:100%}
.count{margin-left:0;flex-basis:100%}
.detail{position:static;max-height:none;padding:1rem}
.has-choice .deliveries{display:none}
.back{display:inline-block;margin:0 0 .9rem!important}
.row{grid-template-columns:minmax(0,1fr) auto;padding:.6rem .8rem}
.row .time{grid-column:1;grid-row:3}
.row .where{grid-column:1}
.row .end{grid-column:2;grid-row:1/4}
.headers>div{grid-template-columns:minmax(0,1fr);gap:0}
}
@media (forced-colors:active){.badge,.chip,.findings li{border:1px solid}}
@media (prefers-reduced-motion:no-preference){.row{transition:background-color .15s}}
`;

/** The style sheet of the page, by part. */
export const styles = [themeStyles, basics, frame, list, detail].join('');
