import type { AnySchemaObject } from 'ajv';
import { writtenReader as readerOf, type WrittenReader } from '../contracts/model/written-file.js';
import { CertificationInputError } from './bad-input.js';

/**
 * A reader of files that have to fit a JSON Schema.
 * @returns a function that throws CertificationInputError, beginning with `file:line`, for a text that doesn't fit
 */
export function writtenReader<Value>(schema: AnySchemaObject): WrittenReader<Value> {
  return readerOf({ schema, whole: 'the file', problem: (message) => new CertificationInputError(message) });
}
