import { themeStyles } from './theme.js';

const page = `
*,*::before,*::after{box-sizing:border-box}
html{scroll-padding-top:5.5rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;
  font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
body>*{width:min(100% - 2rem,70rem);margin-inline:auto}
h1,h2,h3,h4,p,dl,dd,ol,ul,pre{margin:0;padding:0}
h1,h2,h3,h4{line-height:1.25;text-wrap:balance}
code,pre,kbd,.body{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;font-size:.8125rem}
code,.body,.headers dd{unicode-bidi:isolate}
a{color:var(--link);text-underline-offset:.15em;text-decoration-thickness:1px}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px;border-radius:3px}
main:focus,section:focus,li:focus{outline:none}
summary{cursor:pointer}
[hidden],html:not(.js) .js-only,.js .no-js-only{display:none!important}
.visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:1rem;top:-4rem;width:auto;padding:.5rem 1rem;background:var(--paper);z-index:3}
.skip:focus{top:.5rem}
.plain,.events,.checks,.legend{list-style:none}
ul.meaning,.sequence{padding-left:1.25rem}
.muted,.lead,.none,.hint{color:var(--soft)}
.lead{max-width:44rem}
.number{color:var(--soft);font-weight:400;font-size:.9375rem;margin-left:.35rem}
button{font:inherit;color:inherit}
`;

const header = `
.page-header{display:flex;justify-content:space-between;align-items:start;gap:1rem;padding-top:1.75rem}
.page-header-text{min-width:0}
h1{font-size:1.0625rem;font-weight:600}
.separator{color:var(--soft);font-weight:400}
.page-header .facts{margin-top:.5rem}
.page-header .facts,.provenance .facts{display:flex;flex-wrap:wrap;gap:.15rem 1.75rem;font-size:.875rem}
.page-header .facts>div,.provenance .facts>div{display:flex;gap:.5rem;align-items:baseline}
.theme,.clear,.toggle-all,.page{flex:none;border:1px solid var(--line);background:var(--paper);border-radius:6px;padding:.3rem .7rem;
  font-size:.8125rem;cursor:pointer}
.theme:hover,.toggle-all:hover,.clear:hover,.copy:hover,.page:hover{border-color:var(--edge)}
.sections{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin-top:1rem;padding-block:.6rem;border-top:1px solid var(--line);
  font-size:.875rem}
.provenance{margin-block:3.5rem 2.5rem;padding-top:1rem;border-top:1px solid var(--line)}
`;

const overview = `
.notice{margin-top:1rem;padding:1rem 1.25rem;background:var(--warn-tint);border:1px solid var(--warn);border-radius:10px}
.notice h2{font-size:1rem;color:var(--warn)}
.notice ul{padding-left:1.15rem;margin-top:.35rem}
.notice li{margin-top:.2rem}
.verdict{display:flex;gap:1.25rem;align-items:center;margin-top:2.25rem}
.verdict h2{font-size:clamp(2.25rem,7vw,3.25rem);font-weight:600;letter-spacing:-.02em;line-height:1.05}
.verdict-mark{flex:none;width:clamp(3rem,9vw,4.25rem);fill:var(--tint);stroke:var(--state);stroke-width:1.5;stroke-linecap:round;
  stroke-linejoin:round}
.verdict-mark path{fill:none;stroke-width:2}
.verdict-mark circle{stroke-width:1}
.meaning{margin-top:.45rem;font-size:1.125rem;color:var(--soft);max-width:44rem}
.v-conformant{--state:var(--pass);--tint:var(--pass-tint)}
.v-findings{--state:var(--fail);--tint:var(--fail-tint)}
.v-unusable{--state:var(--error);--tint:var(--error-tint)}
.v-unproven,.v-incomplete{--state:var(--warn);--tint:var(--warn-tint)}
.figures{display:grid;grid-template-columns:1.35fr 1.35fr 1fr 1fr;margin-top:2.25rem;border-block:1px solid var(--line)}
.figures:has(>:nth-child(5)){grid-template-columns:1.3fr 1.3fr 1fr .9fr .9fr}
.figure{padding:1rem 1.25rem 1.1rem}
.figure:first-child{padding-left:0}
.figure+.figure{border-left:1px solid var(--line)}
.figure dt{font-size:.8125rem;color:var(--soft)}
.figure dd>b{display:block;font-size:1.75rem;font-weight:600;line-height:1.2;letter-spacing:-.01em}
.figure-note{display:block;font-size:.8125rem;color:var(--soft);margin-top:.2rem}
.counts{display:flex;flex-wrap:wrap;gap:.05rem .9rem;font-size:.8125rem}
.count{color:var(--soft);white-space:nowrap}
.count::before{content:'';display:inline-block;width:.5rem;height:.5rem;border-radius:50%;background:var(--state);margin-right:.35rem}
.count b{color:var(--ink);font-weight:600}
.count.zero::before{background:var(--line)}
.count.zero b{color:var(--soft);font-weight:400}
.card{margin-top:2rem;padding:1.25rem 1.5rem 1.35rem;background:var(--paper);border:1px solid var(--line);border-radius:12px}
.card h2{font-size:1.0625rem;font-weight:600}
.bar{display:flex;gap:2px;height:.875rem;margin-top:.9rem;border-radius:4px;overflow:hidden;background:var(--inset)}
.bar i{flex-basis:0;min-width:4px}
.legend{margin-top:.75rem}
.legend li{display:grid;grid-template-columns:auto 6.5rem 3rem 3.25rem 1fr;gap:.5rem;align-items:baseline;padding:.3rem 0;
  border-top:1px solid var(--line);font-size:.875rem}
.legend b{text-align:right;font-weight:600}
.share{text-align:right;color:var(--soft)}
.legend-meaning{color:var(--soft);font-size:.8125rem;line-height:1.4}
.legend .zero .legend-name,.legend .zero b{color:var(--soft);font-weight:400}
.legend .zero .swatch{opacity:.45}
.swatch{display:inline-block;width:.7rem;height:.7rem;border-radius:3px}
${['principle', 'documented', 'carried', 'observed', 'secondary', 'assumed'].map((grade) => `.g-${grade}{background:var(--g-${grade})}`).join('\n')}
.strictness{margin-top:.9rem;font-size:.9375rem}
.card .hint{margin-top:.75rem}
`;

