import { levels, type Level } from '../../contracts/model/levels.js';
import { html, type Html } from './html.js';
import { counted } from '../../text/counted.js';
import { moment } from './numbers.js';

/** Findings of a run in a series. */
export interface TrendBar {
  startedAt: string;
  verdict: string;
  byLevel: Record<Level, number>;
}

const bar = { width: 14, gap: 4, height: 56 };

/** Findings of runs one after the other, as stacked bars; the words beside it say the same. */
export function trendChart(runs: readonly TrendBar[]): Html {
  const total = ({ byLevel }: TrendBar): number => levels.reduce((sum, level) => sum + byLevel[level], 0);
  const most = Math.max(1, ...runs.map(total));
  const width = runs.length * (bar.width + bar.gap);
  const last = runs.at(-1);
  const label = `${counted(runs.length, 'run')}; the latest with ${counted(last ? total(last) : 0, 'finding')}, at most ${most === 1 && runs.every((run) => total(run) === 0) ? 0 : most}`;
  const bars = runs.map((run, index) => {
    let top = bar.height;
    const parts = [...levels].reverse().map((level) => {
      const height = (run.byLevel[level] / most) * (bar.height - 4);
      top -= height;
      return (
        height > 0 &&
        html`<rect
          class="s-${level}"
          x="${index * (bar.width + bar.gap)}"
          y="${top.toFixed(1)}"
          width="${bar.width}"
          height="${height.toFixed(1)}"
        />`
      );
    });
    return html`<g>
      <title>${moment(run.startedAt)}: ${run.verdict}, ${counted(total(run), 'finding')}</title>
      <rect
        class="trend-ground"
        x="${index * (bar.width + bar.gap)}"
        y="${bar.height - 2}"
        width="${bar.width}"
        height="2"
      />
      ${parts}
    </g>`;
  });
  return html`<svg
    class="trend"
    viewBox="0 0 ${width} ${bar.height}"
    width="${width}"
    height="${bar.height}"
    role="img"
    aria-label="${label}"
  >
    ${bars}
  </svg>`;
}
