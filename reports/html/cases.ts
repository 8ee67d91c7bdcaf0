import type { JudgementLine } from '../../engine/record/format.js';
import type { CaseRecord } from '../../engine/record/reader.js';
import { groundLine } from './evidence.js';
import { html, type Html } from './html.js';
import { deliveryView, exchangeView } from './messages.js';
import { eventsOf, stateOf, subjectName, subjectOf, type ReportModel } from './model.js';
import { count, duration, moment } from './numbers.js';
import { copyable, facts, stateBadge } from './parts.js';

function checkRow(model: ReportModel, caseRecord: CaseRecord, judgement: JudgementLine): Html {
  const finding = model.anchorOfJudgement(caseRecord, judgement);
  const subject = subjectOf(caseRecord, judgement);
  return html`<li class="check">
    ${stateBadge(judgement.outcome)}
    <div>
      <p class="check-head"><code class="name">${judgement.check}</code> <span>${judgement.message}</span></p>
      <p class="check-foot">
        ${groundLine(judgement.ground, model.contract)}
        ${subject && html`<a href="#${model.subjectAnchor(caseRecord, subject)}">${subjectName(caseRecord, subject)}</a>`}
        ${judgement.pointer !== undefined && html`<code>${judgement.pointer || 'whole body'}</code>`}
        ${finding !== undefined && html`<a href="#${finding}">See the finding</a>`}
      </p>
    </div>
  </li>`;
}

function eventViews(model: ReportModel, caseRecord: CaseRecord): Html[] {
  return eventsOf(caseRecord).map((subject) => {
    const pointers = caseRecord.judgements
      .filter((judgement) => judgement.subject?.id === subject.line.id && judgement.subject.kind === subject.kind)
      .filter((judgement) => model.anchorOfJudgement(caseRecord, judgement) !== undefined)
      .flatMap(({ pointer }) => (pointer === undefined ? [] : [pointer]));
    const place = {
      id: model.subjectAnchor(caseRecord, subject),
      name: subjectName(caseRecord, subject),
      start: caseRecord.line.startedAt,
      pointers,
    };
    return subject.kind === 'exchange' ? exchangeView(subject.line, place) : deliveryView(subject.line, place);
  });
}

/** States by which a case is found: its own, and the levels of its findings. */
function statesOf(caseRecord: CaseRecord): string {
  const levels = caseRecord.judgements
    .map(({ outcome }) => outcome)
    .filter((outcome) => /^(fail|warn|info)$/.test(outcome));
  return [...new Set([stateOf(caseRecord), ...levels])].join(' ');
}

/** A case: one line in its operation's list; what it expects, its checks and its messages inside. */
export function caseView(model: ReportModel, caseRecord: CaseRecord): Html {
  const { line, end, judgements, exchanges, deliveries } = caseRecord;
  const messages = [
    count(exchanges.length, 'exchange'),
    ...(deliveries.length > 0 ? [count(deliveries.length, 'delivery', 'deliveries')] : []),
  ].join(', ');
  return html`<li data-item="case" data-states="${statesOf(caseRecord)}">
    <details class="case" id="${model.caseAnchor(caseRecord)}">
      <summary>
        ${stateBadge(stateOf(caseRecord))} <span class="case-name">${line.name}</span>
        <span class="case-meta">${count(judgements.length, 'check')} · ${messages}</span>
        <span class="case-time">${end && duration(end.durationMs)}</span>
      </summary>
      <div class="case-body">
        <p class="expects"><span class="muted">Expected</span>${line.expectation}</p>
        ${facts([
          ['Case', copyable(line.id, 'the case id')],
          ['Phase', line.phase],
          ['Rule', line.rule],
          ['Flow', line.flow],
          ['Started', moment(line.startedAt)],
        ])}
        ${!end && html`<p class="hint">The run ended inside this case: what follows is as far as it came.</p>`}
        <h4>Checks</h4>
        ${
          judgements.length === 0
            ? html`<p class="none">Nothing was judged.</p>`
            : html`<ol class="checks">
                ${judgements.map((judgement) => checkRow(model, caseRecord, judgement))}
              </ol>`
        }
        <h4>Exchanges${deliveries.length > 0 && ' and deliveries'}</h4>
        ${
          exchanges.length + deliveries.length === 0
            ? html`<p class="none">Nothing was sent or received.</p>`
            : html`<ol class="events">
                ${eventViews(model, caseRecord)}
              </ol>`
        }
      </div>
    </details>
  </li>`;
}