const states = `
.s-fail{--state:var(--fail);--tint:var(--fail-tint)}
.s-warn{--state:var(--warn);--tint:var(--warn-tint)}
.s-info{--state:var(--info);--tint:var(--info-tint)}
.s-pass{--state:var(--pass);--tint:var(--pass-tint)}
.s-error,.s-interrupted{--state:var(--error);--tint:var(--error-tint)}
.s-skip,.s-not-applicable,.s-not-exercised,.s-waived,.s-unproven{--state:var(--idle);--tint:var(--idle-tint)}
.badge{display:inline-block;min-width:3rem;padding:.05rem .5rem;border-radius:4px;background:var(--tint);color:var(--state);
  font-size:.75rem;font-weight:600;line-height:1.5;text-align:center;white-space:nowrap}
.footing{display:inline-flex;gap:.4rem;align-items:baseline;white-space:nowrap}
.footing .swatch{width:.6rem;height:.6rem;border-radius:2px}
.tag{padding:0 .4rem;border:1px solid var(--line);border-radius:4px;font-size:.75rem;color:var(--soft)}
`;

const filter = `
.toolbar{position:sticky;top:0;z-index:2;display:flex;flex-wrap:wrap;gap:.5rem .75rem;align-items:center;margin-top:2.25rem;
  padding-block:.7rem;background:var(--ground);border-bottom:1px solid var(--line)}
.search{position:relative;flex:1 1 14rem;max-width:22rem}
.search input{width:100%;font:inherit;font-size:.9375rem;color:inherit;padding:.35rem 2.2rem .35rem .75rem;background:var(--paper);
  border:1px solid var(--edge);border-radius:6px}
.search input::placeholder{color:var(--soft);opacity:1}
.search input::-webkit-search-cancel-button{display:none}
.search kbd{position:absolute;right:.5rem;top:50%;translate:0 -50%;padding:0 .4rem;border:1px solid var(--line);border-radius:4px;
  color:var(--soft);font-size:.75rem}
.search input:focus+kbd{display:none}
.chips{display:flex;flex-wrap:wrap;gap:.35rem}
.chip{display:inline-flex;align-items:center;gap:.4rem;border:1px solid var(--line);border-radius:99px;background:var(--paper);
  padding:.2rem .75rem;font-size:.8125rem;cursor:pointer}
.chip::before{content:'';width:.5rem;height:.5rem;border-radius:50%;background:var(--state)}
.chip:hover{border-color:var(--edge)}
.chip[aria-pressed=true]{background:var(--tint);border-color:var(--state);color:var(--state);font-weight:600}
.clear{border-radius:99px;border-color:transparent;background:none;text-decoration:underline}
.shown{font-size:.8125rem;color:var(--soft)}
`;

