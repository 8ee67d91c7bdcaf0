import { parse as parseLosslessly } from 'lossless-json';
import { parseDocument } from 'yaml';
import { ContractError } from '../../../contracts/model/load.js';
import { sizeProblem } from '../../../contracts/model/yaml-problem.js';
import { firstLine } from '../../../text/first-line.js';
import { withExactNumbers } from './exact-numbers.js';

/** A whole number as it stands where a double cannot hold it, else a double. */
function numberOf(text: string): number | bigint {
  const isExact = /^-?\d+$/.test(text) && !Number.isSafeInteger(Number(text));
  return isExact ? BigInt(text) : Number(text);
}

/** A text as JSON; `undefined` where it is none, or repeats a member: then YAML says what is wrong. */
function fromJson(text: string): { value: unknown } | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    // The engine's own parser is much faster, and holds every other number.
    return { value: /\d{16}/.test(text) ? parseLosslessly(text, null, numberOf) : (JSON.parse(text) as unknown) };
  } catch {
    return undefined;
  }
}

/** A text as YAML 1.2, with the merge keys of YAML 1.1 that documents use. */
function fromYaml(text: string, file: string): unknown {
  const parsed = parseDocument(text, { merge: true, intAsBigInt: true });
  const [broken] = parsed.errors;
  if (broken) {
    const line = broken.linePos?.[0].line ?? 1;
    throw new ContractError(`${file}:${line}: neither YAML nor JSON: ${firstLine(broken.message)}`);
  }
  return parsed.toJS({ maxAliasCount: 1000 });
}

/**
 * What a text in YAML or JSON says. Limits and sets of numbers that no double holds stand a second time, as texts, in `x-exact`.
 * @throws ContractError where it is neither, or too much
 */
export function parsedText(text: string, file: string): unknown {
  // Editors of one system begin texts with a mark of their order of bytes.
  const plain = text.replace(/^\uFEFF/, '');
  const read = fromJson(plain);
  const value = withExactNumbers(read ? read.value : fromYaml(plain, file));
  const problem = sizeProblem(value);
  if (problem !== undefined) throw new ContractError(`${file}: ${problem}`);
  return value;
}
