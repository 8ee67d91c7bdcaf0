import type { Evidence, Ground } from '../../engine/record/format.js';
import type { ReportContract } from './contract.js';
import { html, type Html } from './html.js';
import { basisMeanings, footingMeanings, type Footing } from './words.js';

/** What links evidence to pages. */
export type Editions = Pick<ReportContract, 'editions'>;

/** Address of an edition's site, if it is one a browser may safely open. */
function siteOf(edition: string, contract: Editions): string | undefined {
  const address = contract.editions.find(({ id }) => id === edition)?.siteUrl;
  if (address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
}

/** What a judgement rests on: a grade of evidence, or a principle. */
export function footingOf(ground: Ground): Footing {
  return ground.kind === 'principle' ? 'principle' : ground.evidence.grade;
}

/** A grade (or `principle`) as a label, its meaning in the tooltip. */
export function footingBadge(footing: Footing): Html {
  return html`<span class="footing" title="${footingMeanings[footing]}"
    ><i class="swatch g-${footing}"></i>${footing}</span
  >`;
}

/** An edition by its name, linked to its documentation where that is known. */
export function editionName(edition: string, contract: Editions): Html {
  const site = siteOf(edition, contract);
  const name = `edition ${edition}`;
  return html`<span class="edition"
    >${site === undefined ? name : html`<a href="${site}" rel="noreferrer noopener" target="_blank">${name}</a>`}</span
  >`;
}

function evidenceText(evidence: Evidence, contract: Editions): Html {
  const { edition } = evidence;
  return html`${footingBadge(evidence.grade)}${
    edition !== undefined && html` ${editionName(edition, contract)}`
  }${evidence.source !== undefined && html` <span class="source">${evidence.source}</span>`}${
    evidence.basis !== undefined && html` <span class="basis">${basisMeanings[evidence.basis]}</span>`
  }`;
}

/** A ground in one line: grade, edition linked to its documentation, source and basis; or the principle. */
export function groundLine(ground: Ground, contract: Editions): Html {
  return ground.kind === 'principle'
    ? html`<span class="ground">${footingBadge('principle')} <span class="source">${ground.principle}</span></span>`
    : html`<span class="ground">${evidenceText(ground.evidence, contract)}</span>`;
}