const lists = `
[data-section],[data-plain-section],#foreign{margin-top:3.25rem}
.section-head{display:flex;align-items:baseline;justify-content:space-between;gap:1rem}
[data-section] h2,[data-plain-section] h2,#foreign h2{font-size:1.375rem;font-weight:600;letter-spacing:-.01em}
[data-section] .lead,[data-plain-section] .lead{margin-top:.15rem}
[data-plain-section]>h3{font-size:1rem;font-weight:600;margin-top:1.5rem}
[data-section]>.none{margin-top:.75rem}
.facts dt{color:var(--soft);flex:none;white-space:nowrap}
.copyable{display:inline-flex;gap:.4rem;align-items:baseline;max-width:100%}
.copy{flex:none;border:1px solid var(--line);border-radius:4px;background:var(--paper);padding:0 .45rem;font-size:.75rem;line-height:1.5;
  color:var(--soft);cursor:pointer}
.copyable.block{display:block;position:relative}
.copyable.block pre{background:var(--inset);border-radius:6px;padding:.7rem 4.5rem .7rem .9rem;white-space:pre-wrap}
.copyable.block .copy{position:absolute;top:.6rem;right:.6rem}
.ground>*{margin-right:.6rem}
.ground>:last-child{margin-right:0}
.basis{color:var(--soft)}
.basis::before{content:'('}
.basis::after{content:')'}
.request-line{color:var(--ink)}
.request-line b{font-weight:600}
`;

const findings = `
.causes{display:grid;gap:1rem;margin-top:1rem}
.cause{background:var(--paper);border:1px solid var(--line);border-radius:12px;overflow:hidden}
.cause>header{padding:1.1rem 1.5rem 1rem;border-left:4px solid var(--state)}
.l-fail{--state:var(--fail)}.l-warn{--state:var(--warn)}.l-info{--state:var(--info)}
.cause h3{font-size:1.0625rem;font-weight:600;max-width:52rem}
.cause-meta{display:flex;flex-wrap:wrap;gap:.1rem 1.25rem;margin-top:.35rem;font-size:.8125rem;color:var(--soft)}
.consequences{margin-top:.5rem;font-size:.8125rem}
.consequences li{padding:.2rem 0}
.cause-meta .name{color:var(--ink);font-weight:600}
.pager{display:flex;flex-wrap:wrap;gap:.35rem .75rem;align-items:center;padding:.55rem 1.5rem;border-top:1px solid var(--line);
  font-size:.8125rem;color:var(--soft)}
.cases .pager{padding-inline:1rem}
.page{color:var(--ink)}
.finding{border-top:1px solid var(--line)}
.finding>summary{display:flex;gap:.75rem;align-items:baseline;padding:.55rem 1.5rem;font-size:.9375rem}
.finding>summary:hover,.case>summary:hover,.event>summary:hover{background:var(--inset)}
.finding[open]>summary{font-weight:600}
.finding-title code{color:var(--soft);font-weight:400}
.finding-body{padding:.35rem 1.5rem 1.5rem;display:grid;gap:.75rem}
.finding-body>*{min-width:0}
.comparison{display:grid;grid-template-columns:1fr 1fr;gap:.75rem}
.side{border-radius:8px;padding:.6rem .9rem .75rem;min-width:0}
.expected{background:var(--pass-tint)}
.actual{background:var(--fail-tint)}
.side pre{white-space:pre-wrap;margin-top:.15rem}
.side .label{color:var(--soft)}
.label{font-size:.8125rem;font-weight:600}
.finding-body>.label{margin-top:.5rem}
.finding-body>.label+*{margin-top:-.35rem}
.finding-body .facts>div{display:grid;grid-template-columns:5.5rem 1fr;gap:.75rem;padding:.2rem 0;font-size:.875rem}
.finding-body .badge{min-width:0}
.why{color:var(--soft)}
`;

