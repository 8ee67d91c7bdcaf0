/** Operations and webhooks of the API version, each with what was tried on it. */
import type { CaseLine, Evidence } from '../../engine/record/format.js';
import type { CaseRecord } from '../../engine/record/reader.js';
import { caseView } from './cases.js';
import { groundLine } from './evidence.js';
import { html, type Html } from './html.js';
import { stateOf, type ReportModel } from './model.js';
import { count } from './numbers.js';
import { stateCounts, toggleAll } from './parts.js';

/** An operation or a webhook, or what cases name that the contract does not have. */
interface Subject {
  id: string;
  method?: string;
  path?: string;
  title: string;
  evidence?: Evidence;
}

interface Tested extends Subject {
  cases: CaseRecord[];
}

/** The known subjects in the order of the contract, then those only the record names. */
function withCases(
  known: readonly Subject[],
  cases: readonly CaseRecord[],
  idOf: (line: CaseLine) => string | undefined,
): Tested[] {
  const tested = new Map<string, Tested>(known.map((subject) => [subject.id, { ...subject, cases: [] }]));
  for (const entry of cases) {
    const id = idOf(entry.line);
    if (id === undefined) continue;
    const subject = tested.get(id) ?? { id, title: 'Not in the contract of this version', cases: [] };
    subject.cases.push(entry);
    tested.set(id, subject);
  }
  return [...tested.values()];
}

const calm = new Set(['pass', 'skip', 'not-applicable']);

function heading({ method, path, title, id }: Subject): Html {
  return html`<code class="request-line">${method !== undefined && html`<b>${method}</b> `}${path ?? id}</code>
    <span class="title">${title}</span>`;
}

function testedView(model: ReportModel, subject: Tested): Html {
  const { cases, evidence, id } = subject;
  const open = cases.some((entry) => !calm.has(stateOf(entry)));
  return html`<li>
    <details class="operation" data-group${open && ' open'}>
      <summary data-group-head>
        <h3>${heading(subject)}</h3>
        ${stateCounts(cases.map(stateOf))}
      </summary>
      <p class="operation-meta">
        <code>${id}</code>
        ${evidence && html`<span>Path: ${groundLine({ kind: 'evidence', evidence }, model.contract)}</span>`}
        <span>${count(cases.length, 'case')}</span>
      </p>
      <ol class="plain cases">
        ${cases.map((entry) => caseView(model, entry))}
      </ol>
    </details>
  </li>`;
}

function untestedView(model: ReportModel, subject: Subject): Html {
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
            ${tested.map((subject) => testedView(model, subject))}
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
  const { contract, record } = model;
  // A case that names neither would vanish from the report: it is listed here, under its flow.
  const idOf = ({ operationId, webhookId, flow }: CaseLine): string | undefined =>
    operationId ?? (webhookId === undefined ? (flow ?? 'no operation') : undefined);
  const subjects = withCases(contract.operations, record.cases, idOf);
  return section(model, 'operations', 'Operations', 'operation', subjects);
}

/** Every webhook of the contract with its cases. */
export function webhooksSection(model: ReportModel): Html {
  const { contract, record } = model;
  const known = contract.webhooks.map((webhook) => ({ ...webhook, method: 'POST' }));
  const subjects = withCases(known, record.cases, (line) =>
    line.operationId === undefined ? line.webhookId : undefined,
  );
  return section(model, 'webhooks', 'Webhooks', 'webhook', subjects);
}
