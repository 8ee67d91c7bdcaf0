import { isLevel, type JudgementLine } from '../../engine/record/format.js';
import type { CaseRecord } from '../../engine/record/reader.js';
import { groundLine } from './evidence.js';
import { html, type Content, type Html } from './html.js';
import { deliveryView, exchangeView } from './messages.js';
import { eventsOf, statesOf, subjectName, subjectOf, type Subject, type ViewContext } from './model.js';
import { counted } from '../../text/counted.js';
import { duration, moment } from './numbers.js';
import { copyable, facts, stateBadge } from './parts.js';
import { replayCommand } from './replay.js';
import { deliveriesInTime } from './retries/chain-view.js';
import { caseAnchor, findingAnchor, type CaseRow } from './rows.js';

function subjectAnchor(entry: CaseRecord, number: number, subject: Subject): string {
  return `${caseAnchor(number)}-${subjectName(entry, subject).replace(' ', '-')}`;
}

function checkRow(
  context: ViewContext,
  entry: CaseRecord,
  number: number,
  judgement: JudgementLine,
  index: number,
): Html {
  const subject = subjectOf(entry, judgement);
  const finding = findingAnchor({ caseNumber: number, judgement: index });
  return html`<li class="check">
    ${stateBadge(judgement.outcome)}
    <div>
      <p class="check-head"><code class="name">${judgement.check}</code> <span>${judgement.message}</span></p>
      <p class="check-foot">
        ${groundLine(judgement.ground, context)}
        ${subject && html`<a href="#${subjectAnchor(entry, number, subject)}">${subjectName(entry, subject)}</a>`}
        ${judgement.pointer !== undefined && html`<code>${judgement.pointer || 'whole body'}</code>`}
        ${judgement.waivedBy !== undefined && stateBadge('waived')}
        ${isLevel(judgement.outcome) && html`<a href="#${finding}">See the finding</a>`}
      </p>
    </div>
  </li>`;
}

function eventViews(entry: CaseRecord, number: number): Html[] {
  return eventsOf(entry).map((subject) => {
    const pointers = entry.judgements
      .filter((judgement) => judgement.subject?.id === subject.line.id && judgement.subject.kind === subject.kind)
      .filter(({ outcome }) => isLevel(outcome))
      .flatMap(({ pointer }) => (pointer === undefined ? [] : [pointer]));
    const place = {
      id: subjectAnchor(entry, number, subject),
      name: subjectName(entry, subject),
      start: entry.line.startedAt,
      pointers,
    };
    return subject.kind === 'exchange' ? exchangeView(subject.line, place) : deliveryView(subject.line, place);
  });
}

/** What was done, step by step, beside what the model allows; nothing for cases that are no sequence. */
function storyView({ line: { story = [] }, exchanges }: CaseRecord): Content {
  if (story.length === 0) return false;
  const sent = (id: string | undefined): string => {
    const at = exchanges.findIndex((exchange) => exchange.id === id);
    return at < 0 ? '' : ` (exchange ${at + 1})`;
  };
  return html`<h4>The sequence</h4>
    <ol class="sequence">
      ${story.map(
        ({ done, expected, actual, exchangeId }) =>
          html`<li>${done}${sent(exchangeId)}: expected <code>${expected}</code>, observed <code>${actual}</code></li>`,
      )}
    </ol>`;
}

/** A case: one line in its operation's list, with `body` inside. */
export function caseItem(row: CaseRow, body: Content): Html {
  const messages = [
    counted(row.exchanges, 'exchange'),
    ...(row.deliveries > 0 ? [counted(row.deliveries, 'delivery', 'deliveries')] : []),
  ].join(', ');
  return html`<li data-item="case" data-states="${statesOf(row).join(' ')}">
    <details class="case" id="${caseAnchor(row.number)}" data-case="${row.number}">
      <summary>
        ${stateBadge(row.state)} <span class="case-name">${row.name}</span>
        <span class="case-meta">${counted(row.checks, 'check')} · ${messages}</span>
        <span class="case-time">${row.durationMs !== undefined && duration(row.durationMs)}</span>
      </summary>
      <div class="case-body" data-body>${body}</div>
    </details>
  </li>`;
}

/** What a case expects, its checks and its messages. */
export function caseBody(context: ViewContext, entry: CaseRecord, number: number): Html {
  const { line, end, judgements, exchanges, deliveries } = entry;
  return html`<p class="expects"><span class="muted">Expected</span>${line.expectation}</p>
    ${facts([
      ['Case', copyable(line.id, 'the case id')],
      ['Phase', line.phase],
      ['Rule', line.rule],
      ['Flow', line.flow],
      ['Started', moment(line.startedAt)],
      ['Replay', copyable(replayCommand(line.id), 'the replay command')],
    ])}
    ${!end && html`<p class="hint">The run ended inside this case: what follows is as far as it came.</p>`}
    ${storyView(entry)}
    <h4>Checks</h4>
    ${
      judgements.length === 0
        ? html`<p class="none">Nothing was judged.</p>`
        : html`<ol class="checks">
            ${judgements.map((judgement, index) => checkRow(context, entry, number, judgement, index))}
          </ol>`
    }
    ${deliveriesInTime(deliveries, context.retryDelays)}
    <h4>Exchanges${deliveries.length > 0 && ' and deliveries'}</h4>
    ${
      exchanges.length + deliveries.length === 0
        ? html`<p class="none">Nothing was sent or received.</p>`
        : html`<ol class="events">
            ${eventViews(entry, number)}
          </ol>`
    }`;
}
