import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { didYouMean } from '../contracts/model/nearest.js';
import { escapeToken, tokensOf } from '../contracts/model/pointer.js';
import { configSchema } from './config-schema.js';

const options = { allErrors: true, verbose: true, allowUnionTypes: true, strict: false };
let compiled: ValidateFunction | undefined;

/** How much an error explains: a misspelt member first, for it is why another one is missing; then the most specific place. */
function rank({ keyword, instancePath }: ErrorObject): number {
  return (keyword === 'additionalProperties' ? 1000 : 0) + tokensOf(instancePath).length;
}

function describe({ keyword, instancePath, params, message = 'is odd', parentSchema }: ErrorObject): string {
  const named = params as { additionalProperty?: string; missingProperty?: string; allowedValues?: unknown[] };
  const at = instancePath === '' ? 'the configuration' : instancePath;
  const known = Object.keys((parentSchema?.['properties'] ?? {}) as object);
  const { additionalProperty: extra, missingProperty: lacking, allowedValues } = named;
  if (keyword === 'additionalProperties' && extra !== undefined)
    return `${instancePath}/${escapeToken(extra)}: no such member${didYouMean(extra, known)}; there are ${known.join(', ')}`;
  if (keyword === 'required') return `${at}: lacks ${lacking ?? ''}`;
  if (keyword === 'enum') return `${at}: must be one of ${(allowedValues ?? []).join(', ')}`;
  if (keyword === 'pattern') return `${at}: must be an address that begins with http:// or https://`;
  return `${at}: ${message}`;
}

/**
 * What of a configuration can't be meant: its place as JSON Pointer, and what is allowed there; `undefined` where all can. Values are not
 * quoted: they may be secrets.
 */
export function configProblem(config: unknown): string | undefined {
  const validate = (compiled ??= new Ajv2020(options).compile(configSchema));
  if (validate(config)) return undefined;
  const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if');
  const [worst] = errors.sort((a, b) => rank(b) - rank(a));
  return worst && describe(worst);
}
