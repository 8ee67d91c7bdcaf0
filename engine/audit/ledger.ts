import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { ValueLedger } from '../record/redaction.js';

/** What the processes of a run learned: what no artefact may show, and what the suite made up itself. */
export interface LearnedValues {
  /** Received personal and secret values, each with the names that told so. */
  received: Map<string, Set<string>>;
  /** Values that the suite made up; of members that let somebody in also `name=value`. */
  synthetic: Set<string>;
}

/** Of a longer value its beginning is looked for. */
const longest = 256;

/**
 * The private ledger that the processes of a run share: what they learned goes there as plain text, so that the audit knows
 * it. It lies outside the folder of the run, is readable by its owner alone, and goes when the run ends.
 */
export function openLedger(file: string): ValueLedger {
  let waiting = '';
  return {
    received(name, text) {
      waiting += `${JSON.stringify([name, text.slice(0, longest)])}\n`;
    },
    synthetic(text) {
      waiting += `${JSON.stringify([text.slice(0, longest)])}\n`;
    },
    flush() {
      if (waiting !== '') appendFileSync(file, waiting, { mode: 0o600 });
      waiting = '';
    },
  };
}

/** Reads what all processes noted. A torn last line, of a process that was killed, is left out. */
export function readLedger(file: string): LearnedValues {
  const learned: LearnedValues = { received: new Map(), synthetic: new Set() };
  if (!existsSync(file)) return learned;
  for (const line of readFileSync(file, 'utf8').split('\n').slice(0, -1)) {
    const [first = '', text] = JSON.parse(line) as [string, string?];
    if (text === undefined) learned.synthetic.add(first);
    else learned.received.set(text, (learned.received.get(text) ?? new Set()).add(first));
  }
  return learned;
}
