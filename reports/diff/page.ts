/** What changed between two contracts, as one page that loads nothing. */
import { filterMarks, filtersOf, filterStyles, filterView, type Aspect, type Filter } from '../html/filters.js';
import { html, type Html } from '../html/html.js';
import { layout } from '../html/layout.js';
import { counted } from '../../text/counted.js';
import { facts, stateBadge } from '../html/parts.js';
import { counterexample, schemas } from './evidence.js';
import type { DiffOutcome, Documents, ShownChange } from './model.js';
import { changeStyles } from './styles.js';

/** By what changes can be filtered. */
const aspects: readonly Aspect<ShownChange>[] = [
  { name: 'level', title: 'Level', of: ({ level }) => level },
  { name: 'subject', title: 'Operation', of: ({ subject }) => subject.id },
  { name: 'proof', title: 'Proof', of: ({ proof, undecided }) => (undecided ? 'undecided' : proof) },
  {
    name: 'concerns',
    title: 'Concerns',
    of: ({ concerns }) => (concerns === undefined ? undefined : concerns ? 'concerns me' : 'others'),
  },
];

/** Gives the command that sends the value of a change; nothing where it can't be sent so. */
export type CommandOf = (change: ShownChange) => string | undefined;

/** What changes are shown with. */
interface Shown {
  filters: readonly Filter<ShownChange>[];
  documents: Documents;
  commandOf: CommandOf;
}

function changeView(change: ShownChange, { filters, documents, commandOf }: Shown): Html {
  const { level, subject, message, rule, advice, proof, proofNote, grade, waived, chosen, undecided } = change;
  return html`<li class="change" ${filterMarks(change, filters)}>
    <p>${stateBadge(level)}${waived && html` ${stateBadge('waived')}`} <b>${subject.id}</b> ${message}</p>
    <p>${advice}</p>
    <details>
      <summary>${undecided ? 'undecided' : proof}, <code>${rule}</code></summary>
      ${facts([
        ['Call', subject.call && html`<code>${subject.call}</code>`],
        ['Note', proofNote],
        ['Evidence', grade],
        ['Level', chosen && `chosen, was ${chosen.was}: ${chosen.reason}`],
        ['Accepted', waived && `by ${waived.owner} until ${waived.expires}: ${waived.reason}`],
      ])}
      ${schemas(change, documents)} ${counterexample(change, commandOf(change))}
    </details>
  </li>`;
}

function verdictOf({ changes, counts }: DiffOutcome): string {
  if (changes.length === 0) return 'No change';
  if (counts.byLevel.fail > 0) return `${counted(counts.byLevel.fail, 'breaking change')}`;
  return counts.undecided + counts.givenUp > 0 ? 'Undecided' : 'Nothing breaks';
}

/**
 * The page of a diff: verdict and counts first, then every change with advice, both schemas and its counterexample.
 * @param summary what the result says as a whole, a line each
 * @param commandOf commands that send counterexamples
 */
export function renderDiffPage(
  result: DiffOutcome,
  documents: Documents,
  summary: readonly string[],
  commandOf: CommandOf = () => undefined,
): string {
  const filters = filtersOf(result.changes, aspects);
  return layout({
    title: `${result.from.name} to ${result.to.name}`,
    header: html`<h1>Contract changes <span class="separator">·</span> ${result.from.name} → ${result.to.name}</h1>`,
    sections: [],
    isStatic: true,
    ownStyles: filterStyles(filters, 'change') + changeStyles,
    main: html`<section class="page-section" aria-labelledby="verdict-title">
        <div class="section-head"><h2 id="verdict-title">${verdictOf(result)}</h2></div>
        ${summary.map((line) => html`<p class="lead">${line}</p>`)}
      </section>
      <section class="page-section" aria-labelledby="changes-title">
        <div class="section-head"><h2 id="changes-title">Changes</h2></div>
        ${filters.map((filter) => filterView(filter))}
        <ul class="changes">
          ${result.changes.map((change) => changeView(change, { filters, documents, commandOf }))}
        </ul>
      </section>`,
    footer: html`<footer class="provenance">
      ${facts([
        ['Before', html`<code>${result.from.hash.slice(0, 16)}</code>`],
        ['After', html`<code>${result.to.hash.slice(0, 16)}</code>`],
      ])}
    </footer>`,
  }).toString();
}
