import type { CaseLine } from '../../engine/record/format.js';
import type { Finding } from '../../engine/record/summary.js';
import { toCurl } from './curl.js';
import { footingOf, groundLine } from './evidence.js';
import type { Cause } from './grouping.js';
import { html, type Content, type Html } from './html.js';
import { bodyView } from './json-view.js';
import { answerLabel, headersView, requestLine } from './messages.js';
import { subjectOf, type ReportModel, type Subject } from './model.js';
import { count } from './numbers.js';
import { copyable, facts, stateBadge, toggleAll } from './parts.js';
import { levelReason } from './words.js';

/** Causes whose first finding is open when the report is opened. */
const opened = 3;

/** The operation or webhook that a case is about. */
function aboutOf({ operationId, webhookId }: CaseLine): string | undefined {
  return operationId ?? webhookId;
}

function comparison({ judgement }: Finding): Html | false {
  const { expected, actual } = judgement;
  if (expected === undefined && actual === undefined) return false;
  const side = (title: string, kind: string, text: string | undefined): Html =>
    html`<div class="side ${kind}">
      <p class="label">${title}</p>
      <pre><code>${text ?? 'not recorded'}</code></pre>
    </div>`;
  return html`<div class="comparison">
    ${side('Expected', 'expected', expected)}${side('Actual', 'actual', actual)}
  </div>`;
}

function levelsLine(model: ReportModel, { judgement }: Finding): Html {
  const { level, defaultLevel, ground } = judgement;
  if (level === defaultLevel) return html`${stateBadge(level)} here and at a real target`;
  return html`${stateBadge(level)} here, ${stateBadge(defaultLevel)} at a real target.
    <span class="why">${levelReason(footingOf(ground), model.record.run.target.strictness)}</span>`;
}

/** The operation or webhook with the title a reader knows it by. */
function aboutLine({ contract }: ReportModel, line: CaseLine): Content {
  const id = aboutOf(line);
  const title = [...contract.operations, ...contract.webhooks].find((subject) => subject.id === id)?.title;
  return id === undefined ? undefined : html`${title} <code class="muted">${id}</code>`;
}

/** The message in question, the place in its body marked. A finding about no place shows the head of the message. */
function subjectView(subject: Subject, pointer: string | undefined): Html {
  const { request } = subject.line;
  const name = subject.kind === 'delivery' ? 'the delivery' : 'the response to';
  const message = subject.kind === 'delivery' ? subject.line.request : subject.line.response;
  if (!message)
    return html`<p class="label">No response to ${requestLine(request)}</p>
      <p class="none">${subject.kind === 'exchange' && (subject.line.error ?? 'The record does not say why.')}</p>`;
  const status = subject.kind === 'exchange' && `, status ${answerLabel(subject.line)}`;
  if (pointer !== undefined)
    return html`<p class="label">Body of ${name} ${requestLine(request)}${status}</p>
      ${bodyView(message.body ?? '', [pointer])}`;
  return html`<p class="label">Headers of ${name} ${requestLine(request)}${status}</p>
    ${headersView(message.headers)}
    <details class="more">
      <summary>Its body</summary>
      ${bodyView(message.body ?? '')}
    </details>`;
}

/** What to send again: the exchange in question, or all of the case where the finding is about something else. */
function reproduction(finding: Finding, subject: Subject | undefined): Html | false {
  const exchanges = subject?.kind === 'exchange' ? [subject.line] : finding.caseRecord.exchanges;
  return (
    exchanges.length > 0 &&
    html`<p class="label">Reproduce</p>
      ${copyable(exchanges.map(({ request }) => toCurl(request)).join('\n\n'), 'the curl command', 'block')}`
  );
}

function findingView(model: ReportModel, finding: Finding, headline: string, open: boolean): Html {
  const { caseRecord, judgement } = finding;
  const { line } = caseRecord;
  const subject = subjectOf(caseRecord, judgement);
  const place = judgement.pointer === undefined ? undefined : judgement.pointer || 'whole body';
  return html`<li data-item="finding" data-states="${judgement.level}">
    <details class="finding" id="${model.findingAnchor(finding)}" data-print${open && ' open'}>
      <summary>
        ${stateBadge(judgement.level)}
        <span class="finding-title">${line.name}${place !== undefined && html` <code>${place}</code>`}</span>
      </summary>
      <div class="finding-body">
        ${judgement.message !== headline && html`<p class="expects">${judgement.message}</p>`} ${comparison(finding)}
        ${facts([
          ['Rests on', groundLine(judgement.ground, model.contract)],
          ['Level', levelsLine(model, finding)],
          ['About', aboutLine(model, line)],
          [
            'Case',
            html`${copyable(line.id, 'the case id')} <a href="#${model.caseAnchor(caseRecord)}">Open the case</a>`,
          ],
        ])}
        ${subject && subjectView(subject, judgement.pointer)} ${reproduction(finding, subject)}
      </div>
    </details>
  </li>`;
}

function causeView(model: ReportModel, cause: Cause, open: boolean): Html {
  const headline = cause.findings[0]?.judgement.message ?? '';
  const about = [...new Set(cause.findings.flatMap(({ caseRecord }) => aboutOf(caseRecord.line) ?? []))];
  const cases = new Set(cause.findings.map(({ caseRecord }) => caseRecord.line.id)).size;
  return html`<li>
    <article class="cause l-${cause.level}" data-group>
      <header data-group-head>
        <h3>${headline}</h3>
        <p class="cause-meta">
          <code class="name">${cause.check}</code>
          ${cause.place !== undefined && html`<span>at <code>${cause.place || 'the whole body'}</code></span>`}
          <span>${count(cause.findings.length, 'finding')} in ${count(cases, 'case')}</span>
          <span>${about.join(', ')}</span>
          ${cause.level !== cause.defaultLevel && html`<span>${cause.defaultLevel} at a real target</span>`}
        </p>
      </header>
      <ol class="plain">
        ${cause.findings.map((finding, index) => findingView(model, finding, headline, open && index === 0))}
      </ol>
    </article>
  </li>`;
}

/** All findings by cause, the worst first. */
export function findingsSection(model: ReportModel): Html {
  const { findings, judgements, verdict } = model.summary;
  const none = verdict === 'incomplete' ? 'None, as far as the run came.' : 'None: every check held.';
  const content: Content =
    findings.length === 0
      ? html`<p class="none">${judgements === 0 ? 'Nothing was judged.' : none}</p>`
      : html`<ol class="plain causes">
            ${model.causes.map((cause, index) => causeView(model, cause, index < opened))}
          </ol>
          <p class="none" data-empty hidden>No finding matches the filter.</p>`;
  return html`<section id="findings" aria-labelledby="findings-title" data-section>
    <div class="section-head">
      <h2 id="findings-title">Findings <span class="number">${findings.length}</span></h2>
      ${findings.length > 0 && toggleAll('findings')}
    </div>
    ${findings.length > 0 && html`<p class="lead">Grouped by cause: the same check at the same place. Worst first.</p>`}
    ${content}
  </section>`;
}
