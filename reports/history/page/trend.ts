import { html, type Html } from '../../html/html.js';
import type { HistoryLine } from '../line.js';

const size = { width: 220, height: 48 };

/** Points of a line over runs, from the lowest at the bottom to the highest at the top. */
function points(values: readonly number[]): string {
  const most = Math.max(...values, 1);
  const step = size.width / Math.max(1, values.length - 1);
  return values
    .map(
      (value, at) => `${(at * step).toFixed(1)},${(size.height - 2 - (value / most) * (size.height - 4)).toFixed(1)}`,
    )
    .join(' ');
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** What is drawn of each run. */
const drawn: readonly { title: string; unit: string; of: (line: HistoryLine) => number }[] = [
  { title: 'Failures', unit: '', of: ({ byLevel }) => byLevel.fail },
  { title: 'Warnings', unit: '', of: ({ byLevel }) => byLevel.warn },
  { title: 'Latency, middle of all p95', unit: ' ms', of: ({ latency }) => middle(Object.values(latency)) },
  { title: 'Operations and webhooks judged', unit: '', of: ({ subjects }) => subjects },
  {
    title: 'Judgements on documented evidence',
    unit: '',
    of: ({ rests }) => (rests.documented ?? 0) + (rests.carried ?? 0),
  },
];

/** How levels, latency, coverage and evidence went over the runs. */
export function trendStrip(lines: readonly HistoryLine[]): Html {
  return html`<div class="trends">
    ${drawn.map(({ title, unit, of }) => {
      const values = lines.map(of);
      const [first = 0, last = 0] = [values[0], values.at(-1)];
      return html`<figure>
        <figcaption>${title}: ${last}${unit}</figcaption>
        <svg
          width="${size.width}"
          height="${size.height}"
          viewBox="0 0 ${size.width} ${size.height}"
          role="img"
          aria-label="${title}: ${first}${unit} at first, ${last}${unit} now, at most ${Math.max(...values, 0)}${unit}"
        >
          <polyline points="${points(values)}" fill="none" stroke="currentColor" stroke-width="1.5" />
        </svg>
      </figure>`;
    })}
  </div>`;
}
