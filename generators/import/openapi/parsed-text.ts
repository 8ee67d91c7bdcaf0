import { parseDocument } from 'yaml';
import { ContractError } from '../../../contracts/model/load.js';
import { sizeProblem } from '../../../contracts/model/yaml-problem.js';

/** What a text in YAML or JSON says. @throws ContractError where it is neither, or too much */
export function parsedText(text: string, file: string): unknown {
  const parsed = parseDocument(text);
  const [broken] = parsed.errors;
  if (broken) {
    const line = broken.linePos?.[0].line ?? 1;
    throw new ContractError(`${file}:${line}: neither YAML nor JSON: ${broken.message.split('\n')[0]}`);
  }
  const value: unknown = parsed.toJS({ maxAliasCount: 1000 });
  const problem = sizeProblem(value);
  if (problem !== undefined) throw new ContractError(`${file}: ${problem}`);
  return value;
}