const bodies = `
.body{background:var(--inset);border-radius:6px;padding:.6rem 0;line-height:1.55}
.body.raw{padding:.6rem .9rem;white-space:pre-wrap}
.l{position:relative;white-space:pre-wrap;padding:0 .9rem 0 calc(4.25rem + var(--d)*2ch + 2ch);text-indent:calc(var(--d)*-2ch - 2ch)}
.l::before{content:attr(data-n);position:absolute;left:0;width:2.9rem;text-indent:0;text-align:right;color:var(--soft)}
.json{color:var(--soft)}
.l .k{color:var(--ink)}.l .s{color:var(--string)}.l .n{color:var(--number)}.l .v{color:var(--literal)}
.l.marked{background:var(--mark);box-shadow:inset 3px 0 0 var(--warn)}
.l mark{background:none;color:inherit;font-weight:600}
.fold>summary{padding-left:4.25rem;color:var(--soft);font-size:.75rem;list-style:none}
.fold>summary::-webkit-details-marker{display:none}
.fold>summary::before{content:'\\22EF';display:inline-block;width:1.4rem;margin-left:-1.4rem}
.fold>summary:hover{color:var(--ink);text-decoration:underline}
.fold[open]>summary{display:none}
.absent{font-size:.8125rem;color:var(--soft);margin-top:.35rem}
.panels{display:grid;grid-template-columns:1fr 1fr;gap:1rem}
.panels.of-delivery{grid-template-columns:minmax(0,3fr) minmax(0,1fr)}
.panel{min-width:0}
.more>summary{font-size:.8125rem;color:var(--soft);margin-bottom:.35rem}
.start-line{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;font-size:.8125rem;margin-top:.15rem}
.headers{margin:.2rem 0 .6rem;font-size:.75rem}
.headers>div{display:flex;gap:.6rem}
.headers dt{flex:none;color:var(--soft)}
.headers dt::after{content:':'}
.panel .none{font-size:.8125rem}
`;

const areas = `
.areas{margin-top:1rem;border-top:1px solid var(--line)}
.areas>li{border-bottom:1px solid var(--line)}
.area>summary{display:grid;grid-template-columns:auto minmax(9rem,15rem) 6.5rem minmax(0,1fr) 6rem 17rem;gap:.1rem 1rem;align-items:baseline;
  padding:.6rem 0;list-style:none}
.area>summary h3{font-size:1rem;font-weight:600}
.area>summary:hover{background:var(--inset)}
.area>summary .badge{justify-self:start}
.area>summary .counts{justify-content:end}
.area-extent{font-size:.8125rem;color:var(--soft)}
.firmness{align-self:center}
.firmness .bar{margin:0;height:.4rem;border-radius:3px}
.firmness .bar i{min-width:0}
.area-body{padding:0 0 .9rem 1.25rem}
.area-body>.hint{font-size:.875rem;padding-bottom:.4rem}
.unproven-areas{margin-top:.6rem;font-size:.9375rem}
.unproven-areas>div{display:grid;grid-template-columns:11rem minmax(0,1fr);gap:.75rem;padding:.2rem 0}
.unproven-areas dt{white-space:normal}
.unproven-areas dd p{margin:0 0 .2rem;overflow-wrap:anywhere}
.left-out-cause{margin-top:.9rem}
.left-out-cause h3{font-size:.9375rem;margin:0}
`;

