import { html, rawElement, type Html } from '../../reports/html/html.js';
import type { RequirementOutcome, Result } from '../outcome.js';
import type { Concluded } from '../judge/verdict.js';
import type { LoadedProfile } from '../profiles/profile.js';
import type { CertificationRecord } from '../record/format.js';
import type { Capabilities } from '../capabilities/capabilities.js';
import { pageStyle } from './page-style.js';
import { countsText, outcomeWords, verdictWords } from './words.js';

/** What a report of a certification shows. */
export interface Reported {
  start: CertificationRecord['start'];
  declared: Capabilities;
  profiles: readonly LoadedProfile[];
  results: readonly Result[];
  concluded: Concluded;
}

function groundText({ ground }: Result): string {
  if ('principle' in ground) return `principle: ${ground.principle}`;
  const { grade, source = '' } = ground.evidence;
  return `${grade}: ${source}`;
}

/** When and how it was played. */
function playedText(start: Reported['start']): string {
  const when = `${start.startedAt}, seed ${start.seed}`;
  if (start.side === 'client') return `${when}, one read of an object in ${start.pollMs} ms allowed`;
  return `${when}, schedule ${start.timeScale === 1 ? 'in real time' : `compressed ${start.timeScale} times`}`;
}

function row(result: Result): Html {
  const { requirement, level, text, outcome, because, by, until } = result;
  return html`<tr>
    <td><code>${requirement}</code></td>
    <td>${level}</td>
    <td>${text}<br /><small>${groundText(result)}</small></td>
    <td>
      <strong>${outcomeWords[outcome]}</strong
      ><br />${because}${by === undefined ? null : html` (${by})`}${until === undefined ? null : html`, until ${until}`}
    </td>
  </tr>`;
}

const order = Object.keys(outcomeWords) as RequirementOutcome[];

/** Every requirement with its outcome, what doesn't hold first. */
export function reportPage({ start, declared, profiles, results, concluded }: Reported): string {
  const sorted = [...results].sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome));
  const page = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>Certification report: ${declared.product} ${declared.version}</title>
      ${rawElement('style', pageStyle)}
    </head>
    <body>
      <main>
        <h1>Certification report</h1>
        <p class="verdict">${verdictWords[concluded.verdict]}</p>
        <p>${concluded.because}</p>
        <dl>
          <dt>Partner</dt>
          <dd>${declared.partner}</dd>
          <dt>Product</dt>
          <dd>${declared.product}, version ${declared.version}</dd>
          <dt>${start.side === 'client' ? 'Target behind the proxy' : 'Receiver'}</dt>
          <dd>${start.endpoint}</dd>
          <dt>Edition</dt>
          <dd>${start.apiVersion}</dd>
          <dt>Played</dt>
          <dd>${playedText(start)}</dd>
          <dt>Requirements</dt>
          <dd>${countsText(concluded.counts)}</dd>
        </dl>
        ${profiles.map(
          ({ profile, title, version }) =>
            html`<h2>${title} (${profile} ${version})</h2>
              <table>
                <thead>
                  <tr>
                    <th>Requirement</th>
                    <th>Level</th>
                    <th>What it demands</th>
                    <th>Outcome</th>
                  </tr>
                </thead>
                <tbody>
                  ${sorted.filter((one) => one.profile === profile).map(row)}
                </tbody>
              </table>`,
        )}
      </main>
    </body>
  </html>`;
  return `<!doctype html>\n${page.toString()}\n`;
}
