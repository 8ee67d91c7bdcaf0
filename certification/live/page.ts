import { createHash } from 'node:crypto';
import { script } from '../../browser/bundles/certify.js';
import { html, rawElement } from '../../reports/html/html.js';
import { styles } from './styles.js';

const source = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Only the page's own script and style run, and they speak to this server alone. */
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

const markup = html`<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Certification of a client</title>
    <link rel="icon" href="data:," />
    ${rawElement('style', styles)}
  </head>
  <body>
    <a class="skip" href="#now">Skip to the flow of the moment</a>
    <header>
      <h1>Certification of a client</h1>
      <span class="live" role="status" data-live data-state="idle">Connecting</span>
    </header>
    <main>
      <div class="beside">
        <section class="card" data-setup aria-labelledby="setup-title">
          <h2 id="setup-title">Your client</h2>
          <dl data-settings></dl>
        </section>
        <section class="card" id="now" tabindex="-1" data-now aria-live="polite" aria-labelledby="now-title">
          <h2 id="now-title">The flow of the moment</h2>
          <div data-task><p class="soft">None yet.</p></div>
        </section>
        <section class="card" data-verdict hidden aria-live="polite" aria-labelledby="verdict-title">
          <h2 id="verdict-title">What came of it</h2>
          <div class="rest" data-result></div>
        </section>
      </div>
      <section aria-labelledby="flows-title">
        <h2 id="flows-title">Flows and what your client sent</h2>
        <ol class="flows" data-flows></ol>
      </section>
    </main>
    <noscript><p>This page needs its script.</p></noscript>
    ${rawElement('script', script)}
  </body>
</html>`;

const body = `<!doctype html>\n${markup.toString()}\n`;

/** The page, the same for everybody: what happens comes as events. */
export const livePage = {
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
    'content-length': String(Buffer.byteLength(body)),
  },
  body,
};
