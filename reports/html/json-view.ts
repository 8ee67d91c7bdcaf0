import { html, type Html } from './html.js';
import { jsonLines, linesAround, placeOf, type JsonLine } from './json-lines.js';
import { counted } from '../../text/counted.js';

/** Lines shown on either side of a marked one. */
const context = 3;
/** Lines shown of a body without a mark before the rest is folded. */
const preview = 24;
/** Folding fewer lines than this hides more than it saves. */
const shortestFold = 4;

const tokenClass = { key: 'k', string: 's', number: 'n', literal: 'v' } as const;

function lineView(line: JsonLine, index: number, marked: boolean): Html {
  const text = html`${'  '.repeat(line.depth)}${line.tokens.map(([kind, token]) =>
    kind === 'punctuation' ? token : html`<span class="${tokenClass[kind]}">${token}</span>`,
  )}`;
  const content = marked ? html`<mark>${text}</mark>` : text;
  return html`<div class="l${marked && ' marked'}" data-n="${index + 1}" style="--d:${line.depth}">${content}</div>`;
}

/** Which lines stay in view; the others are folded. */
function shownLines(lines: readonly JsonLine[], marks: ReadonlySet<number>): (index: number) => boolean {
  if (marks.size === 0) return (index) => index < preview;
  const shown = new Set([0, lines.length - 1]);
  for (const mark of marks) {
    for (const around of linesAround(lines, mark)) shown.add(around);
    for (let index = mark - context; index <= mark + context; index += 1) shown.add(index);
  }
  return (index) => shown.has(index);
}

function foldedLines(lines: readonly JsonLine[], marks: ReadonlySet<number>): Html[] {
  const isShown = shownLines(lines, marks);
  const views = lines.map((line, index) => lineView(line, index, marks.has(index)));
  const result: Html[] = [];
  for (let from = 0; from < lines.length;) {
    const shown = isShown(from);
    let to = from + 1;
    while (to < lines.length && isShown(to) === shown) to += 1;
    const run = views.slice(from, to);
    if (shown || run.length < shortestFold) result.push(...run);
    else
      result.push(
        html`<details class="fold">
          <summary>${counted(run.length, 'line')}</summary>
          ${run}
        </details>`,
      );
    from = to;
  }
  return result;
}

/**
 * A body as it was sent: JSON pretty-printed, with the lines at `pointers` marked and what is far from them folded;
 * anything else as plain text.
 */
export function bodyView(text: string, pointers: readonly string[] = []): Html {
  if (text === '') return html`<p class="none">No body.</p>`;
  const lines = jsonLines(text);
  if (!lines) return html`<div class="body raw">${text}</div>`;
  const places = pointers.map((pointer) => ({ pointer, ...placeOf(lines, pointer) }));
  const absent = [...new Set(places.filter(({ exact }) => !exact).map(({ pointer }) => pointer))];
  return html`<div class="body json">${foldedLines(lines, new Set(places.map(({ index }) => index)))}</div>
    ${absent.map(
      (pointer) => html`<p class="absent">Nothing stands at <code>${pointer}</code>; marked is what is around it.</p>`,
    )}`;
}