const cases = `
.operations{border-top:1px solid var(--line)}
.area-body>:last-child>li:last-child>.operation{border-bottom:0}
.operation,.not-exercised{border-bottom:1px solid var(--line)}
.operation>summary,.not-exercised>summary{display:flex;flex-wrap:wrap;gap:.1rem 1.25rem;align-items:baseline;padding:.55rem 0;
  list-style:none}
.area>summary::-webkit-details-marker,.chain-group>summary::-webkit-details-marker,.covered>summary::-webkit-details-marker,.coverage-part>summary::-webkit-details-marker,.operation>summary::-webkit-details-marker,.not-exercised>summary::-webkit-details-marker,.case>summary::-webkit-details-marker,
.event>summary::-webkit-details-marker,.finding>summary::-webkit-details-marker{display:none}
.case>summary,.event>summary,.finding>summary{list-style:none}
.area>summary::before,.chain-group>summary::before,.covered>summary::before,.coverage-part>summary::before,.operation>summary::before,.not-exercised>summary::before,.case>summary::before,.event>summary::before,.finding>summary::before,.defect>summary::before{
  content:'';flex:none;width:.4rem;height:.4rem;margin:0 .35rem 0 .1rem;translate:0 -.12rem;border:solid var(--edge);border-width:0 1.5px 1.5px 0;
  rotate:-45deg;align-self:baseline}
details[open]>summary::before{rotate:45deg;translate:0 -.2rem}
.operation h4,.not-exercised h4{font-size:.9375rem;font-weight:600;margin:0;flex:1;min-width:min(100%,16rem)}
.operation h4,.untested>:first-child{display:grid;grid-template-columns:minmax(0,24rem) minmax(0,1fr);gap:.1rem 1rem;align-items:baseline}
.operation h4 .request-line,.untested .request-line{font-size:.875rem;font-weight:400}
.operation-meta{display:flex;flex-wrap:wrap;gap:.1rem 1.25rem;padding:0 0 .6rem 1.25rem;font-size:.8125rem;color:var(--soft)}
.cases{margin:0 0 1rem 1.25rem;background:var(--paper);border:1px solid var(--line);border-radius:10px;overflow:hidden}
.cases>li+li{border-top:1px solid var(--line)}
.case>summary{display:grid;grid-template-columns:auto 6.75rem 1fr auto 4rem;gap:.6rem;align-items:baseline;padding:.45rem 1rem;
  font-size:.9375rem}
.case>summary .badge{justify-self:start}
.case[open]>summary .case-name{font-weight:600}
.case-meta,.case-time{font-size:.8125rem;color:var(--soft);white-space:nowrap}
.case-time{text-align:right}
.case-body{padding:.35rem 1.25rem 1.5rem 1.9rem;display:grid;gap:.6rem}
.case-body>*{min-width:0}
.expects{max-width:48rem}
.expects .muted{margin-right:.35rem}
.case-body>.facts{display:flex;flex-wrap:wrap;gap:.15rem 1.75rem;font-size:.875rem}
.case-body>.facts>div{display:flex;gap:.5rem;align-items:baseline}
.case-body>h4,.coverage-part h4,.machine-note{font-size:.875rem;font-weight:600;margin-top:.75rem}
.check{display:grid;grid-template-columns:auto 1fr;gap:.75rem;align-items:baseline;padding:.4rem 0;border-top:1px solid var(--line);
  font-size:.875rem}
.check .badge{min-width:3.25rem}
.check-head .name{font-weight:600;margin-right:.5rem}
.check-foot{display:flex;flex-wrap:wrap;gap:0 1rem;font-size:.8125rem;color:var(--soft)}
.events{border-top:1px solid var(--line)}
.events>li{border-bottom:1px solid var(--line)}
.event>summary{display:grid;grid-template-columns:auto 4.75rem 5.25rem 1fr auto;gap:.6rem;align-items:baseline;padding:.4rem .25rem;
  font-size:.8125rem}
.at{color:var(--soft);text-align:right}
.event-name{color:var(--soft)}
.end{color:var(--soft);text-align:right}
.status{color:var(--ink);font-weight:600}
.status.missing{color:var(--error)}
.event-body{padding:.4rem 0 1.25rem 1.2rem;display:grid;gap:.5rem}
.event-body>*{min-width:0}
.not-exercised .lead{padding-left:1.25rem;font-size:.875rem}
.not-exercised .plain{margin:.4rem 0 1rem 1.25rem}
.untested{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,22rem);gap:.1rem 1.25rem;align-items:baseline;padding:.3rem 0;
  border-top:1px solid var(--line);font-size:.8125rem}
#foreign .events{margin-top:.75rem}
`;

const timing = `
.time-line{padding:1.1rem .75rem 0}
.track{position:relative;height:1.6rem;margin:0 .8rem}
.track::before{content:'';position:absolute;inset:calc(50% - 1px) 0 auto;border-top:2px solid var(--line)}
.due{position:absolute;left:calc(var(--x)*100%);inset-block:0;border-left:1px dashed var(--edge)}
.attempt{position:absolute;left:calc(var(--x)*100%);top:50%;translate:-50% -50%;min-width:1.35rem;padding:0 .3rem;border-radius:99px;
  background:var(--tint);border:1.5px solid var(--state);color:var(--state);font-size:.6875rem;line-height:1.2rem;font-weight:600;text-align:center}
.axis{position:relative;height:1.25rem;margin:0 .8rem;font-size:.75rem;color:var(--soft)}
.axis span{position:absolute;left:calc(var(--x)*100%);translate:-50% 0;white-space:nowrap}
.chain-groups{margin-top:1rem;border-top:1px solid var(--line)}
.chain-groups>li{border-bottom:1px solid var(--line)}
.chain-group>summary{display:flex;gap:.5rem;align-items:baseline;padding:.55rem 0;list-style:none}
.chain-group>summary:hover{background:var(--inset)}
.chain-group .number{flex:none;white-space:nowrap}
.chain-group h3{font-size:.9375rem;font-weight:600}
.chain-group{padding-bottom:.1rem}
.chain-group[open]{padding-bottom:.6rem}
.chains,.chains-axis,.chain-group .none{margin-left:1.25rem}
.chains>li{display:grid;grid-template-columns:minmax(0,21rem) minmax(0,1fr);gap:0 1.25rem;align-items:center;padding:.1rem 0}
.chain-meta{display:flex;flex-wrap:wrap;gap:0 .6rem;align-items:baseline;font-size:.8125rem;color:var(--soft)}
.chain-meta .badge{min-width:0}
.chains-axis{display:grid;grid-template-columns:minmax(0,21rem) minmax(0,1fr);gap:0 1.25rem;padding-top:.35rem}
.chains-axis .axis{grid-column:2}
.figures-table{border-collapse:collapse;width:100%;font-size:.8125rem}
.figures-table th,.figures-table td{padding:.35rem .75rem .35rem 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:baseline;font-weight:400}
.figures-table thead th{color:var(--soft);white-space:nowrap}
.figures-table .figure-cell{text-align:right;white-space:nowrap}
.latency th[scope=row]{width:40%}
.latency th .title{display:block;color:var(--soft)}
.latency td{vertical-align:middle}
.histogram{display:block}
.histogram .bars{fill:var(--g-observed)}
.histogram path:not(.bars){stroke:var(--ink);stroke-width:1;fill:none;opacity:.75}
.histogram .q1{stroke-dasharray:4 2}
.histogram .q2{stroke-dasharray:1 2}
.scroll .figures-table{margin:0}
.scroll.tight{margin-top:.35rem}
[data-plain-section] .more{margin-top:.6rem}
`;

