import { firstLine } from '../../text/first-line.js';

/** HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec): traffic as browsers, proxies and test tools keep it. */

import { ImportError } from './reading.js';

/** A text that is no HAR file, or not one that can be read: one line with the place. */
export class HarError extends ImportError {
  override name = 'HarError';
}

/** A header as it was sent; names may come more than once. */
export type Header = readonly [name: string, value: string];

/** A request and its response, as somebody saw them. */
export interface SeenExchange {
  /** JSON Pointer of the entry in the file. */
  pointer: string;
  /** Milliseconds since the epoch. */
  startedAt: number;
  durationMs: number;
  request: {
    /** In capitals. */
    method: string;
    url: URL;
    headers: readonly Header[];
    /** Absent where the file does not have it; empty where none was sent. */
    body?: Uint8Array;
  };
  /** Absent where none arrived. */
  response?: {
    status: number;
    headers: readonly Header[];
    /** Without content coding, whatever the headers say of one. Absent where the file does not have it. */
    body?: Uint8Array;
  };
}

/** What a HAR file holds. */
export interface HarTraffic {
  /** In the order of the file. */
  exchanges: SeenExchange[];
  /** Entries that are no HTTP exchange, such as `data:` URLs and WebSockets. */
  leftOut: { pointer: string; why: string }[];
}

/** How much one file may hold. */
export interface HarLimits {
  entries: number;
  /** Of all bodies together. */
  bodyBytes: number;
}

const usualLimits: HarLimits = { entries: 100_000, bodyBytes: 512 * 1024 * 1024 };

type Node = Record<string, unknown>;

/**
 * Reads the text of a HAR file.
 * @param file named in messages
 * @throws HarError with file, JSON Pointer and what is expected there
 */
export function readHar(text: string, file: string, limits = usualLimits): HarTraffic {
  return new HarReader(file, limits).read(text);
}

class HarReader {
  readonly #file: string;
  readonly #limits: HarLimits;
  #bodyBytes = 0;

  constructor(file: string, limits: HarLimits) {
    this.#file = file;
    this.#limits = limits;
  }

  read(text: string): HarTraffic {
    const log = this.#object(this.#object(this.#parsed(text), '')['log'], '/log');
    const version = log['version'];
    // The version may be empty, which means 1.1.
    if (version !== undefined && !/^(?:1\.\d+)?$/.test(String(version)))
      this.#fail('/log/version', `is ${JSON.stringify(version)}; files of HAR 1.1 and 1.2 can be read`);
    const { entries } = log;
    if (!Array.isArray(entries)) this.#fail('/log/entries', 'is no list of entries');
    if (entries.length > this.#limits.entries)
      this.#fail(
        '/log/entries',
        `has ${entries.length} entries; ${this.#limits.entries} can be read, so part the file`,
      );
    const traffic: HarTraffic = { exchanges: [], leftOut: [] };
    for (const [index, entry] of entries.entries()) this.#add(traffic, entry, `/log/entries/${index}`);
    return traffic;
  }

