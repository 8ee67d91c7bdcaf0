import { html, type Content, type Html } from '../html.js';
import type { ReportModel } from '../model.js';
import { counted, grouped } from '../../../text/counted.js';
import { percent } from '../numbers.js';
import { keywords } from './keywords.js';
import {
  sharesOf,
  type CodeCoverage,
  type Coverage,
  type CoverageKind,
  type InputCoverage,
  type OperationCoverage,
  type Share,
  type StatusCoverage,
} from './tally.js';
import type { MachineCoverage, TransitionCoverage } from './transitions.js';

/** Each kind of coverage: its name, and what it counts. */
const kinds: Record<CoverageKind, { title: string; meaning: string }> = {
  operations: { title: 'Operations', meaning: 'called' },
  webhooks: { title: 'Webhooks', meaning: 'delivered' },
  statuses: { title: 'Statuses', meaning: 'listed and answered' },
  keywords: { title: 'Input keywords', meaning: 'tried by a case' },
  codes: { title: 'Error codes', meaning: 'provoked' },
  transitions: { title: 'Transitions', meaning: 'seen, of those that traffic can show' },
};

function meter(kind: CoverageKind, { covered, of }: Share): Html {
  const { title, meaning } = kinds[kind];
  return html`<li class="meter">
    <span class="meter-name">${title}</span>
    <span class="meter-figure"><b>${grouped(covered)}</b> of ${grouped(of)}</span>
    <span class="bar" aria-hidden="true"
      ><i class="g-documented" style="flex-grow:${covered}"></i><i class="rest" style="flex-grow:${of - covered}"></i
    ></span>
    <span class="meter-meaning">${percent(covered, of)} ${meaning}</span>
  </li>`;
}

function statusMark({ status, answers, listed, unreachable }: StatusCoverage): Html {
  if (answers > 0)
    return html`<span class="mark ${listed ? 'met' : 'strange'}"
      >${status} <b>${grouped(answers)}</b>${!listed && ' not listed'}</span
    >`;
  return html`<span class="mark unmet"
    >${status} ${unreachable === undefined ? 'not seen' : html`<span title="${unreachable}">out of reach</span>`}</span
  >`;
}

function keywordCell({ keywords: stated, tried }: InputCoverage, keyword: (typeof keywords)[number]): Html {
  if (!stated.includes(keyword)) return html`<td></td>`;
  const { cases, findings } = tried.get(keyword) ?? { cases: 0, findings: 0 };
  if (cases === 0) return html`<td class="unmet">0</td>`;
  return html`<td class="${findings > 0 ? 'found' : 'met'}">
    ${cases}${findings > 0 && html` <b>${findings} found</b>`}
  </td>`;
}

