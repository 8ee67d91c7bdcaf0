/** Business areas, their operations and webhooks, and what was tried on each. */
import { areaState, otherArea, type AreaDigest, type AreaState } from '../digest/areas.js';
import { caseBody, caseItem } from './cases.js';
import { groundLine } from './evidence.js';
import { html, type Html } from './html.js';
import type { ReportModel, Tested } from './model.js';
import { counted } from '../../text/counted.js';
import { pager, stateBadge, stateCounts, toggleAll } from './parts.js';
import type { CaseRow } from './rows.js';
import { unprovenMeaning, type CaseState } from './words.js';

const calm = new Set<CaseState>(['pass', 'skip', 'not-applicable']);

/** What a run says of an area, as a label. */
export function areaBadge(area: AreaDigest): Html {
  const state = areaState(area);
  return state === 'unproven' || state === 'in-part'
    ? html`<span class="badge s-unproven" title="${area.proof?.lacks ?? unprovenMeaning}"
        >${state === 'unproven' ? state : 'unproven in part'}</span
      >`
    : stateBadge(state);
}

function heading({ method, path, title, id, kind }: Tested): Html {
  return html`<code class="request-line">${method !== undefined && html`<b>${method}</b> `}${path ?? id}</code>
    <span class="title">${title}${kind === 'webhook' && html` <span class="tag">webhook</span>`}</span>`;
}

function statesIn(cases: readonly CaseRow[]): Map<CaseState, number> {
  const states = new Map<CaseState, number>();
  for (const { state } of cases) states.set(state, (states.get(state) ?? 0) + 1);
  return states;
}

function caseList({ context, kept, onDemand }: ReportModel, { kind, cases }: Tested, key: number): Html {
  if (onDemand)
    return html`<ol class="plain cases" data-list="${kind}" data-key="${key}">
      ${pager(0, 0, cases.length)}
    </ol>`;
  const item = (row: CaseRow): Html => {
    const entry = kept.get(row.number);
    return caseItem(row, entry && caseBody(context, entry, row.number));
  };
  return html`<ol class="plain cases">
    ${cases.map(item)}
  </ol>`;
}

function testedView(model: ReportModel, subject: Tested): Html {
  const { cases, evidence, id, kind } = subject;
  const states = statesIn(cases);
  const open = !model.onDemand && [...states.keys()].some((state) => !calm.has(state));
  const key = (kind === 'operation' ? model.operations : model.webhooks).indexOf(subject);
  return html`<li>
    <details class="operation" data-group${open && ' open'}>
      <summary data-group-head>
        <h4>${heading(subject)}</h4>
        ${stateCounts(states)}
      </summary>
      <p class="operation-meta">
        <code>${id}</code>
        ${evidence && html`<span>Path: ${groundLine({ kind: 'evidence', evidence }, model.contract)}</span>`}
        <span>${counted(cases.length, 'case')}</span>
      </p>
      ${caseList(model, subject, key)}
    </details>
  </li>`;
}

function untestedView(model: ReportModel, subject: Tested): Html {
  return html`<li class="untested" data-item="untested" data-states="not-exercised">
    <span>${heading(subject)}</span>
    <span>${subject.evidence && groundLine({ kind: 'evidence', evidence: subject.evidence }, model.contract)}</span>
  </li>`;
}

/** What an area's verdict rests on, as a bar. */
function footingBar({ firm, weak }: AreaDigest): Html | false {
  const all = firm + weak;
  return (
    all > 0 &&
    html`<span class="firmness">
      <span class="bar" aria-hidden="true"
        ><i class="g-documented" style="flex-grow:${firm}"></i><i class="g-assumed" style="flex-grow:${weak}"></i
      ></span>
      <span class="visually-hidden">${firm} of ${all} judgements rest on documented or carried evidence</span>
    </span>`
  );
}

const exercised = (subjects: readonly Tested[], kind: Tested['kind'], one: string): string | false => {
  const all = subjects.filter((subject) => subject.kind === kind);
  return all.length > 0 && `${all.filter(({ cases }) => cases.length > 0).length} of ${counted(all.length, one)}`;
};