  #fail(pointer: string, what: string): never {
    throw new HarError(`${this.#file}#${pointer}: ${what}`);
  }

  #parsed(text: string): unknown {
    try {
      return JSON.parse(text.replace(/^\uFEFF/, ''));
    } catch (error) {
      const why = error instanceof RangeError ? 'nested too deeply' : (error as Error).message;
      throw new HarError(`${this.#file}: no JSON: ${firstLine(why)}`);
    }
  }

  #add({ exchanges, leftOut }: HarTraffic, entry: unknown, pointer: string): void {
    const { request, response, startedDateTime, time } = this.#object(entry, pointer);
    const sent = this.#object(request, `${pointer}/request`);
    const url = this.#url(sent['url'], `${pointer}/request/url`);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') {
      leftOut.push({ pointer, why: `its address begins with ${url.protocol}` });
      return;
    }
    const startedAt = Date.parse(this.#text(startedDateTime, `${pointer}/startedDateTime`));
    if (Number.isNaN(startedAt)) this.#fail(`${pointer}/startedDateTime`, 'is no time of ISO 8601');
    const received = this.#response(response, `${pointer}/response`);
    exchanges.push({
      pointer,
      startedAt,
      // Writers that don't know it say -1.
      durationMs: typeof time === 'number' && time > 0 ? time : 0,
      request: { ...this.#request(sent, `${pointer}/request`), url },
      ...(received ? { response: received } : {}),
    });
  }

  #request(node: Node, pointer: string): Omit<SeenExchange['request'], 'url'> {
    const method = this.#text(node['method'], `${pointer}/method`);
    if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(method))
      this.#fail(`${pointer}/method`, `is ${JSON.stringify(method)}, no method`);
    const headers = this.#headers(node['headers'], `${pointer}/headers`);
    const body = this.#sentBody(node, `${pointer}/postData`);
    return { method: method.toUpperCase(), headers, ...(body ? { body } : {}) };
  }

  /** A status of 0 says that no answer came: the request was blocked, aborted or lost. */
  #response(response: unknown, pointer: string): SeenExchange['response'] {
    const node = this.#object(response, pointer);
    const status = node['status'];
    if (status === 0 || status === -1) return undefined;
    if (typeof status !== 'number' || !Number.isInteger(status) || status < 100 || status > 999)
      this.#fail(`${pointer}/status`, `is ${JSON.stringify(status)}, no status`);
    const headers = this.#headers(node['headers'], `${pointer}/headers`);
    const body = this.#receivedBody(node, `${pointer}/content`);
    return { status, headers, ...(body ? { body } : {}) };
  }

  #sentBody({ postData, bodySize }: Node, pointer: string): Uint8Array | undefined {
    if (postData === undefined || postData === null)
      return typeof bodySize === 'number' && bodySize > 0 ? undefined : new Uint8Array();
    const { text, encoding, params, mimeType } = this.#object(postData, pointer);
    if (typeof text === 'string' && (text !== '' || !Array.isArray(params) || params.length === 0))
      return this.#bytes(text, encoding, pointer);
    // Fields of a form may stand for its text; those of a multipart body do not tell it.
    if (!Array.isArray(params) || !/^application\/x-www-form-urlencoded/i.test(String(mimeType))) return undefined;
    const fields = params.map((param: unknown, index): [string, string] => {
      const { name, value } = this.#object(param, `${pointer}/params/${index}`);
      return [this.#text(name, `${pointer}/params/${index}/name`), typeof value === 'string' ? value : ''];
    });
    return this.#bytes(new URLSearchParams(fields).toString(), undefined, pointer);
  }

  #receivedBody({ content }: Node, pointer: string): Uint8Array | undefined {
    if (content === undefined || content === null) return undefined;
    const { text, encoding, size } = this.#object(content, pointer);
    if (text === undefined || text === null) return size === 0 ? new Uint8Array() : undefined;
    return this.#bytes(this.#text(text, `${pointer}/text`), encoding, pointer);
  }

  #bytes(text: string, encoding: unknown, pointer: string): Uint8Array {
    const isBase64 = typeof encoding === 'string' && encoding.toLowerCase() === 'base64';
    if (encoding !== undefined && encoding !== null && encoding !== '' && !isBase64)
      this.#fail(`${pointer}/encoding`, `is ${JSON.stringify(encoding)}; base64 or nothing is expected`);
    if (isBase64 && /[^A-Za-z0-9+/=\s]/.test(text)) this.#fail(`${pointer}/text`, 'is no Base64');
    const bytes = new Uint8Array(Buffer.from(text, isBase64 ? 'base64' : 'utf8'));
    this.#bodyBytes += bytes.length;
    if (this.#bodyBytes > this.#limits.bodyBytes)
      this.#fail(pointer, `more than ${this.#limits.bodyBytes} bytes of bodies so far; part the file`);
    return bytes;
  }

  #headers(node: unknown, pointer: string): Header[] {
    if (!Array.isArray(node)) this.#fail(pointer, 'is no list of headers');
    const headers = node.map((header: unknown, index): Header => {
      const { name, value } = this.#object(header, `${pointer}/${index}`);
      return [this.#text(name, `${pointer}/${index}/name`), this.#text(value, `${pointer}/${index}/value`)];
    });
    // What HTTP/2 sends in place of the first line is no header (RFC 9113, 8.3).
    return headers.filter(([name]) => !name.startsWith(':'));
  }

  #url(value: unknown, pointer: string): URL {
    const text = this.#text(value, pointer);
    if (!URL.canParse(text)) this.#fail(pointer, `is ${JSON.stringify(text.slice(0, 100))}, no absolute URL`);
    return new URL(text);
  }

  #text(value: unknown, pointer: string): string {
    if (typeof value !== 'string') this.#fail(pointer, 'is no text');
    return value;
  }

  #object(value: unknown, pointer: string): Node {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) this.#fail(pointer, 'is no object');
    return value as Node;
  }
}
