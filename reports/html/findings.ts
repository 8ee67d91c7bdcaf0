import type { Level } from '../../contracts/model/levels.js';
import type { CaseLine, JudgementLine } from '../../engine/record/format.js';
import { messageBody } from './bodies.js';
import { footingOf, groundLine } from './evidence.js';
import { isWaived, type Cause, type FindingRow, type Grouping } from '../causes/cause.js';
import { consequenceText, kindText } from '../causes/words.js';
import { html, type Content, type Html } from './html.js';
import { answerLabel, headersView, reproduction, requestLine } from './messages.js';
import {
  findingAt,
  statesOfFinding,
  subjectOf,
  type KnownFinding,
  type ReportModel,
  type Subject,
  type ViewContext,
} from './model.js';
import { counted, grouped } from '../../text/counted.js';
import { copyable, facts, pager, stateBadge, toggleAll } from './parts.js';
import { replayCommand } from './replay.js';
import { caseAnchor, findingAnchor } from './rows.js';
import { levelReason, sameLevelReason } from './words.js';

/** Causes whose first finding is open when the report is opened. */
const opened = 3;
/** Where rows are drawn on demand: causes whose worst findings are written out all the same, and how many of each. */
const writtenCauses = 60;
export const writtenFindings = 3;

/** The operation or webhook that a case is about. */
function aboutOf({ operationId, webhookId }: CaseLine): string | undefined {
  return operationId ?? webhookId;
}

