/** An OpenAPI document at a URL that the user named, with the files below its folder that it is made of. */
import { isObject } from '../../contracts/model/json-value.js';
import { UsageError } from '../../engine/config.js';
import { readText } from '../../engine/files.js';
import { isAddress, type ReadText } from '../../generators/import/openapi/documents.js';
import { withFilesBeside } from './beside.js';
import { fromUrl } from './from-url.js';
import { parsed } from './parsed.js';

/** Documents are no larger, each with all files beside it, and what is larger is no document. */
export const mostBytes = 64 * 1024 * 1024;

/** Where a document stands, for messages, and how it and the files beside it are read. */
export interface DocumentTexts {
  file: string;
  read: ReadText;
}

async function downloaded(name: string): Promise<DocumentTexts> {
  const { text, folder } = await fromUrl(name, mostBytes);
  const file = folder.shown(folder.document);
  const value = parsed(text, file);
  const { parts } = isObject(value) ? await withFilesBeside(value, folder, mostBytes) : { parts: new Map() };
  const texts = new Map([[file, text], ...[...parts].map(([part, own]) => [`${folder.address}${part}`, own] as const)]);
  const read = (wanted: string): string => {
    const found = texts.get(wanted);
    if (found === undefined) throw new UsageError(`${wanted}: is referred to in a way that it was not read by`);
    return found;
  };
  return { file, read };
}

/** A document on disk, which is read when it is asked for. */
export function documentOnDisk(file: string, option: string): DocumentTexts {
  return { file, read: (name) => readText(name, option, 'an OpenAPI document in YAML or JSON, or its URL') };
}

/**
 * The document that an option names: a file, or a URL, which is asked now.
 * @param option that names it, for messages
 * @throws UsageError where nothing comes from a URL, or too much, or too late; ContractError where it is no YAML or JSON
 */
export async function documentTexts(name: string, option: string): Promise<DocumentTexts> {
  return isAddress(name) ? downloaded(name) : documentOnDisk(name, option);
}
