import { encode } from 'uqr';
import { html, rawElement, type Html } from '../../reports/html/html.js';
import type { Certificate } from '../certificate/statement.js';
import { pageStyle } from './page-style.js';
import { countsText, verdictWords } from './words.js';

/** What is printed beside the certificate itself. */
export interface Printed {
  certificate: Certificate;
  /** Hash of the manifest, which has the hash of every file. */
  manifestHash: string;
  keyId: string;
  /** Where the bundle can be fetched; the page names none where it is left out. */
  address: string | undefined;
}

/** A QR code as vector graphics. */
function qrCode(text: string): Html {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return html`<svg viewBox="0 0 ${size} ${size}" role="img" aria-label="Address and hash as a QR code">
    <path d="${dark.join('')}" />
  </svg>`;
}

/** The certificate as a page to print. What counts is the signed file beside it. */
export function certificatePage({ certificate, manifestHash, keyId, address }: Printed): string {
  const { kind, issuer, partner, product, version, scope, contract, verdict, counts, because } = certificate;
  const where = `${address ?? ''}#sha256=${manifestHash}`;
  const rows: [string, string][] = [
    ['Partner', partner],
    ['Product', `${product}, version ${version}`],
    ['In scope', scope.in.join('; ')],
    ['Out of scope', scope.out.join('; ') || 'nothing was declared'],
    ['Edition', `${contract.version}, contract ${contract.hash}`],
    ['Requirements', countsText(counts)],
    ['Issued', `${certificate.issuedAt} by ${issuer}`],
    ['Valid', `until ${certificate.validUntil}, and no longer than the contract of the edition stays as it is`],
    ['Certificate', certificate.id],
    ['Key', keyId],
  ];
  const page = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>Certificate: ${product} ${version}</title>
      ${rawElement('style', pageStyle)}
    </head>
    <body>
      <main>
        <h1>Certificate of conformance</h1>
        <p class="kind">
          ${kind === 'issued' ? `issued by ${issuer}` : 'self-declared: the partner vouches for itself'}
        </p>
        <p>${certificate.side === 'client' ? 'Client of the Partner API' : 'Webhook receiver for the Partner API'}</p>
        <p class="verdict">${verdictWords[verdict]}</p>
        <p>${because}</p>
        <dl>
          ${rows.map(
            ([name, value]) =>
              html`<dt>${name}</dt>
                <dd>${value}</dd>`,
          )}
        </dl>
        <section class="seal">
          ${qrCode(where)}
          <div>
            <h2>How to check it</h2>
            <p>
              This page is a view; what is signed is <code>certificate.json</code>. Check the bundle with
              <code>conformance verify BUNDLE --issuer KEY</code>, or by hand as <code>VERIFY.md</code> says.
            </p>
            ${address === undefined ? null : html`<p>Bundle: <code>${address}</code></p>`}
            <p>Manifest, SHA-256: <code>${manifestHash}</code></p>
          </div>
        </section>
      </main>
    </body>
  </html>`;
  return `<!doctype html>\n${page.toString()}\n`;
}
