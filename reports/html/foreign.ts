import { html, type Html } from './html.js';
import { deliveryView } from './messages.js';
import type { ReportModel } from './model.js';
import { counted, grouped } from '../../text/counted.js';

/** A flood of them would bury the report. */
const written = 100;

/** Deliveries about no object of the run; nothing where there were none. */
export function foreignSection({ frame, run }: ReportModel): Html | false {
  const deliveries = frame.foreignDeliveries;
  return (
    deliveries.length > 0 &&
    html`<section id="foreign" aria-labelledby="foreign-title">
      <h2 id="foreign-title">Foreign deliveries <span class="number">${grouped(deliveries.length)}</span></h2>
      <p class="lead">About no object of this run: kept, not judged. Times count from the start of the run.</p>
      <ol class="events">
        ${deliveries.slice(0, written).map((delivery, index) => deliveryView(delivery, { id: `foreign-${index + 1}`, name: `delivery ${index + 1}`, start: run.startedAt, pointers: [] }))}
      </ol>
      ${deliveries.length > written && html`<p class="none">The record has ${counted(deliveries.length - written, 'more', 'more')}.</p>`}
    </section>`
  );
}