function comparison({ expected, actual }: JudgementLine): Html | false {
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

function levelsLine(context: ViewContext, judgement: JudgementLine, level: Level): Html {
  const { defaultLevel = level, ground } = judgement;
  if (level === defaultLevel)
    return html`${stateBadge(level)} here and at a real target.
      <span class="why">${sameLevelReason(footingOf(ground))}</span>`;
  return html`${stateBadge(level)} here, ${stateBadge(defaultLevel)} at a real target.
    <span class="why">${levelReason(footingOf(ground), context.strictness)}</span>`;
}

/** Who accepts a finding, why and for how long; nothing where nobody does. */
function waiverLine({ waivers }: ViewContext, { waivedBy }: JudgementLine): Content {
  if (waivedBy === undefined) return undefined;
  const { reason, owner, expires, ticket } = waivers[waivedBy] ?? {};
  return html`${stateBadge('waived')}
    ${reason}${owner !== undefined && html` <span class="why">${owner}, until ${expires}${ticket !== undefined && `, ${ticket}`}</span>`}
    <a href="#waivers">See the waivers</a>`;
}

/** The operation or webhook with the title a reader knows it by. */
function aboutLine({ titles }: ViewContext, line: CaseLine): Content {
  const id = aboutOf(line);
  return id === undefined ? undefined : html`${titles[id]} <code class="muted">${id}</code>`;
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
      ${messageBody(message, [pointer])}`;
  return html`<p class="label">Headers of ${name} ${requestLine(request)}${status}</p>
    ${headersView(message.headers)}
    <details class="more">
      <summary>Its body</summary>
      ${messageBody(message)}
    </details>`;
}

/** A finding in its cause's list, with `body` inside. */
export function findingItem(
  row: FindingRow,
  name: string,
  pointer: string | undefined,
  open: boolean,
  body: Content,
): Html {
  const place = pointer === undefined ? undefined : pointer || 'whole body';
  return html`<li data-item="finding" data-states="${statesOfFinding(row).join(' ')}">
    <details
      class="finding"
      id="${findingAnchor(row)}"
      data-finding="${row.caseNumber} ${row.judgement}"
      data-print${open && ' open'}
    >
      <summary>
        ${stateBadge(row.level)} ${row.waived === true && stateBadge('waived')}
        <span class="finding-title">${name}${place !== undefined && html` <code>${place}</code>`}</span>
      </summary>
      <div class="finding-body" data-body>${body}</div>
    </details>
  </li>`;
}

/** Expected and actual, the evidence, the place in the message, and how to reproduce it. */
export function findingBody(context: ViewContext, { row, entry, judgement }: KnownFinding, headline: string): Html {
  const { line } = entry;
  const subject = subjectOf(entry, judgement);
  // What to send again: the exchange in question, or all of the case where the finding is about something else.
  const exchanges = subject?.kind === 'exchange' ? [subject.line] : entry.exchanges;
  return html`${judgement.message !== headline && html`<p class="expects">${judgement.message}</p>`}
    ${comparison(judgement)}
    ${facts([
      ['Rests on', groundLine(judgement.ground, context)],
      ['Level', levelsLine(context, judgement, row.level)],
      ['Waived', waiverLine(context, judgement)],
      ['About', aboutLine(context, line)],
      ['Case', html`${copyable(line.id, 'the case id')} <a href="#${caseAnchor(row.caseNumber)}">Open the case</a>`],
    ])}
    ${subject && subjectView(subject, judgement.pointer)}
    ${exchanges.length > 0 && reproduction(exchanges.map(({ request }) => request))}
    <p class="label">Carry out the whole case again, in the folder of this run</p>
    ${copyable(replayCommand(line.id), 'the replay command', 'block')}`;
}

/** What else a cause explains, and why. */
function consequencesView({ consequences }: Cause): Html | false {
  if (consequences.length === 0) return false;
  return html`<details class="consequences">
    <summary>Explains ${counted(consequences.length, 'consequence')}</summary>
    <ul class="plain">
      ${consequences.map((one) => html`<li><code>${one.check}</code> ${one.headline} <span class="muted">${consequenceText(one)}</span></li>`)}
    </ul>
  </details>`;
}

/** How findings are put together, in words. */
const groupedBy: Record<Grouping, string> = {
  cause: 'Grouped by cause: what explains others stands above them, and every finding is in one place. Worst first.',
  check: 'Grouped by check: the same check at the same place, answered with the same code. Worst first.',
  operation: 'Grouped by the operation or webhook that the cases are about. Worst first.',
};

function causeView(model: ReportModel, cause: Cause, index: number): Html {
  const { headline, findings } = cause;
  const written = !model.onDemand ? findings : index < writtenCauses ? findings.slice(0, writtenFindings) : [];
  const known = written.flatMap((row) => findingAt(model.kept.get(row.caseNumber), row) ?? []);
  return html`<li>
    <article class="cause ${isWaived(cause) ? 's-waived' : `l-${cause.level}`}" data-group>
      <header data-group-head>
        <h3>${headline}</h3>
        <p class="cause-meta">
          <code class="name">${cause.check}</code>
          ${cause.place !== undefined && html`<span>at <code>${cause.place || 'the whole body'}</code></span>`}
          ${cause.code !== undefined && html`<span>answered <code>${cause.code}</code></span>`}
          <span>${counted(findings.length, 'finding')} in ${counted(cause.cases, 'case')}</span>
          ${cause.waived > 0 && html`<span>${isWaived(cause) ? 'all' : grouped(cause.waived)} waived</span>`}
          <span>${cause.about.join(', ')}</span>
          ${model.groupBy === 'cause' && html`<span title="${cause.kindReason}">${kindText(cause)}</span>`}
          ${cause.level !== cause.defaultLevel && html`<span>${cause.defaultLevel} at a real target</span>`}
        </p>
        ${consequencesView(cause)}
      </header>
      <ol class="plain" ${model.onDemand && html` data-list="finding" data-key="${index}"`}>
        ${known.map((finding, at) =>
          findingItem(
            finding.row,
            finding.entry.line.name,
            finding.judgement.pointer,
            index < opened && at === 0,
            findingBody(model.context, finding, headline),
          ),
        )}
        ${known.length < findings.length && pager(0, known.length, findings.length)}
      </ol>
    </article>
  </li>`;
}

/** All findings by cause, the worst first. */
export function findingsSection(model: ReportModel): Html {
  const { judgements, verdict, byLevel } = model.totals;
  const number = byLevel.fail + byLevel.warn + byLevel.info;
  const none = verdict === 'incomplete' ? 'None, as far as the run came.' : 'None: every check held.';
  const content: Content =
    number === 0
      ? html`<p class="none">${judgements === 0 ? 'Nothing was judged.' : none}</p>`
      : html`<ol class="plain causes">
            ${model.causes.map((cause, index) => causeView(model, cause, index))}
          </ol>
          <p class="none" data-empty hidden>No finding matches the filter.</p>`;
  return html`<section id="findings" aria-labelledby="findings-title" data-section>
    <div class="section-head">
      <h2 id="findings-title">Findings <span class="number">${grouped(number)}</span></h2>
      ${number > 0 && toggleAll('findings')}
    </div>
    ${number > 0 && html`<p class="lead">${groupedBy[model.groupBy]}</p>`} ${content}
  </section>`;
}
