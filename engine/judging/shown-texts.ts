import { remembering } from '../../contracts/formats/remembering.js';
import type { ReceivedDelivery } from '../exchange.js';
import { losslessBody } from '../json-body.js';
import { scalarsIn, textOf } from './answer.js';

/** A text that a message shows, and where. */
export interface ShownText {
  where: 'body' | 'header' | 'address';
  /** Of the member or header. */
  name: string;
  /** In the body. */
  pointer?: string;
  text: string;
}

/** A message as whoever logs it sees it. */
export interface Message {
  body: string;
  headers: Readonly<Record<string, string>>;
  /** Where it was sent to, for what the sender chose. */
  address?: string;
}

/** Headers that tell of the way a message took, or of what may be done with it: they hold addresses and numbers by right. */
const ofTheWay =
  /^(host|via|server|user-agent|x-powered-by|date|age|etag|content-(length|type|encoding|md5|digest|security-policy.*)|x-forwarded-.*|forwarded|x-real-ip|report-to|nel|link|.*(request|trace|correlation|span|transaction|ray|amzn)-?id|traceparent|tracestate|b3|x-b3-.*|x-amz.*|cf-.*)$/;

/** The texts of a message: those of a JSON body, else the body itself; header values; the address. */
export function shownTexts({ body, headers, address }: Message, parsed = losslessBody(body)): ShownText[] {
  const texts: ShownText[] = [];
  if (parsed === undefined) texts.push({ where: 'body', name: '', pointer: '', text: body });
  else
    for (const { pointer, name, value } of scalarsIn(parsed)) {
      const text = textOf(value);
      if (text !== undefined) texts.push({ where: 'body', name, pointer, text });
    }
  for (const [name, text] of Object.entries(headers))
    if (!ofTheWay.test(name.toLowerCase())) texts.push({ where: 'header', name, text });
  if (address !== undefined) texts.push({ where: 'address', name: '', text: address });
  return texts;
}

/** A delivery without the header that the token belongs in, and with what its sender added to the address. */
export function messageOf({ body, headers, path }: ReceivedDelivery, tokenHeader: string): Message {
  const shown = Object.entries(headers).filter(([name]) => name.toLowerCase() !== tokenHeader.toLowerCase());
  const query = path.indexOf('?');
  return { body, headers: Object.fromEntries(shown), ...(query < 0 ? {} : { address: path.slice(query) }) };
}

/** Shorter runs of Base64 hold nothing that says much. */
const encoded = /(?<![\w+/=-])[A-Za-z0-9+/_-]{24,}={0,2}(?![\w+/=-])/g;
const hexadecimal = /(?<![0-9a-zA-Z])(?:[0-9a-fA-F]{2}){12,}(?![0-9a-zA-Z])/g;
const printable = /^[\t\n\r\x20-\x7e]{12,}$/;

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** A text and what it says where it is encoded: by percent, in Base64, in hexadecimal. */
export const readingsOf = remembering((text): readonly string[] => {
  const readings = [text];
  if (/%[0-9a-f]{2}/i.test(text)) readings.push(percentDecoded(text));
  for (const [run] of text.matchAll(encoded)) readings.push(Buffer.from(run, 'base64').toString('latin1'));
  for (const [run] of text.matchAll(hexadecimal)) readings.push(Buffer.from(run, 'hex').toString('latin1'));
  return [text, ...readings.slice(1).filter((reading) => reading !== text && printable.test(reading))];
});

/** What a request carried, as it was sent and as it is read: an echo of it tells nothing. */
export function textsSent(request: {
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
}): string[] {
  const { url, body = '' } = request;
  const members = [...scalarsIn(losslessBody(body))].flatMap(({ value }) => textOf(value) ?? []);
  return [url, percentDecoded(url), body, percentDecoded(body), ...members].filter((text) => text !== '');
}
