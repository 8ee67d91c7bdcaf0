/** Operations and webhooks of the API version, each with what was tried on it. */
import { caseBody, caseItem } from './cases.js';
import { groundLine } from './evidence.js';
import { html, type Html } from './html.js';
import type { ReportModel, Tested } from './model.js';
import { count } from './numbers.js';
import { pager, stateCounts, toggleAll } from './parts.js';
import type { CaseRow } from './rows.js';
import type { CaseState } from './words.js';

const calm = new Set<CaseState>(['pass', 'skip', 'not-applicable']);

function heading({ method, path, title, id }: Tested): Html {
  return html`<code class="request-line">${method !== undefined && html`<b>${method}</b> `}${path ?? id}</code>
    <span class="title">${title}</span>`;
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

function testedView(model: ReportModel, subject: Tested, subjects: readonly Tested[]): Html {
  const { cases, evidence, id } = subject;
  const states = statesIn(cases);
  const open = !model.onDemand && [...states.keys()].some((state) => !calm.has(state));
  return html`<li>
    <details class="operation" data-group${open && ' open'}>
      <summary data-group-head>
        <h3>${heading(subject)}</h3>
        ${stateCounts(states)}
      </summary>
      <p class="operation-meta">
        <code>${id}</code>
        ${evidence && html`<span>Path: ${groundLine({ kind: 'evidence', evidence }, model.contract)}</span>`}
        <span>${count(cases.length, 'case')}</span>
      </p>
      ${caseList(model, subject, subjects.indexOf(subject))}
    </details>
  </li>`;
}

function untestedView(model: ReportModel, subject: Tested): Html {
  return html`<li class="untested" data-item="untested" data-states="not-exercised">
    <span>${heading(subject)}</span>
    <span>${subject.evidence && groundLine({ kind: 'evidence', evidence: subject.evidence }, model.contract)}</span>
  </li>`;
}

function section(model: ReportModel, id: string, title: string, one: string, subjects: readonly Tested[]): Html {
  const tested = subjects.filter(({ cases }) => cases.length > 0);
  const untested = subjects.filter(({ cases }) => cases.length === 0);
  return html`<section id="${id}" aria-labelledby="${id}-title" data-section>
    <div class="section-head">
      <h2 id="${id}-title">${title} <span class="number">${tested.length} of ${subjects.length}</span></h2>
      ${tested.length > 0 && toggleAll(id)}
    </div>
    ${
      tested.length === 0
        ? html`<p class="none">No ${one} was exercised.</p>`
        : html`<ol class="plain operations">
            ${tested.map((subject) => testedView(model, subject, subjects))}
          </ol>`
    }
    ${
      untested.length > 0 &&
      html`<details class="not-exercised" data-group data-print>
        <summary>
          <h3>Not exercised <span class="number">${untested.length}</span></h3>
        </summary>
        <p class="lead">This run says nothing about them.</p>
        <ol class="plain">
          ${untested.map((subject) => untestedView(model, subject))}
        </ol>
      </details>`
    }
    <p class="none" data-empty hidden>No ${one} has a case that matches the filter.</p>
  </section>`;
}

/** Every operation of the contract with its cases; those without any are listed as not exercised. */
export function operationsSection(model: ReportModel): Html {
  return section(model, 'operations', 'Operations', 'operation', model.operations);
}

/** Every webhook of the contract with its cases. */
export function webhooksSection(model: ReportModel): Html {
  return section(model, 'webhooks', 'Webhooks', 'webhook', model.webhooks);
}
