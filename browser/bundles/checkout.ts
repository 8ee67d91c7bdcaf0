// Derived by `npm run derive` from browser/checkout.ts and what it imports.

/** A script to be embedded in a page. */
// prettier-ignore
export const script = "\"use strict\";(()=>{function r(e,t=document){return[...t.querySelectorAll(e)]}function a(e,t=document){let n=t.querySelector(e);if(!n)throw new Error(`the page has no ${e}`);return n}async function i(e){let{pay:t=\"\",currency:n,network:s}=e.dataset,o=await fetch(t,{method:\"POST\",body:JSON.stringify({currency:n,network:s})});o.ok?location.reload():a(\"#problem\").textContent=(await o.json()).error}for(let e of r(\"[data-pay]\"))e.addEventListener(\"click\",()=>{i(e)});})();";
