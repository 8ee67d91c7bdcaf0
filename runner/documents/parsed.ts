import { ContractError } from '../../contracts/model/load.js';
import { parserProblem, sizeProblem } from '../../contracts/model/yaml-problem.js';
import { parsedText } from '../../generators/import/openapi/parsed-text.js';

/**
 * What a text in YAML or JSON says. JSON is read as such, for that is many times quicker than reading it as YAML.
 * @throws ContractError where it is neither, or too much
 */
export function parsed(text: string, name: string): unknown {
  try {
    if (!/^\s*[{[]/.test(text)) return parsedText(text, name);
    const value: unknown = JSON.parse(text);
    const problem = sizeProblem(value);
    if (problem !== undefined) throw new ContractError(`${name}: ${problem}`);
    return value;
  } catch (error) {
    if (error instanceof ContractError) throw error;
    if (error instanceof SyntaxError) return parsedText(text, name);
    const problem = parserProblem(error);
    throw problem === undefined ? error : new ContractError(`${name}: ${problem}`);
  }
}
