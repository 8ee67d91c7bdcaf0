import type { DeliveryLine } from '../../../engine/record/format.js';
import { html, type Html } from '../html.js';
import { roundDuration } from '../numbers.js';
import { attemptsOf, type ChainAttempt } from './chains.js';
import { axis, dueTimes, scaleTo, timeLine } from './time-line.js';

function row({ number, offsetMs, status, sameAs }: ChainAttempt, before: ChainAttempt | undefined): Html {
  return html`<tr>
    <th scope="row">delivery ${number}</th>
    <td>${roundDuration(offsetMs)}</td>
    <td>${before ? roundDuration(offsetMs - before.offsetMs) : '–'}</td>
    <td>${status === 0 ? 'nothing' : status}</td>
    <td>${sameAs === number ? 'first of its kind' : `same as delivery ${sameAs}`}</td>
  </tr>`;
}

/** The deliveries of a case on a time line, with answers and gaps; nothing where there are fewer than two. */
export function deliveriesInTime(deliveries: readonly DeliveryLine[], delaysSeconds: readonly number[]): Html | false {
  if (deliveries.length < 2) return false;
  const attempts = attemptsOf(deliveries);
  const due = attempts.some(({ sameAs, number }) => sameAs !== number) ? dueTimes(delaysSeconds) : [];
  const last = attempts.at(-1)?.offsetMs ?? 0;
  const scale = scaleTo(last);
  return html`<h4>Deliveries in time</h4>
    <div class="time-line">
      ${timeLine(
        attempts,
        due.filter((time) => time <= last),
        scale,
      )}
      ${axis(scale)}
    </div>
    <div class="scroll" tabindex="0" role="group" aria-label="Deliveries in time, as a table">
      <table class="figures-table">
        <thead>
          <tr>
            <th scope="col">Delivery</th>
            <th scope="col">After the first</th>
            <th scope="col">Gap</th>
            <th scope="col">Answered</th>
            <th scope="col">Path and body</th>
          </tr>
        </thead>
        <tbody>
          ${attempts.map((attempt, index) => row(attempt, attempts[index - 1]))}
        </tbody>
      </table>
    </div>`;
}
