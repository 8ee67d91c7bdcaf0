import type { Place } from '../../contracts/diff/change.js';
import { isObject } from '../../contracts/model/json-value.js';
import { valueAt } from '../../contracts/model/pointer.js';
import { counted } from '../../text/counted.js';
import { html, type Html } from '../html/html.js';
import { copyable } from '../html/parts.js';
import type { Documents, ShownChange } from './model.js';
import { comparedRows, placedLines, type Row } from './rows.js';

/** Equal lines that are shown beside lines that differ. */
const near = 3;
/** Lines that one side alone has and that are shown at once. */
const shownAlone = 24;
/** Lines of one comparison that the page has at most; the documents have all of them. */
const mostLines = 2000;

/** Members whose members have names of the document's own. */
const maps = new Set(['properties', 'patternProperties', 'dependentSchemas', 'headers', 'schemas', 'parameters']);
const data = new Set(['example', 'default', 'const', 'enum', 'value']);

/** A piece of a document without extensions, which never make two of them differ. */
function withoutExtensions(node: unknown, isMap = false): unknown {
  if (Array.isArray(node)) return node.map((item) => withoutExtensions(item));
  if (!isObject(node)) return node;
  const own = Object.entries(node).filter(([name]) => isMap || name === 'x-open' || !name.startsWith('x-'));
  return Object.fromEntries(
    own.map(([name, value]) => [
      name,
      !isMap && data.has(name) ? value : withoutExtensions(value, !isMap && maps.has(name)),
    ]),
  );
}

/** What can come and go as a whole: where one side does not have it, its place there is that of what had or has it. */
const pieces = new Set([
  'operation',
  'webhook',
  'callback',
  'parameter',
  'required-parameter',
  'required-parameter-removed',
  'property-added',
  'property-removed',
  'required-property-added',
  'required-property-removed',
  'header',
  'required-header',
  'required-header-added',
  'media-type',
  'success-status',
  'error-status',
  'body',
  'required-body',
  'oneOf',
  'anyOf',
  'patternProperties',
  'not',
]);

/** The side that does not have what the other one has as a whole. */
function missingSide({ keyword, before, after }: ShownChange): 'old' | 'new' | undefined {
  if (!pieces.has(keyword) || (before === undefined) === (after === undefined)) return undefined;
  return before === undefined ? 'old' : 'new';
}

const names = { both: 'Both sides', old: 'Before', new: 'After' } as const;

/** The node that says a change: whether a member is required, what has it says. */
function placeToShow({ keyword }: ShownChange, { pointer }: Place): string {
  return keyword === 'required' ? pointer.replace(/\/properties\/[^/]+$/, '') : pointer;
}

/** Lines as one block; those of one side alone are marked. */
function block(lines: readonly Row[], of: Row['of']): Html {
  const text =
    of === 'both' ? lines.map((line) => line.text).join('\n') : lines.map((line) => html`<mark>${line.text}</mark>`);
  return html`<pre class="${of}" role="group" aria-label="${names[of]}"><code>${text}</code></pre>`;
}

/** Equal lines: those near to others beside each other, the rest folded. */
function equalBlock(lines: readonly Row[], isFirst: boolean, isLast: boolean): Html[] {
  const both = (some: readonly Row[]): Html[] =>
    some.length === 0
      ? []
      : [
          block(some, 'both'),
          html`<pre
            class="both again"
            aria-hidden="true"
          ><code>${some.map((line) => line.text).join('\n')}</code></pre>`,
        ];
  const [before, after] = isFirst && isLast ? [shownAlone, 0] : [isFirst ? 0 : near, isLast ? 0 : near];
  if (lines.length <= before + after + 2) return both(lines);
  const middle = lines.slice(before, lines.length - after);
  return [
    ...both(lines.slice(0, before)),
    folded(middle, 'both', counted(middle.length, 'equal line')),
    ...both(lines.slice(lines.length - after)),
  ];
}

function folded(lines: readonly Row[], of: Row['of'], name: string): Html {
  return html`<details class="fold">
    <summary>${name}</summary>
    ${block(lines, of)}
  </details>`;
}

/** Lines of one side: the first of many, the rest folded. */
function ownBlock(lines: readonly Row[], of: 'old' | 'new'): Html {
  if (lines.length === 0) return html`<div class="${of}"></div>`;
  const [first, rest] =
    lines.length <= shownAlone + near ? [lines, []] : [lines.slice(0, shownAlone), lines.slice(shownAlone)];
  return html`<div class="${of}">
    ${block(first, of)} ${rest.length > 0 && folded(rest, of, counted(rest.length, 'line more', 'lines more'))}
  </div>`;
}

/** Lines that follow each other and are of both sides, or of one. */
function runs(rows: readonly Row[]): Row[][] {
  const result: Row[][] = [];
  for (const row of rows) {
    const last = result.at(-1);
    if (last && (last[0]?.of === 'both') === (row.of === 'both')) last.push(row);
    else result.push([row]);
  }
  return result;
}

/** What both documents say at the place of a change, side by side: lines that differ are marked, equal ones folded. */
export function schemas(change: ShownChange, documents: Documents): Html | false {
  const { old, new: revised } = change;
  // Facts stand in no document; a document as a whole is nothing to look through here.
  if (change.subject.kind === 'facts') return false;
  const missing = missingSide(change);
  const [from, to] = [old, revised].map((place) => place && placeToShow(change, place));
  const before = missing === 'old' || !from ? undefined : withoutExtensions(valueAt(documents.old, from));
  const after = missing === 'new' || !to ? undefined : withoutExtensions(valueAt(documents.new, to));
  const all = comparedRows(before, after);
  if (all.length === 0) return false;
  const rows = all.slice(0, mostLines);
  const hunks = runs(rows);
  return html`<div class="comparison">
    <p class="label">Before</p>
    <p class="label">After</p>
    ${hunks.map((run, index) =>
      run[0]?.of === 'both'
        ? equalBlock(run, index === 0, index === hunks.length - 1)
        : (['old', 'new'] as const).map((side) =>
            (side === 'old' ? before : after) === undefined
              ? html`<p class="none">Not there ${side === 'old' ? 'before' : 'any more'}.</p>`
              : ownBlock(
                  run.filter(({ of }) => of === side),
                  side,
                ),
          ),
    )}
    ${all.length > rows.length && html`<p class="none rest">${counted(all.length - rows.length, 'line')} more in the documents.</p>`}
  </div>`;
}

/** The value that shows a change, its places marked, with why it is refused and the command that sends it. */
export function counterexample(change: ShownChange, command: string | undefined): Html | false {
  const { counterexample: shown, direction } = change;
  if (!shown) return false;
  const kind = direction === 'webhook' || direction === 'callback' ? 'A delivery' : 'A value';
  const sent = `${kind} that the ${shown.sender} side sends and the other refuses`;
  const lines = placedLines(shown.value).map(({ text, pointer }) =>
    pointer !== undefined && shown.places.includes(pointer) ? html`<mark>${text}</mark>` : html`<span>${text}</span>`,
  );
  return html`<p class="label">${sent}</p>
    <pre class="value" aria-label="${sent}" role="group"><code>${lines}</code></pre>
    <p>
      Refused at ${shown.places.map((place, index) => html`${index > 0 && ', '}<code>${place || 'the whole'}</code>`)}:
      ${shown.problem}
    </p>
    ${command !== undefined && copyable(command, 'the command', 'block')}`;
}
