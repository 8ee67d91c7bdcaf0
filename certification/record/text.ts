import { CertificationInputError } from '../bad-input.js';
import type { CertificationLine, CertificationRecord } from './format.js';
import { certificationRecordFormat } from './format.js';

/** The lines as NDJSON. */
export function recordText(lines: readonly CertificationLine[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/**
 * A record of its text.
 * @throws CertificationInputError with the line that can't be read
 */
export function parseRecord(text: string, file: string): CertificationRecord {
  const lines = text.split('\n');
  if (lines.pop() !== '') throw new CertificationInputError(`${file}:${lines.length + 1}: the last line is cut`);
  return recordOf(
    lines.map((line, index) => lineOf(line, `${file}:${index + 1}`)),
    file,
  );
}

const types = ['certification', 'attempt', 'reading', 'played', 'call', 'flow', 'end'];

function lineOf(text: string, where: string): CertificationLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new CertificationInputError(`${where}: no JSON`);
  }
  const { type } = (value ?? {}) as { type?: string };
  if (type === undefined || !types.includes(type))
    throw new CertificationInputError(`${where}: no line of a certification record`);
  const line = value as CertificationLine;
  if (amountsIn(line).some((amount) => !/^(-?\d+(\.\d+)?(e[+-]?\d+)?|no decimal)$/i.test(amount)))
    throw new CertificationInputError(`${where}: an amount that is no decimal`);
  return line;
}

/** Amounts of a line, as texts. */
function amountsIn(line: CertificationLine): string[] {
  if (line.type === 'reading') return [...line.bookings, ...line.balances].map(({ amount }) => String(amount));
  return 'money' in line && line.money !== undefined ? [String(line.money.amount)] : [];
}

/**
 * The record that lines make up.
 * @throws CertificationInputError where they don't begin as one, or go on after its end
 */
export function recordOf(lines: readonly CertificationLine[], file = 'record'): CertificationRecord {
  const [start] = lines;
  if (start?.type !== 'certification') throw new CertificationInputError(`${file}:1: does not begin a certification`);
  if (start.format !== certificationRecordFormat)
    throw new CertificationInputError(
      `${file}:1: format ${start.format}; this version reads format ${certificationRecordFormat}`,
    );
  const of = <Type extends CertificationLine['type']>(type: Type): Extract<CertificationLine, { type: Type }>[] =>
    lines.filter((line): line is Extract<CertificationLine, { type: Type }> => line.type === type);
  const ends = of('end');
  if (ends.length > 1 || (ends.length === 1 && lines.at(-1)?.type !== 'end') || of('certification').length > 1)
    throw new CertificationInputError(`${file}: has more than one beginning or end`);
  return {
    start,
    attempts: of('attempt'),
    readings: of('reading'),
    played: of('played'),
    calls: of('call'),
    flows: of('flow'),
    end: ends[0],
  };
}
