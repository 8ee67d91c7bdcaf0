import { createHash } from 'node:crypto';
import { clientScript } from './client-script.js';
import { html, rawElement, type Content, type Html } from './html.js';
import { styles } from './styles.js';

/** The report's own script is the only one a browser will run: whatever a hostile body smuggled in stays text. */
const policy = [
  `default-src 'none'`,
  `style-src 'unsafe-inline'`,
  `script-src 'sha256-${createHash('sha256').update(clientScript).digest('base64')}'`,
  `img-src data:`,
  `base-uri 'none'`,
  `form-action 'none'`,
].join('; ');

export interface Page {
  title: string;
  header: Content;
  /** Links to the sections that are there. */
  sections: readonly { id: string; title: string }[];
  main: Content;
  footer: Content;
}

/** The page around the sections: one file that loads nothing. */
export function layout({ title, header, sections, main, footer }: Page): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        ${rawElement('style', styles)} ${rawElement('script', clientScript)}
      </head>
      <body>
        <a class="skip" href="#main">Skip to the report</a>
        <header class="page-header">
          <div class="page-header-text">${header}</div>
          <button class="theme js-only" type="button" data-theme-toggle>Dark theme</button>
        </header>
        <nav class="sections" aria-label="Sections">
          ${sections.map(({ id, title: name }) => html`<a href="#${id}">${name}</a> `)}
        </nav>
        <main id="main">${main}</main>
        ${footer}
        <p class="visually-hidden" role="status" data-announcement></p>
      </body>
    </html> `;
}
