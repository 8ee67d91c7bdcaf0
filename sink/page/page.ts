import { createHash } from 'node:crypto';
import { script } from '../../browser/bundles/sink.js';
import type { OutgoingAnswer } from '../answer.js';
import { styles } from './styles.js';

const source = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Only the page's own script and style run, and they speak to this sink alone; no string ever becomes markup. */
const policy = [
  `default-src 'none'`,
  `script-src ${source(script)}`,
  `style-src ${source(styles)}`,
  `connect-src 'self'`,
  `img-src data:`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
  `require-trusted-types-for 'script'`,
].join('; ');

const chips = [
  ['violations', 's-fail', 'Violations'],
  ['drift', 's-warn', 'Drift'],
  ['conforms', 's-pass', 'Conforms'],
  ['unknown', 's-idle', 'Unknown path'],
  ['token', 's-fail', 'Token wrong'],
]
  .map(
    ([state, style, name]) =>
      `<button type="button" class="chip ${style}" data-state="${state}" aria-pressed="false">${name}</button>`,
  )
  .join('');

const markup = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Webhook sink</title>
<link rel="icon" href="data:,">
<style>${styles}</style>
</head>
<body>
<a class="skip" href="#deliveries">Skip to the deliveries</a>
<header><h1>Webhook sink</h1><span class="live" role="status" data-live data-state="idle">Connecting</span></header>
<main class="gate" data-gate hidden aria-labelledby="gate-title">
<h2 id="gate-title">Read token</h2>
<p class="soft">The sink printed it when it was started, or it was chosen in CONFORMANCE_SINK_TOKEN. It stays in this tab.</p>
<form><label for="token">Token</label><input id="token" type="password" autocomplete="off" required>
<p role="alert" data-refused></p><button class="button" type="submit">Open</button></form>
</main>
<noscript><p class="gate">This page needs its script. The read API gives the same: <code>GET /_sink/deliveries</code>.</p></noscript>
<form class="toolbar" role="search" data-toolbar hidden>
<input type="search" name="q" aria-label="Search in path, webhook, inbox and body" placeholder="Search (press /)" autocomplete="off">
<select name="inbox" aria-label="Inbox"><option value="">All inboxes</option></select>
<div class="chips" role="group" aria-label="Show only">${chips}</div>
<label class="switch"><input type="checkbox" name="values">Show values</label>
<span class="count" role="status" data-count></span>
</form>
<main class="panes" data-main hidden>
<div class="deliveries" id="deliveries" tabindex="-1"><h2 class="visually-hidden">Deliveries, newest first</h2>
<ol data-list></ol>
<p class="none" data-none>No delivery yet.</p></div>
<article class="detail" data-detail aria-label="Delivery" tabindex="-1"></article>
</main>
<script>${script}</script>
</body>
</html>
`;

/** The page, the same for everyone: deliveries come from the read API. */
export const page: OutgoingAnswer = {
  status: 200,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'content-length': String(Buffer.byteLength(markup)),
  },
  body: markup,
};
