import { contractPatch } from '../../engine/record/contract-patch.js';
import type { LessonLine, PatchOperation } from '../../engine/record/format.js';
import { html, type Html } from './html.js';
import type { ReportModel } from './model.js';
import { counted, grouped } from '../../text/counted.js';
import { footingBadge } from './evidence.js';
import { copyable } from './parts.js';
import { caseAnchor } from './rows.js';

/** Every kind of lesson with what it means, the most surprising first. */
const kinds: Record<LessonLine['kind'], { title: string; meaning: string }> = {
  refuted: { title: 'Refuted', meaning: 'The contract assumes it, and the target does otherwise.' },
  discovered: { title: 'Discovered', meaning: 'The target shows it, and the contract does not have it.' },
  confirmed: { title: 'Confirmed', meaning: 'The contract assumes it, and the target does so.' },
  untested: { title: 'Untested', meaning: 'The contract assumes it, and nothing in this run bears on it.' },
};

/** Lessons of a kind in view; the others are folded. */
const inView = 10;

function lessonView({ statement, pointer, grade, count: judgements, cases }: LessonLine, model: ReportModel): Html {
  const links = cases.flatMap((id) => model.numbers.get(id) ?? []);
  return html`<li>
    <p>${statement}</p>
    <p class="lesson-foot">
      ${footingBadge(grade)} <code>${pointer}</code>
      ${judgements > 0 && html`<span>${counted(judgements, 'judgement')}</span>`}
      ${links.map((number, index) => html`<a href="#${caseAnchor(number)}">case ${index + 1}</a>`)}
    </p>
  </li>`;
}

function kindView(model: ReportModel, kind: LessonLine['kind'], lessons: readonly LessonLine[]): Html | false {
  if (lessons.length === 0) return false;
  const { title, meaning } = kinds[kind];
  const list = (some: readonly LessonLine[]): Html =>
    html`<ul class="plain lessons">
      ${some.map((lesson) => lessonView(lesson, model))}
    </ul>`;
  const isCalm = kind === 'untested' || kind === 'confirmed';
  const rest = lessons.slice(isCalm ? 0 : inView);
  return html`<h3>${title} <span class="number">${grouped(lessons.length)}</span></h3>
    <p class="lead">${meaning}</p>
    ${!isCalm && list(lessons.slice(0, inView))}
    ${
      rest.length > 0 &&
      html`<details class="more" data-print>
        <summary>${isCalm ? `Show ${grouped(rest.length)}` : counted(rest.length, 'more', 'more')}</summary>
        ${list(rest)}
      </details>`
    }`;
}

function patchView({ run }: ReportModel, patch: readonly PatchOperation[]): Html {
  const text = JSON.stringify(patch, undefined, 2);
  const data = `data:application/json-patch+json;base64,${Buffer.from(text).toString('base64')}`;
  return html`<h3>Contract patch <span class="number">${counted(patch.length - 1, 'change')}</span></h3>
    <p class="lead">
      RFC 6902, over <code>contracts/${run.apiVersion}/openapi.yaml</code>; <code>conformance import</code> takes it
      over.
      <a href="${data}" download="contract-patch.json">Download contract-patch.json</a>
    </p>
    <details class="more">
      <summary>The patch</summary>
      ${copyable(text, 'the contract patch', 'block')}
    </details>`;
}

/** What the run says of assumptions, and the changes of the contract that follow; nothing where the record has no lesson. */
export function lessonsSection(model: ReportModel): Html | false {
  const { lessons } = model.frame;
  if (lessons.length === 0) return false;
  const patch = contractPatch(model.run.apiVersion, lessons);
  return html`<section id="lessons" aria-labelledby="lessons-title" data-plain-section>
    <h2 id="lessons-title">What this run taught</h2>
    <p class="lead">Where the contract rests on assumptions, and what the target does.</p>
    ${(Object.keys(kinds) as LessonLine['kind'][]).map((kind) =>
      kindView(
        model,
        kind,
        lessons.filter((lesson) => lesson.kind === kind),
      ),
    )}
    ${
      patch.length > 0
        ? patchView(model, patch)
        : html`<p class="none">
            No change of the contract is
            proposed${model.run.target.sandbox && ': the sandbox is built from this contract, so that it can confirm nothing about the provider'}.
          </p>`
    }
  </section>`;
}
