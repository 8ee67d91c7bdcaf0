import type { Grade } from '../../contracts/model/evidence.js';
import type { ParameterObject, Schema } from '../../contracts/model/types.js';
import type { ReadText } from './openapi/documents.js';

/** A source that was read as text. */
export interface SourceText {
  /** File or URL, for messages. */
  name: string;
  text: string;
  /** Reads a file that the source refers to; absent where none may be read. */
  read?: ReadText;
}

/** What a person may choose for a reading. */
export interface ReadOptions {
  /** Hosts whose traffic counts; all where it is left out. */
  hosts?: readonly string[];
  /** Path templates that are known, so that seen paths are told apart as the contract does. */
  templates?: readonly string[];
  /** An OpenAPI Overlay that mends what documents say. */
  overlay?: unknown;
}

/** The body of a request or an answer. */
export interface ReadBody {
  contentType: string;
  /** Without evidence; absent where the source shows none. */
  schema: Schema;
}

/** A call that a source shows. */
export interface ReadCall {
  /** `unknown`: a call that may be either; the contract tells. */
  kind: 'operation' | 'webhook' | 'unknown';
  /** In capitals. */
  method: string;
  /** A template, with a slash in front. */
  path: string;
  operationId?: string;
  title?: string;
  /** What the publishing tool numbers its pages with: it stays when title and path change. */
  number?: string;
  grade: Extract<Grade, 'documented' | 'observed'>;
  /** Where the source shows it: `orders.md:12`. */
  where: string;
  parameters: ParameterObject[];
  request?: ReadBody;
  /** By status; a body is absent where none is shown. */
  responses: Record<string, { description: string; body?: ReadBody }>;
}

/** What an importer tells of a source. */
export interface Note {
  /** `repair`: read as it is meant; `defect`: the source contradicts itself; `left-out`: not read. */
  kind: 'repair' | 'defect' | 'left-out';
  where: string;
  text: string;
}

/** A page that the navigation of a source lists. */
export interface ListedPage {
  title: string;
  /** Address or file, as it is written. */
  target?: string;
  where: string;
}

/** What an importer reads of a source: data, and no value of a body that traffic showed. */
export interface Reading {
  calls: ReadCall[];
  notes: Note[];
  listed: ListedPage[];
}

/** Reads one kind of source. Pure: what it needs is handed to it. */
export interface Importer {
  id: string;
  /** What it reads, for messages. */
  about: string;
  /** Whether a text is of this kind, by its content alone. */
  detects(text: string): boolean;
  /** @throws ImportError or ContractError with place and what to do */
  read(source: SourceText, options: ReadOptions): Reading;
}

/** Bad input: what is wrong, where, and what to do. */
export class ImportError extends Error {
  override name = 'ImportError';
}
