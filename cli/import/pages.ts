import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { UsageError } from '../../engine/config.js';
import { boundedText, fetchOut } from '../../engine/fetch-out.js';
import { readText, writeWhole } from '../../engine/files.js';
import { isAddress } from '../../generators/import/openapi/documents.js';

/** Pages are no larger, and what is larger is no page. */
const mostBytes = 64 * 1024 * 1024;
/** Whoever does not answer within this time is not waited for. */
const longestWait = 20_000;
/** Between two questions to one host, in milliseconds. */
const betweenPages = 200;
/** An interrupted import that is started again within this time asks for no page twice, in milliseconds. */
const stillFresh = 10 * 60_000;

interface Cached {
  url: string;
  text: string;
  etag?: string;
  lastModified?: string;
  fetchedAt: number;
}

export interface PagesOptions {
  /** Folder that answers are kept in. */
  cache: string;
  now?: () => number;
  wait?: (milliseconds: number) => Promise<unknown>;
  progress?: (done: number, all: number, page: string) => void;
}

/** Reads what is named, from disk or from the host that the user named; answers are kept, and asked for again only if changed. */
export class Pages {
  readonly #options: PagesOptions;
  readonly #now: () => number;
  #last = 0;

  constructor(options: PagesOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  progress(done: number, all: number, page: string): void {
    this.#options.progress?.(done, all, page);
  }

  /** @throws UsageError where there is nothing, or too much, or nobody answers */
  async text(source: string, wanted: string): Promise<string> {
    return isAddress(source) ? this.#fetched(source) : readText(source, '', wanted);
  }

  /** Where a link of a page leads: a file in or below its folder, or a page of its host; `undefined` elsewhere. */
  beside(source: string, target: string): string | undefined {
    if (isAddress(source)) {
      if (!URL.canParse(target, source)) return undefined;
      const url = new URL(target, source);
      url.hash = '';
      return url.origin === new URL(source).origin ? url.href : undefined;
    }
    if (/^[a-z][a-z0-9+.-]*:/i.test(target) || path.isAbsolute(target)) return undefined;
    const folder = path.dirname(source);
    const file = path.join(folder, target.split('#')[0] ?? '');
    return path.relative(folder, file).startsWith('..') ? undefined : file;
  }

  #file(url: string): string {
    return path.join(this.#options.cache, `${createHash('sha256').update(url).digest('hex').slice(0, 32)}.json`);
  }

  #cached(url: string): Cached | undefined {
    const file = this.#file(url);
    if (!existsSync(file)) return undefined;
    try {
      const cached = JSON.parse(readText(file, '', 'a page that was kept')) as Cached;
      return cached.url === url && typeof cached.text === 'string' ? cached : undefined;
    } catch {
      // What is broken is asked for again.
      return undefined;
    }
  }

  async #fetched(url: string): Promise<string> {
    const cached = this.#cached(url);
    if (cached && this.#now() - cached.fetchedAt < stillFresh) return cached.text;
    const rest = this.#last + betweenPages - this.#now();
    if (rest > 0) await (this.#options.wait ?? pause)(rest);
    this.#last = this.#now();
    const response = await this.#asked(url, cached);
    if (response.status === 304 && cached) return this.#keep({ ...cached, fetchedAt: this.#now() });
    const { origin, pathname } = new URL(url);
    if (!response.ok) throw new UsageError(`${origin}${pathname}: answered with ${response.status}`);
    const etag = response.headers.get('etag');
    const lastModified = response.headers.get('last-modified');
    const text = await boundedText(response, `${origin}${pathname}`, mostBytes);
    return this.#keep({
      url,
      text,
      ...(etag === null ? {} : { etag }),
      ...(lastModified === null ? {} : { lastModified }),
      fetchedAt: this.#now(),
    });
  }

  async #asked(url: string, cached: Cached | undefined): Promise<Response> {
    const headers = {
      ...(cached?.etag === undefined ? {} : { 'if-none-match': cached.etag }),
      ...(cached?.lastModified === undefined ? {} : { 'if-modified-since': cached.lastModified }),
    };
    try {
      return await fetchOut(url, { headers, redirect: 'error', signal: AbortSignal.timeout(longestWait) });
    } catch {
      const { origin, pathname } = new URL(url);
      throw new UsageError(`${origin}${pathname}: nobody answers, or with the address of another page; name that one`);
    }
  }

  #keep(cached: Cached): string {
    writeWhole(this.#file(cached.url), JSON.stringify(cached));
    return cached.text;
  }
}
