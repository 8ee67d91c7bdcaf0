/** Deliveries with the same body, on a line of time. */
import { duration } from '../../reports/html/numbers.js';
import { button, el, remark, section, svg, type Child } from './build.js';
import type { Item } from './deliveries.js';
import { clock, countDeliveries, statusStyle, statusText } from './words.js';

/** Attempts that are drawn: those around the chosen one. */
const mostDrawn = 12;
/** Attempts nearer than this, in pixels, would lie on each other's text. */
const nearest = 44;
/** Between the edge of the drawing and the line. */
const margin = 30;
const narrowest = 240;
const widest = 640;

/** Where attempts stand on a line: to scale, or evenly where they would lie on each other. */
export function placesOf(times: readonly number[], width: number): { places: number[]; toScale: boolean } {
  const [from = 0] = times;
  const whole = (times.at(-1) ?? from) - from || 1;
  const scaled = times.map((time) => ((time - from) / whole) * width);
  const toScale = scaled.every((place, index) => index === 0 || place - (scaled[index - 1] ?? 0) >= nearest);
  const step = width / Math.max(1, times.length - 1);
  return { places: toScale ? scaled : times.map((_, index) => index * step), toScale };
}

/** The attempts of a chain that are drawn where one of them is looked at. */
export function drawnOf<T>(chain: readonly T[], chosen: T): readonly T[] {
  const first = Math.max(0, Math.min(chain.indexOf(chosen) - mostDrawn / 2, chain.length - mostDrawn));
  return chain.slice(first, first + mostDrawn);
}

interface Attempt {
  item: Item;
  at: number;
  x: number;
  /** The one before it. */
  before?: Attempt;
}

function dot({ item, at, x, before }: Attempt, chosen: Item): Child[] {
  return [
    before && svg('text', { x: (x + before.x) / 2, y: 24, 'text-anchor': 'middle' }, duration(at - before.at)),
    svg('circle', { class: `dot ${statusStyle(item.delivery)}`, cx: x, cy: 32, r: 7 }),
    item === chosen && svg('circle', { class: 'ring', cx: x, cy: 32, r: 10 }),
    svg('text', { class: 'answer', x, y: 58, 'text-anchor': 'middle' }, statusText(item.delivery)),
  ];
}

function attemptsOf(items: readonly Item[], places: readonly number[]): Attempt[] {
  const attempts: Attempt[] = [];
  items.forEach((item, index) => {
    const before = attempts.at(-1);
    const x = margin + (places[index] ?? 0);
    attempts.push({ item, at: item.delivery.receivedAt, x, ...(before && { before }) });
  });
  return attempts;
}

/**
 * The attempts of a delivery; nothing where there is but one.
 * @param room width of the part that it is drawn in
 */
export function attemptsSection(
  chosen: Item,
  chain: readonly Item[],
  room: number,
  choose: (item: Item) => void,
): HTMLElement | undefined {
  if (chain.length < 2) return undefined;
  const drawn = drawnOf(chain, chosen);
  const times = drawn.map(({ delivery }) => delivery.receivedAt);
  // As wide as there is room, so that its text keeps its size.
  const width = Math.max(narrowest, Math.min(widest, room));
  const { places, toScale } = placesOf(times, width - 2 * margin);
  const span = duration((times.at(-1) ?? 0) - (times[0] ?? 0));
  const label = `${countDeliveries(chain.length)} with this body over ${span}`;
  const part = drawn.length < chain.length ? `, ${drawn.length} of ${chain.length}` : '';
  return section(
    'Attempts',
    remark(`Deliveries alike in inbox, path and body${part}${toScale ? '' : '; the line is not to scale'}.`),
    el(
      'figure',
      { class: 'chain' },
      svg(
        'svg',
        { viewBox: `0 0 ${width} 66`, role: 'img', 'aria-label': label },
        svg('line', { class: 'axis', x1: margin, x2: width - margin, y1: 32, y2: 32 }),
        ...attemptsOf(drawn, places).flatMap((attempt) => dot(attempt, chosen)),
      ),
    ),
    el('ol', { class: 'attempts' }, ...drawn.map((item) => attemptButton(item, item === chosen, choose))),
  );
}

function attemptButton(item: Item, isChosen: boolean, choose: (item: Item) => void): HTMLElement {
  const { sequence, receivedAt } = item.delivery;
  const text = `#${sequence} · ${clock(receivedAt)} · ${statusText(item.delivery)}`;
  return el(
    'li',
    {},
    button({ 'aria-current': String(isChosen) }, () => choose(item), text),
  );
}