const lessons = `
.changed{margin-top:.5rem;border-top:1px solid var(--line)}
.changed>li{padding:.4rem 0;border-bottom:1px solid var(--line);font-size:.9375rem}
.changed>li{display:grid;grid-template-columns:auto minmax(0,1fr) auto;gap:.1rem .75rem;align-items:baseline}
.changed .number{margin:0}
[data-plain-section]>.none{margin-top:.75rem}
.lessons{margin-top:.6rem;border-top:1px solid var(--line)}
.lessons>li{padding:.55rem 0;border-bottom:1px solid var(--line);font-size:.9375rem}
.lesson-foot{display:flex;flex-wrap:wrap;gap:0 1rem;align-items:baseline;font-size:.8125rem;color:var(--soft);margin-top:.1rem}
.waivers{margin-top:.9rem;display:grid;gap:.75rem}
.waiver{padding:.9rem 1.25rem;background:var(--paper);border:1px solid var(--line);border-radius:10px;font-size:.9375rem}
.waiver-head{font-size:.875rem;display:flex;flex-wrap:wrap;gap:.1rem .9rem;align-items:baseline;margin-bottom:.35rem}
.waiver-head .name{font-weight:600}
.waiver .facts{display:flex;flex-wrap:wrap;gap:0 1.75rem;margin-block:.25rem;font-size:.8125rem}
.waiver .facts>div{display:flex;gap:.4rem}
.waiver>.muted{font-size:.8125rem}
`;

const coverage = `
.meters{display:grid;grid-template-columns:repeat(auto-fit,minmax(10rem,1fr));gap:1.25rem 1.75rem;margin-top:1.1rem}
.meter{display:grid;font-size:.8125rem;align-content:start}
.meter-name{color:var(--soft)}
.meter-figure{color:var(--soft)}
.meter-figure b{font-size:1.375rem;font-weight:600;color:var(--ink);letter-spacing:-.01em}
.meter .bar{height:.4rem;margin:.25rem 0;border-radius:3px}
.meter .bar{background:none}
.meter .bar i{min-width:0}
.meter .bar .rest{background:var(--line)}
.meter-meaning{color:var(--soft)}
.coverage-parts{margin-top:1.5rem;border-top:1px solid var(--line)}
.coverage-parts>li{border-bottom:1px solid var(--line)}
.coverage-part>summary,.covered>summary{display:flex;flex-wrap:wrap;gap:.1rem 1rem;align-items:baseline;padding:.6rem 0;list-style:none}
.coverage-part h3{font-size:.9375rem;font-weight:600}
.coverage-part[open]{padding-bottom:1rem}
.coverage-part>.lead{font-size:.875rem;margin-bottom:.5rem}
.coverage-part>:not(summary){margin-left:1.25rem}
.coverage-part>ol{border-top:1px solid var(--line)}
.coverage-part>ol>li+li{border-top:1px solid var(--line)}
.covered>summary{display:grid;grid-template-columns:auto minmax(0,1fr) auto 5rem;font-size:.8125rem;padding:.3rem 0}
.covered>summary:hover,.coverage-part>summary:hover{background:var(--inset)}
.covered h4{margin:0;font-weight:400}
.covered-share{text-align:right;color:var(--soft);white-space:nowrap}
.covered-body .none{font-size:.8125rem}
[data-plain-section]>h3+.lead{font-size:.9375rem}
.covered-body{padding:.2rem 0 .9rem 1.25rem}
.marks{display:flex;flex-wrap:wrap;gap:.2rem .35rem;justify-content:end}
.mark{padding:0 .4rem;border-radius:4px;font-size:.75rem;line-height:1.6;white-space:nowrap;border:1px solid transparent}
.mark.met{background:var(--pass-tint);color:var(--pass)}
.mark.strange{background:var(--warn-tint);color:var(--warn)}
.mark.unmet{border-color:var(--line);color:var(--soft)}
.mark b{font-weight:600}
.figures-table .id-list{margin:0;max-width:30rem}
.figures-table .id-list>summary{margin:0}
.inputs td{white-space:nowrap}
.named td:nth-child(2){min-width:9rem}
.inputs td.met{color:var(--pass)}
.inputs td.found{color:var(--fail)}
.inputs td.unmet{color:var(--soft)}
.inputs td b{font-weight:600}
.reasons{font-size:.8125rem;color:var(--soft);margin-block:.35rem}
.reasons b{color:var(--ink);font-weight:600}
.machine-note{font-weight:400;color:var(--soft)}
`;