/** What the proof of an area lacks; nothing where it is whole. */
function proofHint(area: AreaDigest): Html | false {
  const { proof } = area;
  if (proof?.lacks === undefined) return areaState(area) === 'unproven' && html`<p class="hint">${unprovenMeaning}</p>`;
  const { state, lacks, unaccepted, hindered, cases } = proof;
  const kept = hindered.reduce((sum, row) => sum + row.cases, 0);
  return html`<p class="hint">
    Unproven${state === 'in-part' && ' in part'}: ${lacks}${kept > 0 && ` (${kept} of ${counted(cases, 'case')})`}.
    ${unaccepted.length > 0 && html`No valid request was accepted by ${unaccepted.map((id) => html`<code>${id}</code> `)}`}
  </p>`;
}

function areaView(model: ReportModel, name: string, subjects: readonly Tested[]): Html {
  const area = model.areas.get(name);
  const tested = subjects.filter(({ cases }) => cases.length > 0);
  const untested = subjects.filter(({ cases }) => cases.length === 0);
  const states = statesIn(subjects.flatMap(({ cases }) => cases));
  const open = !model.onDemand && [...states.keys()].some((state) => !calm.has(state));
  const parts = [exercised(subjects, 'operation', 'operation'), exercised(subjects, 'webhook', 'webhook')];
  return html`<li>
    <details class="area" data-group data-print${open && ' open'}>
      <summary>
        <h3 data-group-head>${name}</h3>
        ${area && areaBadge(area)}
        <span class="area-extent">${parts.filter((part) => part !== false).join(' · ')}</span>
        ${area && footingBar(area)} ${stateCounts(states)}
      </summary>
      <div class="area-body">
        ${area && proofHint(area)}
        ${
          tested.length > 0 &&
          html`<ol class="plain operations">
            ${tested.map((subject) => testedView(model, subject))}
          </ol>`
        }
        ${
          untested.length > 0 &&
          html`<details class="not-exercised" data-group data-print>
            <summary>
              <h4>Not exercised <span class="number">${untested.length}</span></h4>
            </summary>
            <p class="lead">This run says nothing about them.</p>
            <ol class="plain">
              ${untested.map((subject) => untestedView(model, subject))}
            </ol>
          </details>`
        }
      </div>
    </details>
  </li>`;
}

/** Areas by what they prove. */
export function areasByState({ areas }: Pick<ReportModel, 'areas'>): Map<AreaState, string[]> {
  const names = new Map<AreaState, string[]>();
  for (const [name, area] of areas) {
    const state = areaState(area);
    names.set(state, [...(names.get(state) ?? []), name]);
  }
  return names;
}

/** Every area of the contract with its operations and webhooks and their cases; what was not exercised is listed as such. */
export function areasSection(model: ReportModel): Html {
  const subjects = [...model.operations, ...model.webhooks];
  const byArea = new Map<string, Tested[]>([...model.areas.keys()].map((name) => [name, []]));
  for (const subject of subjects) {
    const name = subject.area ?? otherArea;
    byArea.set(name, [...(byArea.get(name) ?? []), subject]);
  }
  const tested = subjects.some(({ cases }) => cases.length > 0);
  return html`<section id="areas" aria-labelledby="areas-title" data-section>
    <div class="section-head">
      <h2 id="areas-title">Areas <span class="number">${byArea.size}</span></h2>
      ${tested && toggleAll('areas')}
    </div>
    <p class="lead">
      Business areas with their operations and webhooks, and the cases of each. The bar shows how much of what was
      judged rests on documented or carried evidence.
    </p>
    ${!tested && html`<p class="none">No operation or webhook was exercised.</p>`}
    <ol class="plain areas">
      ${[...byArea].map(([name, of]) => areaView(model, name, of))}
    </ol>
    <p class="none" data-empty hidden>No area has a case that matches the filter.</p>
  </section>`;
}
