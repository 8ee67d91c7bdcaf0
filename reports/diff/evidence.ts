import { valueAt } from '../../contracts/model/pointer.js';
import { toCurl } from '../html/curl.js';
import { html, type Content, type Html } from '../html/html.js';
import { copyable } from '../html/parts.js';
import type { Documents, ShownChange } from './model.js';

/** Lines of a schema that are shown; the documents have all of it. */
const mostLines = 60;

/** Where requests of counterexamples go until somebody puts the address of an API there. */
const placeholder = 'https://api.example';

function linesOf(value: unknown): string[] {
  return value === undefined ? [] : JSON.stringify(value, null, 2).split('\n');
}

/** How often each line is there, without the comma that depends on what follows. */
function counted(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines.map(bare)) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

function bare(line: string): string {
  return line.replace(/,$/, '');
}

/** Lines of a text, those marked that the other does not have. */
function marked(own: readonly string[], other: readonly string[]): Content[] {
  const left = counted(other);
  const shown = own.map((line): Html => {
    const number = left.get(bare(line)) ?? 0;
    left.set(bare(line), number - 1);
    return number > 0 ? html`${line}${'\n'}` : html`<mark>${line}</mark>${'\n'}`;
  });
  const more = shown.length - mostLines;
  return more > 0 ? [...shown.slice(0, mostLines), `… and ${more} lines more`] : shown;
}

/** What both documents say at the place of a change, the lines marked that differ. */
export function schemas(change: ShownChange, documents: Documents): Html | false {
  const { old, new: revised } = change;
  // Facts stand in no document; a document as a whole is nothing to look through here.
  if (change.subject.kind === 'facts') return false;
  const before = linesOf(old?.pointer ? valueAt(documents.old, old.pointer) : undefined);
  const after = linesOf(revised?.pointer ? valueAt(documents.new, revised.pointer) : undefined);
  if (before.length + after.length === 0) return false;
  const side = (title: string, own: readonly string[], other: readonly string[], pointer: string | undefined): Html =>
    html`<div class="side">
      <p class="label">${title}</p>
      ${own.length === 0 ? html`<p class="none">Not there.</p>` : html`<pre tabindex="0" aria-label="${title}, ${pointer ?? ''}"><code>${marked(own, other)}</code></pre>`}
    </div>`;
  return html`<div class="comparison">
    ${side('Before', before, after, old?.pointer)} ${side('After', after, before, revised?.pointer)}
  </div>`;
}

/** The command that sends a value as a body of JSON; nothing where the value travels otherwise. */
function curlOf({ direction, part, subject }: ShownChange, value: unknown): string | undefined {
  const [method, path] = subject.call?.split(' ') ?? [];
  if (direction !== 'request' || part !== 'body application/json' || method === undefined || path === undefined)
    return undefined;
  const headers = { 'content-type': 'application/json' };
  return toCurl({ method, url: `${placeholder}${path}`, headers, body: JSON.stringify(value) });
}

/** The value that shows a change, with where and why it is refused. */
export function counterexample(change: ShownChange): Html | false {
  const { counterexample: shown, direction } = change;
  if (!shown) return false;
  const kind = direction === 'webhook' || direction === 'callback' ? 'A delivery' : 'A value';
  const sent = `${kind} that the ${shown.sender} side sends and the other refuses`;
  const curl = curlOf(change, shown.value);
  return html`<p class="label">${sent}</p>
    <pre class="value" tabindex="0" aria-label="${sent}"><code>${JSON.stringify(shown.value, null, 2)}</code></pre>
    <p>
      Refused at ${shown.places.map((place, index) => html`${index > 0 && ', '}<code>${place || 'the whole'}</code>`)}:
      ${shown.problem}
    </p>
    ${curl !== undefined && copyable(curl, 'the command', 'block')}`;
}
