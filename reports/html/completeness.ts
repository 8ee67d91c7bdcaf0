import { html, type Content, type Html } from './html.js';
import type { NamedCases, ReportModel } from './model.js';
import { counted, grouped } from '../../text/counted.js';
import { moment } from './numbers.js';
import { caseAnchor } from './rows.js';

/** Says at the top why a run is incomplete: a cut-off record, cases without a result, trouble of the tool or the target. */
export function completenessNotice({ frame, interrupted, troubled }: ReportModel): Html | false {
  const links = ({ number, first }: NamedCases): Html =>
    html`<ul>
      ${first.map((row) => html`<li><a href="#${caseAnchor(row.number)}">${row.name}</a></li>`)}
      ${number > first.length && html`<li>and ${grouped(number - first.length)} more</li>`}
    </ul>`;
  const notes: Content[] = [];
  if (frame.torn) notes.push('The last line of the record was cut off while it was written; it is left out.');
  if (!frame.end) notes.push('The record has no end: the run was killed, or is still going on.');
  if (interrupted.number > 0)
    notes.push(html`The run ended inside ${counted(interrupted.number, 'case')}: ${links(interrupted)}`);
  if (troubled.number > 0)
    notes.push(html`${counted(troubled.number, 'case')} could not be judged to the end: ${links(troubled)}`);
  if (frame.errors.length > 0)
    notes.push(
      html`The tool or the target had trouble:
        <ul>
          ${frame.errors.map(({ at, where, message }) => html`<li>${where}: ${message} (${moment(at)})</li>`)}
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
