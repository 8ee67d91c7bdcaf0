import { createHash } from 'node:crypto';
import { script as largeReportScript } from '../../browser/bundles/large-report.js';
import { script as reportScript } from '../../browser/bundles/report.js';
import type { ReportData } from './builder.js';
import { Html, html, rawElement, type Content } from './html.js';
import { styles } from './styles.js';

/** The report's own script is the only one a browser will run: whatever a hostile body smuggled in stays text. */
function policyOf(script: string | undefined): string {
  return [
    `default-src 'none'`,
    `style-src 'unsafe-inline'`,
    script === undefined
      ? `script-src 'none'`
      : `script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`,
    `img-src data:`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
}

/** Packed data that no browser runs, to be read by the report's script. Takes Base64 alone. */
function dataElement(name: string, base64: string): Html {
  if (!/^[A-Za-z0-9+/=]*$/.test(base64)) throw new Error('html: data is not Base64');
  return html`<script type="text/plain" data-packed="${name}">
    ${new Html(base64)}
  </script>`;
}

export interface Page {
  title: string;
  header: Content;
  /** Links to the sections that are there. */
  sections: readonly { id: string; title: string }[];
  main: Content;
  footer: Content;
  /** Cases that the script draws. */
  data?: ReportData;
  /** A page without filters, which needs no script. */
  isStatic?: boolean;
  /** Styles of this page alone. */
  ownStyles?: string;
}

/** The page around the sections: one file that loads nothing. */
export function layout({ title, header, sections, main, footer, data, isStatic = false, ownStyles = '' }: Page): Html {
  const script = isStatic ? undefined : data ? largeReportScript : reportScript;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policyOf(script)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        ${rawElement('style', styles + ownStyles)} ${script !== undefined && rawElement('script', script)}
      </head>
      <body>
        <a class="skip" href="#main">Skip to the report</a>
        <header class="page-header">
          <div class="page-header-text">${header}</div>
          ${!isStatic && html`<button class="theme js-only" type="button" data-theme-toggle>Dark theme</button>`}
        </header>
        <nav class="sections" aria-label="Sections">
          ${sections.map(({ id, title: name }) => html`<a href="#${id}">${name}</a> `)}
        </nav>
        <main id="main">${main}</main>
        ${footer}
        <p class="visually-hidden" role="status" data-announcement></p>
        ${data && [dataElement('index', data.index), ...data.blocks.map((block, at) => dataElement(`block-${at}`, block))]}
      </body>
    </html> `;
}
