import type { CaseRecord } from '../../engine/record/reader.js';
import { html, type Content, type Html } from './html.js';
import type { ReportModel } from './model.js';
import { count, moment } from './numbers.js';

/** Says at the top why a run is incomplete: a cut-off record, cases without a result, trouble of the tool or the target. */
export function completenessNotice({ record, caseAnchor }: ReportModel): Html | false {
  const links = (cases: readonly CaseRecord[]): Html =>
    html`<ul>
      ${cases.map((entry) => html`<li><a href="#${caseAnchor(entry)}">${entry.line.name}</a></li>`)}
    </ul>`;
  const interrupted = record.cases.filter(({ end }) => !end);
  const failed = record.cases.filter(({ end }) => end?.outcome === 'error');
  const notes: Content[] = [];
  if (record.torn) notes.push('The last line of the record was cut off while it was written; it is left out.');
  if (!record.end) notes.push('The record has no end: the run was killed, or is still going on.');
  if (interrupted.length > 0)
    notes.push(html`The run ended inside ${count(interrupted.length, 'case')}: ${links(interrupted)}`);
  if (failed.length > 0)
    notes.push(html`${count(failed.length, 'case')} could not be judged to the end: ${links(failed)}`);
  if (record.errors.length > 0)
    notes.push(
      html`The tool or the target had trouble:
        <ul>
          ${record.errors.map(({ at, where, message }) => html`<li>${where}: ${message} (${moment(at)})</li>`)}
        </ul>`,
    );
  return (
    notes.length > 0 &&
    html`<section class="notice" aria-labelledby="notice-title">
      <h2 id="notice-title">This run is incomplete</h2>
      <ul>
        ${notes.map((note) => html`<li>${note}</li>`)}
      </ul>
    </section>`
  );
}
