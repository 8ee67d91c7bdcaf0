/** Reads a document at a URL that the user named, and files below its folder there. */
import { UsageError } from '../../engine/config.js';
import { percentDecoded, percentEncoded } from '../../text/percent-decoded.js';
import { TooManyBytes, type Folder } from './beside.js';
import { download, shownUrl } from './download.js';

/** All files beside a document are waited for so long together. */
const longestRead = 60_000;
/** So many files are asked for at a time. */
const atATime = 6;

/** The address of a file in a folder; what follows a question mark is its query. */
function addressOf(folder: string, name: string): URL {
  const [path = '', ...query] = name.split('?');
  return new URL(`${percentEncoded(path)}${query.length > 0 ? `?${query.join('?')}` : ''}`, folder);
}

function folderAt(document: URL): Folder {
  const address = new URL('./', document);
  address.search = '';
  const folder = address.href;
  const stop = new AbortController();
  const signal = AbortSignal.any([AbortSignal.timeout(longestRead), stop.signal]);
  return {
    document: percentDecoded(document.pathname.slice(address.pathname.length)),
    address: folder,
    shown: (name) => shownUrl(addressOf(folder, name)),
    read: async (names, mostBytes) => {
      const texts = new Map<string, string>();
      const read = async (name: string): Promise<void> => {
        const { text } = await download({ url: addressOf(folder, name), mostBytes, within: folder, signal });
        texts.set(name, text);
      };
      try {
        for (let start = 0; start < names.length; start += atATime) {
          await Promise.all(names.slice(start, start + atATime).map(read));
          const bytes = [...texts.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
          if (bytes > mostBytes) throw new TooManyBytes();
        }
      } catch (error) {
        // One file that does not come is enough: nobody waits for the others.
        stop.abort();
        throw error;
      }
      return texts;
    },
  };
}

/** How a URL is called in reports: what its query says may be secret. */
export function nameOfUrl(name: string): string {
  if (!URL.canParse(name)) return name;
  const url = new URL(name);
  return `${shownUrl(url)}${url.search === '' ? '' : '?…'}`;
}

/**
 * The document at a URL.
 * @throws UsageError where there is none, or it is too much, or takes too long
 */
export async function fromUrl(name: string, mostBytes: number): Promise<{ text: string; folder: Folder }> {
  if (!URL.canParse(name)) throw new UsageError(`${name}: no URL`);
  const url = new URL(name);
  if (url.username !== '' || url.password !== '')
    throw new UsageError(`${shownUrl(url)}: user and password are not sent; download the document and name its file`);
  const answer = await download({ url, mostBytes });
  return { text: answer.text, folder: folderAt(answer.url) };
}
