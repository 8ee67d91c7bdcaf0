import { one } from '../shared/elements.js';
import { ReadApi, readToken, rememberToken } from './api.js';
import { DeliveriesPage, keptDeliveries } from './page.js';

/** How long to wait before trying again, by how often it failed. */
const pausesMs = [500, 1000, 2000, 5000, 10_000];

function tell(state: 'idle' | 'live' | 'lost', text: string): void {
  const live = one('[data-live]');
  live.dataset['state'] = state;
  live.textContent = text;
}

function askForToken(page: DeliveriesPage, refused: boolean): void {
  one('[data-gate]').hidden = false;
  page.hidden = true;
  one('[data-refused]').textContent = refused ? 'The sink refused this token.' : '';
  tell('idle', 'Not connected');
  one('#token').focus();
}

/** @returns false where the sink refuses the token @throws where the connection ends */
async function follow(page: DeliveriesPage, api: ReadApi): Promise<boolean> {
  const { deliveries } = page;
  const batches = api.stream(deliveries.newest > 0 ? `after=${deliveries.newest}` : `last=${keptDeliveries}`);
  for (;;) {
    const { value, done } = await batches.next();
    if (done) return value;
    for (const delivery of value) deliveries.accept(delivery);
    tell('live', 'Live');
    page.draw();
  }
}

async function connect(page: DeliveriesPage, api: ReadApi): Promise<boolean> {
  const inboxes = await api.inboxes();
  if (inboxes) {
    const forwarding = inboxes.filter(({ forwards }) => forwards).map(({ name }) => name);
    page.connect(api, new Set(forwarding));
    page.toolbar.offer(inboxes.map(({ name }) => name));
  }
  one('[data-gate]').hidden = true;
  page.hidden = false;
  return follow(page, api);
}

/** Follows the sink, and tries again where the connection is lost. */
async function run(page: DeliveriesPage, token: string): Promise<void> {
  const api = new ReadApi(token);
  for (let failures = 0; ; failures += 1) {
    const before = page.deliveries.newest;
    try {
      if (!(await connect(page, api))) return askForToken(page, true);
    } catch {
      if (page.deliveries.newest > before) failures = 0;
      tell('lost', 'Connection lost, trying again');
      const pause = pausesMs[Math.min(failures, pausesMs.length - 1)];
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/** Opens the page with the token of this tab, or asks for one. */
export function startSinkPage(): void {
  const page = new DeliveriesPage();
  one('[data-gate] form').addEventListener('submit', (event) => {
    event.preventDefault();
    const input = one<HTMLInputElement>('#token');
    const token = input.value.trim();
    input.value = '';
    rememberToken(token);
    void run(page, token);
  });
  const token = readToken();
  if (token) void run(page, token);
  else askForToken(page, false);
}
