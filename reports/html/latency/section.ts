import { html, type Html } from '../html.js';
import type { ReportModel } from '../model.js';
import { counted } from '../../../text/counted.js';
import { duration } from '../numbers.js';
import { placeIn, type Bins, type Distribution } from './distribution.js';
import type { Latencies } from './tally.js';

/** Rows in view; the others are folded. */
const inView = 8;

const chart = { width: 256, height: 28 };

/** A time of a call: a tenth of a millisecond counts below ten. */
const time = (milliseconds: number): string =>
  milliseconds < 10 ? `${milliseconds.toFixed(1)} ms` : duration(milliseconds);

/** A histogram with marks at the three quantiles; the words beside it say the same. */
function histogram({ counts, p50, p95, p99, samples, least, most }: Distribution, bins: Bins): Html {
  const highest = Math.max(...counts);
  const width = chart.width / counts.length;
  const x = (milliseconds: number): string => (placeIn(bins, milliseconds) * (chart.width - 1)).toFixed(1);
  const bars = counts.flatMap((number, index) => {
    if (number === 0) return [];
    // One call among thousands is still to be seen.
    const height = Math.max(2, (number / highest) * (chart.height - 4)).toFixed(1);
    return [`M${(index * width).toFixed(1)} ${chart.height}v-${height}h${(width - 1).toFixed(1)}v${height}z`];
  });
  return html`<svg
    class="histogram"
    viewBox="0 0 ${chart.width} ${chart.height}"
    width="${chart.width}"
    height="${chart.height}"
    preserveAspectRatio="none"
    role="img"
    aria-label="${counted(samples, 'call')} between ${time(least)} and ${time(most)}"
  >
    <path class="bars" d="${bars.join('')}" />
    ${[p50, p95, p99].map((quantile, index) => html`<path class="q${index}" d="M${x(quantile)} 0V${chart.height}" />`)}
  </svg>`;
}

function row(model: ReportModel, id: string, distribution: Distribution, bins: Bins): Html {
  const { samples, p50, p95, p99 } = distribution;
  return html`<tr>
    <th scope="row"><code>${id}</code> <span class="title">${model.context.titles[id]}</span></th>
    <td class="figure-cell">${samples}</td>
    <td>${histogram(distribution, bins)}</td>
    <td class="figure-cell">${time(p50)}</td>
    <td class="figure-cell">${time(p95)}</td>
    <td class="figure-cell">${time(p99)}</td>
  </tr>`;
}

function table(model: ReportModel, label: string, one: string, rows: Latencies['rows'], bins: Bins): Html {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${label}, a table that scrolls sideways">
    <table class="figures-table latency">
      <thead>
        <tr>
          <th scope="col">${one}</th>
          <th scope="col" class="figure-cell">n</th>
          <th scope="col">${time(bins.from)} to ${time(bins.to)}</th>
          <th scope="col" class="figure-cell">p50</th>
          <th scope="col" class="figure-cell">p95</th>
          <th scope="col" class="figure-cell">p99</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(({ id, distribution }) => row(model, id, distribution, bins))}
      </tbody>
    </table>
  </div>`;
}

function tables(model: ReportModel, title: string, one: string, { rows, bins }: Latencies): Html | false {
  if (rows.length === 0) return false;
  const rest = rows.slice(inView);
  return html`<h3>${title}</h3>
    ${table(model, title, one, rows.slice(0, inView), bins)}
    ${
      rest.length > 0 &&
      html`<details class="more" data-print>
        <summary>${counted(rest.length, 'more', 'more')}, all faster</summary>
        ${table(model, `${title}, the others`, one, rest, bins)}
      </details>`
    }`;
}

/** How long calls and deliveries took; nothing where none was timed. */
export function latencySection(model: ReportModel): Html | false {
  const { operations, webhooks } = model.latencies;
  if (operations.rows.length + webhooks.rows.length === 0) return false;
  return html`<section id="latency" aria-labelledby="latency-title" data-plain-section>
    <h2 id="latency-title">Latency</h2>
    <p class="lead">
      Slowest first by the 95th percentile, on a logarithmic scale. The lines mark p50, p95 and p99; with few calls the
      upper two are little more than the slowest one.
    </p>
    ${tables(model, 'Accepted calls, from request to answer', 'Operation', operations)}
    ${tables(model, 'First attempts, from their cause to their arrival', 'Webhook', webhooks)}
  </section>`;
}
