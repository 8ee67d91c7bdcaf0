import type { LiveEvent } from '../../certification/live/events.js';
import { one } from '../shared/elements.js';
import { CertifyPage } from './page.js';

/** Follows the events of the certification; what is shown stays when its process has ended. */
export function startCertifyPage(): void {
  const live = one('[data-live]');
  const show = (state: string, text: string): void => {
    live.dataset['state'] = state;
    live.textContent = text;
  };
  const page = new CertifyPage((flow, ended) => tell(flow, ended));
  const events = new EventSource('events');
  events.addEventListener('open', () => show('live', 'Live'));
  events.addEventListener('error', () => show('lost', 'Not connected: the certification has ended or was stopped'));
  events.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const event = JSON.parse(data) as LiveEvent;
    page.take(event);
    if (event.type !== 'end') return;
    events.close();
    show('idle', 'Ended');
  });
}

/** Tells how a flow ended; whether that was taken. */
async function tell(flow: string, ended: string): Promise<boolean> {
  try {
    return (await fetch('ended', { method: 'POST', body: JSON.stringify({ flow, ended }) })).ok;
  } catch {
    return false;
  }
}
