import { evidenceGround } from '../../contracts/model/ground.js';
import { evidenceOf } from '../../contracts/model/look-up.js';
import type { Judgement } from '../checks/check.js';
import { judgeBody, type BodyInput } from './body.js';

const sequences: ReadonlySet<string> = new Set(
  ['x-ndjson', 'ndjson', 'jsonl', 'x-jsonl', 'jsonlines', 'x-jsonlines', 'json-seq', 'stream+json'].map(
    (name) => `application/${name}`,
  ),
);

/** Whether a media type is one of JSON texts that follow each other, a line each (OpenAPI 3.2, Sequential Media Types). */
export function isSequence(type: string): boolean {
  return sequences.has(type);
}

/**
 * Judges a body of JSON texts, a line each: its schema describes each of them, or, as later editions of OpenAPI say, the list
 * of them all. Of several lines that break it the first is told.
 */
export function judgeLines(check: string, input: BodyInput): Judgement[] {
  // A record separator begins each text of a sequence (RFC 7464, 2.2).
  const lines = input.body.split(/[\n\u001e]/).filter((line) => line.trim() !== '');
  const broken = firstBroken(check, input, lines);
  if (broken.length === 0) {
    const { contract, schemaPointer, subject } = input;
    const ground = evidenceGround(evidenceOf(contract, schemaPointer));
    return [{ check, holds: true, ground, message: 'each line fits its schema', subject }];
  }
  const whole = judgeBody(check, { ...input, body: `[${lines.join(',')}]` });
  return whole.every(({ holds }) => holds) ? whole : broken;
}

function firstBroken(check: string, input: BodyInput, lines: readonly string[]): Judgement[] {
  for (const [index, line] of lines.entries()) {
    const broken = judgeBody(check, { ...input, body: line }).filter(({ holds }) => !holds);
    if (broken.length > 0)
      return broken.map((one) => ({
        ...one,
        message: `line ${index + 1}: ${one.message}`,
        pointer: `/${index}${one.pointer ?? ''}`,
      }));
  }
  return [];
}