function inputsTable({ operation, inputs }: OperationCoverage): Html {
  const columns = keywords.filter((keyword) => inputs.some((input) => input.keywords.includes(keyword)));
  const rows = inputs.filter((input) => input.keywords.length > 0);
  if (rows.length === 0) return html`<p class="none">The contract demands nothing of what a caller sends.</p>`;
  return html`<div
    class="scroll"
    tabindex="0"
    role="group"
    aria-label="Inputs of ${operation.id}, a table that scrolls sideways"
  >
    <table class="figures-table inputs">
      <thead>
        <tr>
          <th scope="col">Input</th>
          ${columns.map((keyword) => html`<th scope="col">${keyword}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (input) =>
            html`<tr>
              <th scope="row">
                <code>${input.in === 'body' ? input.pointer || 'whole body' : input.pointer.slice(1)}</code
                >${input.in !== 'body' && html` <span class="muted">${input.in}</span>`}
              </th>
              ${columns.map((keyword) => keywordCell(input, keyword))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function keywordShare({ inputs }: OperationCoverage): Share {
  const demands = inputs.flatMap(({ keywords: stated, tried }) => stated.map((keyword) => tried.has(keyword)));
  return { covered: demands.filter(Boolean).length, of: demands.length };
}

function operationView(covered: OperationCoverage): Html {
  const { operation, statuses, outOfReach } = covered;
  const share = keywordShare(covered);
  return html`<li>
    <details class="covered">
      <summary>
        <h4>
          <code class="request-line"><b>${operation.method}</b> ${operation.path}</code>
        </h4>
        <span class="marks">${statuses.map(statusMark)}</span>
        <span class="covered-share">${share.of > 0 && `${share.covered} of ${share.of}`}</span>
      </summary>
      <div class="covered-body">
        ${
          outOfReach.length > 0 &&
          html`<ul class="plain reasons">
            ${outOfReach.map(({ item, reason }) => html`<li><b>${item}</b> No case aims at it: ${reason}</li>`)}
          </ul>`
        }
        ${inputsTable(covered)}
      </div>
    </details>
  </li>`;
}

function table(label: string, heads: readonly string[], rows: readonly (readonly Content[])[]): Html {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${label}, a table that scrolls sideways">
    <table class="figures-table">
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first, ...others]) =>
            html`<tr>
              <th scope="row">${first}</th>
              ${others.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

const seen = (number: number): Html =>
  number > 0
    ? html`<span class="mark met"><b>${grouped(number)}</b></span>`
    : html`<span class="mark unmet">not seen</span>`;

/** Ids in one line; of many the first few, the others folded. */
function idList(ids: readonly string[]): Content {
  if (ids.length === 0) return '–';
  if (ids.length <= 4) return ids.join(', ');
  return html`<details class="more id-list">
    <summary>${counted(ids.length, 'operation')}</summary>
    ${ids.join(', ')}
  </details>`;
}

function codesTable(codes: readonly CodeCoverage[]): Html {
  const missing = ({ listedBy, answeredBy }: CodeCoverage): string[] =>
    listedBy.filter((id) => !answeredBy.includes(id));
  return table(
    'Error codes',
    ['Code', 'Meaning', 'Answers', 'Operations that answered with it', 'Listed there too, not provoked'],
    codes.map((code) => [
      html`<code>${code.code}</code>`,
      code.label ?? html`<span class="muted">not in the catalogue</span>`,
      code.answers === 0 && code.isOutOfReach ? html`<span class="mark unmet">out of reach</span>` : seen(code.answers),
      idList(code.answeredBy),
      idList(missing(code)),
    ]),
  );
}

function transitionRow(
  { entity }: MachineCoverage,
  { from, to, trigger, visits, visible }: TransitionCoverage,
): Content[] {
  return [
    html`<code>${from ?? 'created'} → ${to}</code>`,
    entity,
    trigger ?? '–',
    visible || visits > 0 ? seen(visits) : html`<span class="mark unmet">spelling not known</span>`,
  ];
}

function machinesView(machines: readonly MachineCoverage[]): Html {
  const shown = machines.filter(({ isShown }) => isShown);
  const hidden = machines.filter(({ isShown, transitions }) => !isShown && transitions.length > 0);
  const reasons = machines.flatMap(({ entity, untestable }) => untestable.map((why) => ({ entity, ...why })));
  return html`${table(
      'Transitions',
      ['Transition', 'Of', 'Trigger', 'Seen'],
      shown.flatMap((machine) => machine.transitions.map((transition) => transitionRow(machine, transition))),
    )}
    <p class="machine-note">
      ${shown.map(({ entity, states }) => html`States of ${entity} seen: ${states.filter(({ seen: times }) => times > 0).map(({ name }) => html`<code>${name}</code> `)}${states.every(({ seen: times }) => times === 0) && 'none'}. `)}
    </p>
    ${
      hidden.length > 0 &&
      html`<h4>No answer and no delivery shows the state of</h4>
        <ul class="plain reasons">
          ${hidden.map(({ entity, transitions }) => html`<li><b>${entity}</b>, ${counted(transitions.length, 'transition')}</li>`)}
        </ul>`
    }
    ${
      reasons.length > 0 &&
      html`<h4>What no case can judge</h4>
        <ul class="plain reasons">
          ${reasons.map(({ entity, items, reason }) => html`<li><b>${entity}</b> ${items.map((item) => html`<code>${item}</code> `)}${reason}</li>`)}
        </ul>`
    }`;
}

function part(title: string, number: string, content: Content): Html {
  return html`<li>
    <details class="coverage-part">
      <summary>
        <h3>${title}</h3>
        <span class="number">${number}</span>
      </summary>
      ${content}
    </details>
  </li>`;
}

/** Operations and webhooks that were exercised, in one share: coverage at a glance. */
export function coverageAtGlance(coverage: Coverage): Share {
  const { operations, webhooks } = sharesOf(coverage);
  return { covered: operations.covered + webhooks.covered, of: operations.of + webhooks.of };
}

/** What of the contract the run exercised, with what could be exercised as the denominator. */
export function coverageSection({ coverage }: ReportModel): Html {
  const shares = sharesOf(coverage);
  const told = ({ covered, of }: Share): string => `${grouped(covered)} of ${grouped(of)}`;
  return html`<section id="coverage" aria-labelledby="coverage-title" data-plain-section>
    <h2 id="coverage-title">Coverage</h2>
    <p class="lead">
      Of what the contract lists. Statuses that the suites cannot reach and transitions that no traffic shows are left
      out of the totals, and listed below with the reason.
    </p>
    <ul class="plain meters">
      ${(Object.keys(kinds) as CoverageKind[]).map((kind) => meter(kind, shares[kind]))}
    </ul>
    <ol class="plain coverage-parts">
      ${part(
        'Operations by status, input and keyword',
        `${told(shares.statuses)} statuses, ${told(shares.keywords)} keywords`,
        html`<p class="lead">
            A keyword of an input is tried by a judged case whose rule breaks or bounds it there, whatever came of it.
            Cases of random data name no single input and count for none.
          </p>
          <ol class="plain">
            ${coverage.operations.map(operationView)}
          </ol>`,
      )}
      ${part('Error codes', `${told(shares.codes)} provoked`, codesTable(coverage.codes))}
      ${part(
        'Transitions',
        `${told(shares.transitions)} seen`,
        html`<p class="lead">
            Two states of one object, one right after the other, in answers and deliveries. A state that passed between
            two reads is not seen.
          </p>
          ${machinesView(coverage.machines)}`,
      )}
      ${part(
        'Webhooks',
        `${told(shares.webhooks)} delivered`,
        table(
          'Webhooks',
          ['Webhook', 'Title', 'Deliveries'],
          coverage.webhooks.map(({ id, title, deliveries }) => [html`<code>${id}</code>`, title, seen(deliveries)]),
        ),
      )}
    </ol>
  </section>`;
}
