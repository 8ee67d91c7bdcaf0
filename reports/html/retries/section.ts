import { levels } from '../../../contracts/model/levels.js';
import { html, type Html } from '../html.js';
import type { ReportModel } from '../model.js';
import { counted, grouped } from '../../../text/counted.js';
import { roundDuration } from '../numbers.js';
import { stateBadge } from '../parts.js';
import { caseAnchor } from '../rows.js';
import type { RetryChain } from './chains.js';
import { axis, dueTimes, scaleTo, timeLine, type Scale } from './time-line.js';

/** Chains of a group that are written out; each case shows its own. */
const written = 40;

const severity = ({ level }: RetryChain): number => (level ? levels.indexOf(level) : -1);
const lengthOf = ({ attempts }: RetryChain): number => attempts.at(-1)?.offsetMs ?? 0;

/** Chains that were answered in the same way, by the name that their cases share; those with findings first. */
function groupsOf(chains: readonly RetryChain[]): [name: string, chains: RetryChain[]][] {
  const groups = new Map<string, RetryChain[]>();
  const sorted = [...chains].sort((a, b) => severity(b) - severity(a) || lengthOf(b) - lengthOf(a));
  for (const chain of sorted) groups.set(chain.caseName, [...(groups.get(chain.caseName) ?? []), chain]);
  return [...groups];
}

function chainView(chain: RetryChain, dueMs: readonly number[], scale: Scale): Html {
  return html`<li>
    <span class="chain-meta"
      >${chain.level && stateBadge(chain.level)}
      <a href="#${caseAnchor(chain.caseNumber)}"><code>${chain.webhookId}</code></a>
      ${chain.attempts.length} attempts in ${roundDuration(lengthOf(chain))}</span
    >
    ${timeLine(chain.attempts, dueMs, scale)}
  </li>`;
}

/** Deliveries that came more than once, on one time line; nothing where none did. */
export function retriesSection({ chains, contract }: ReportModel): Html | false {
  if (chains.length === 0) return false;
  const longest = chains.reduce((most, chain) => Math.max(most, lengthOf(chain)), 0);
  const scale = scaleTo(longest);
  const delays = contract.retryDelays.map((delay) => roundDuration(delay * 1_000));
  const due = dueTimes(contract.retryDelays).filter((time) => time <= longest);
  const groupView = ([name, of]: [string, RetryChain[]], index: number): Html =>
    html`<li>
      <details class="chain-group" data-print${(index === 0 || of.some(({ level }) => level)) && ' open'}>
        <summary>
          <h3>${name}</h3>
          <span class="number">${of.length}</span>
        </summary>
        <ol class="plain chains">
          ${of.slice(0, written).map((chain) => chainView(chain, due, scale))}
        </ol>
        <div class="chains-axis">${axis(scale)}</div>
        ${of.length > written && html`<p class="none">${grouped(of.length - written)} more stand in their cases.</p>`}
      </details>
    </li>`;
  return html`<section id="retries" aria-labelledby="retries-title" data-plain-section>
    <h2 id="retries-title">
      Retries <span class="number">${counted(chains.length, 'delivery', 'deliveries')} sent again</span>
    </h2>
    <p class="lead">
      Equal deliveries, from the first attempt on, by the target’s
      clock${scale.isLogarithmic && ', on a logarithmic scale'}. Green was acknowledged, red was not.
      ${delays.length > 0 && html`Dashed: when the contract has a retry due (${delays.join(', ')} after the attempt before).`}
    </p>
    <ol class="plain chain-groups">
      ${groupsOf(chains).map(groupView)}
    </ol>
  </section>`;
}
