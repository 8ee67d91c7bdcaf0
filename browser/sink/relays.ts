import { duration } from '../../reports/html/numbers.js';
import type { RelayResult } from '../../sink/relay.js';
import type { ReadApi } from './api.js';
import { button, el, section } from './build.js';
import { clock } from './words.js';

function relayLine({ sentAt, status, error, durationMs }: RelayResult): HTMLElement {
  const answer = status === null ? `no answer (${error})` : `answered ${status}`;
  return el('li', {}, `${clock(sentAt)} · ${answer} after ${duration(durationMs)}`);
}

/** What came of passing a delivery on, and a button that does it again. */
export function relaysSection(sequence: number, api: ReadApi): HTMLElement {
  const lines = el('ul', { class: 'relays', 'aria-live': 'polite' });
  const sendAgain = async (pressed: HTMLButtonElement): Promise<void> => {
    pressed.disabled = true;
    const result = await api.resend(sequence);
    pressed.disabled = false;
    lines.append(result ? relayLine(result) : el('li', {}, 'The sink did not answer.'));
  };
  void api.relays(sequence).then((results) => lines.prepend(...results.map(relayLine)));
  return section(
    'Passed on',
    lines,
    button({ class: 'button' }, (pressed) => void sendAgain(pressed), 'Send again'),
  );
}
