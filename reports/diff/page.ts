/** What changed between two contracts, as one page that loads nothing. */
import { html, type Html } from '../html/html.js';
import { layout } from '../html/layout.js';
import { counted } from '../../text/counted.js';
import { facts, stateBadge } from '../html/parts.js';
import { counterexample, schemas } from './evidence.js';
import type { DiffOutcome, Documents, ShownChange } from './model.js';
import { diffStyles, type Filter } from './styles.js';

/** By what changes can be filtered, and what one has of it. */
const aspects: Readonly<Record<string, { title: string; of: (change: ShownChange) => string | undefined }>> = {
  level: { title: 'Level', of: ({ level }) => level },
  subject: { title: 'Operation', of: ({ subject }) => subject.id },
  proof: { title: 'Proof', of: ({ proof, undecided }) => (undecided ? 'undecided' : proof) },
  concerns: {
    title: 'Concerns',
    of: ({ concerns }) => (concerns === undefined ? undefined : concerns ? 'concerns me' : 'others'),
  },
};

/** Filters that have something to choose. */
function filtersOf(changes: readonly ShownChange[]): Filter[] {
  return Object.entries(aspects).flatMap(([name, { title, of }]) => {
    const values = [...new Set(changes.map(of))].filter((value) => value !== undefined);
    return values.length > 1 ? [{ name, title, values }] : [];
  });
}

function filterView({ name, title, values }: Filter): Html {
  return html`<fieldset class="filters">
    <legend>${title}</legend>
    <label><input type="radio" name="${name}" id="${name}-all" checked /> all</label>
    ${values.map((value, index) => html`<label><input type="radio" name="${name}" id="${name}-${index}" /> ${value}</label>`)}
  </fieldset>`;
}

function changeView(change: ShownChange, filters: readonly Filter[], documents: Documents): Html {
  const { level, subject, message, rule, advice, proof, proofNote, grade, waived, undecided } = change;
  const at = (name: string): number =>
    filters.find((filter) => filter.name === name)?.values.indexOf(aspects[name]?.of(change) ?? '') ?? -1;
  return html`<li
    class="change"
    data-level="${at('level')}"
    data-subject="${at('subject')}"
    data-proof="${at('proof')}"
    data-concerns="${at('concerns')}"
  >
    <p>${stateBadge(level)}${waived && html` ${stateBadge('waived')}`} <b>${subject.id}</b> ${message}</p>
    <p>${advice}</p>
    <details>
      <summary>${undecided ? 'undecided' : proof}, <code>${rule}</code></summary>
      ${facts([
        ['Call', subject.call && html`<code>${subject.call}</code>`],
        ['Note', proofNote],
        ['Evidence', grade],
        ['Accepted', waived && `by ${waived.owner} until ${waived.expires}: ${waived.reason}`],
      ])}
      ${schemas(change, documents)} ${counterexample(change)}
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
 */
export function renderDiffPage(result: DiffOutcome, documents: Documents, summary: readonly string[]): string {
  const filters = filtersOf(result.changes);
  return layout({
    title: `${result.from.name} to ${result.to.name}`,
    header: html`<h1>Contract changes <span class="separator">·</span> ${result.from.name} → ${result.to.name}</h1>`,
    sections: [],
    isStatic: true,
    ownStyles: diffStyles(filters),
    main: html`<section class="page-section" aria-labelledby="verdict-title">
        <div class="section-head"><h2 id="verdict-title">${verdictOf(result)}</h2></div>
        ${summary.map((line) => html`<p class="lead">${line}</p>`)}
      </section>
      <section class="page-section" aria-labelledby="changes-title">
        <div class="section-head"><h2 id="changes-title">Changes</h2></div>
        ${filters.map(filterView)}
        <ul class="changes">
          ${result.changes.map((change) => changeView(change, filters, documents))}
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