const documentation = `
#documentation{margin-top:3.5rem;padding:1.25rem 1.5rem .6rem;background:var(--paper);border:1px solid var(--line);border-radius:12px}
#documentation>h2{font-size:1.0625rem;font-weight:600}
#documentation>.lead{font-size:.9375rem;margin-top:.15rem}
.defects>li+li{border-top:1px solid var(--line)}
.defects{margin-top:.9rem;border-top:1px solid var(--line)}
.defect>summary{display:grid;grid-template-columns:auto minmax(0,1fr) auto;gap:.1rem .6rem;align-items:baseline;padding:.6rem 0;
  font-size:.9375rem;list-style:none}
.defect>summary::-webkit-details-marker{display:none}
.defect>summary:hover{background:var(--inset)}
.defect h3{display:flex;flex-wrap:wrap;gap:.1rem .9rem;align-items:baseline;font-size:.9375rem;font-weight:600}
.defect h3 code,.defect h3 .page{font-weight:400;color:var(--soft)}
.defect h3 .page{font-size:.875rem}
.defect-body{display:grid;gap:.75rem;padding:.15rem 0 1.1rem 1.25rem}
.readings{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,18rem),1fr));gap:.75rem;list-style:none}
.reading{background:var(--inset);border-radius:8px;padding:.6rem .9rem .7rem;font-size:.9375rem}
.reading cite{display:block;font-style:normal;font-size:.8125rem;color:var(--soft);margin-top:.2rem}
.defect-body .facts>div{display:grid;grid-template-columns:5.5rem 1fr;gap:.75rem;padding:.15rem 0;font-size:.875rem}
`;

const pages = `
.runs{display:grid;grid-template-columns:1fr 1fr;gap:1rem;margin-top:1.5rem}
.runs .card{margin-top:0}
.runs .facts>div{display:grid;grid-template-columns:5rem 1fr;gap:.75rem;padding:.15rem 0;font-size:.875rem}
ul.notice{list-style:disc;padding-left:2.25rem}
.page-section{margin-top:2.5rem}
.change-count{display:inline-block;margin-right:1rem;font-size:.9375rem}
.change-count b{color:var(--ink)}
.change-list{margin-top:.75rem}
.change-list>summary{font-size:.875rem;color:var(--soft)}
.change-list>.card{padding:0;margin-top:.6rem;overflow:hidden}
.change-list .finding{border-top:0}
.change-list li+li{border-top:1px solid var(--line)}
.scroll{overflow-x:auto;margin-top:1rem}
.matrix{border-collapse:collapse;width:100%;margin-top:1rem;font-size:.875rem}
.scroll .matrix{margin-top:0}
.scroll .matrix tbody th{min-width:6rem}
.matrix th,.matrix td{padding:.5rem .75rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
.matrix thead th{font-weight:600;color:var(--soft);font-size:.8125rem}
.matrix tbody th{font-weight:600}
.cell-note{display:block;font-size:.8125rem;color:var(--soft);white-space:nowrap}
.trend{display:block;margin-top:1rem;max-width:100%}
.matrix td .trend{margin:0;height:1.1rem;width:auto}
.matrix tbody th{width:16rem}
.cell-head{display:flex;gap:.75rem;align-items:center}
.trend rect{fill:var(--state)}
.trend .trend-ground{fill:var(--edge)}
`;

