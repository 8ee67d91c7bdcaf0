import { html, type Html } from './html.js';
import { deliveryView } from './messages.js';
import type { ReportModel } from './model.js';

/** Deliveries about no object of the run; nothing where there were none. */
export function foreignSection({ record }: ReportModel): Html | false {
  const deliveries = record.foreignDeliveries;
  return (
    deliveries.length > 0 &&
    html`<section id="foreign" aria-labelledby="foreign-title">
      <h2 id="foreign-title">Foreign deliveries <span class="number">${deliveries.length}</span></h2>
      <p class="lead">About no object of this run: kept, not judged. Times count from the start of the run.</p>
      <ol class="events">
        ${deliveries.map((delivery, index) => deliveryView(delivery, { id: `foreign-${index + 1}`, name: `delivery ${index + 1}`, start: record.run.startedAt, pointers: [] }))}
      </ol>
    </section>`
  );
}