const narrow = `
@media (max-width:60rem){
.operation h4,.untested>:first-child{grid-template-columns:minmax(0,1fr)}
.figures:has(>:nth-child(5)){grid-template-columns:1fr 1fr}
.area>summary{grid-template-columns:auto minmax(0,1fr) auto}
.area>summary .area-extent{grid-column:2/-1}
.area>summary .counts{grid-column:2/-1;justify-content:start}
.firmness{display:none}
.chains>li,.chains-axis{grid-template-columns:minmax(0,1fr)}
.chains-axis .axis{grid-area:auto}
.chains,.chains-axis{margin-left:0}
.figures{grid-template-columns:1fr 1fr}
.figure:nth-child(odd){padding-left:0;border-left:0}
.figure:nth-child(n+3){border-top:1px solid var(--line)}
.panels,.panels.of-delivery{grid-template-columns:minmax(0,1fr)}
}
@media (max-width:44rem){
html{scroll-padding-top:1rem}
.toolbar{position:static}
.search{max-width:none;flex-basis:100%}
.search kbd{display:none}
.page-header{display:grid;grid-template-columns:1fr auto;padding-top:1rem;gap:.5rem 1rem}
.page-header-text{display:contents}
.page-header .facts{display:grid;grid-area:2/1/auto/-1}
.operation>summary>.counts{width:100%;padding-left:2.1rem}
.verdict{align-items:start;gap:.9rem}
.meaning{font-size:1rem}
.card{padding:1rem}
.legend li{grid-template-columns:auto 1fr auto 3.25rem;row-gap:0}
.legend-meaning{grid-column:2/-1}
.figure{padding-inline:.75rem}
.comparison,.runs{grid-template-columns:minmax(0,1fr)}
.cause>header,.finding>summary,.finding-body{padding-inline:1rem}
.finding-body .facts>div{grid-template-columns:1fr;gap:0}
.cases,.area-body,.covered-body{margin-left:0;padding-left:0}
.unproven-areas>div{grid-template-columns:1fr;gap:0}
.covered>summary{grid-template-columns:auto minmax(0,1fr) auto}
.covered .marks{grid-column:2/-1;grid-row:2;justify-content:start}
.coverage-part>:not(summary){margin-left:0}
.latency th[scope=row]{min-width:8rem}
.latency th .title{display:none}
.latency .histogram{width:5.5rem}
.figures-table th,.figures-table td{padding-right:.5rem}
#documentation{padding-inline:1rem}
.defect>summary{grid-template-columns:auto minmax(0,1fr)}
.defect>summary .tag{grid-column:2;justify-self:start}
.defect-body{padding-left:0}
.defect-body .facts>div{grid-template-columns:1fr;gap:0}
.operation-meta{padding-left:0}
.case>summary{grid-template-columns:auto auto 1fr}
.case>summary .case-name{grid-column:2/-1;grid-row:2}
.case>summary .case-meta{grid-column:3;text-align:right}
.case-time{display:none}
.case-body{padding-inline:1rem}
.event>summary{grid-template-columns:auto auto 1fr}
.event>summary .middle{grid-column:2/-1;grid-row:2}
.event>summary .end{grid-column:2/-1;grid-row:3;text-align:left}
.event-body{padding-left:0}
.check-foot{line-height:1.9}
.untested{grid-template-columns:1fr}
.l{padding-left:calc(2.75rem + var(--d)*1.2ch + 2ch);text-indent:calc(var(--d)*-2ch - 2ch)}
.l::before{width:2rem}
.fold>summary{padding-left:2.75rem}
.copyable.block pre{padding-right:.9rem;padding-top:2.4rem}
}
`;

const print = `
@media print{
body{background:none;font-size:10pt}
body>*{width:100%}
.toolbar,.theme,.copy,.sections,.skip,.toggle-all,.page{display:none!important}
.cause,.card,.case,.comparison,.figures{break-inside:avoid}
.cause:has(.finding[open]),.case[open]{break-inside:auto}
h2,h3,h4,.label,.cause>header,summary{break-after:avoid}
.badge,.swatch,.bar i,.l.marked,.side,.body,.count::before,.verdict-mark{print-color-adjust:exact;-webkit-print-color-adjust:exact}
a{color:inherit}
}
@media (forced-colors:active){.badge,.chip,.l.marked,.bar i{border:1px solid}}
`;

/** The style sheet of the report. Small parts by subject; later ones refine earlier ones. */
export const styles = [
  themeStyles,
  page,
  header,
  overview,
  states,
  filter,
  lists,
  findings,
  bodies,
  areas,
  cases,
  timing,
  lessons,
  coverage,
  documentation,
  pages,
  narrow,
  print,
].join('');
