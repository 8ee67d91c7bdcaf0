import { Ajv, type Options } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { createCompoundSchema } from 'genson-js';
import { InputData, jsonInputForTargetLanguage, quicktype } from 'quicktype-core';
import { formats } from '../../contracts/formats/index.js';
import { deriveSchema } from '../../generators/schema/derive.js';
import type { DerivationOptions } from '../../generators/schema/policy.js';
import type { Contender, Fits } from './measure.js';

/** Compiled once and used for hundreds of values: optimising the code takes longer than it saves. */
const options: Options = { strict: false, code: { optimize: false }, validateSchema: false, logger: false };

function compile2020(schema: object): Fits {
  const ajv = new Ajv2020(options);
  for (const format of formats) ajv.addFormat(format.name, (value: string) => format.test(value));
  return ajv.compile(schema);
}

function compileDraft7(schema: object): Fits {
  const ajv = new Ajv(options);
  ajvFormats.default(ajv);
  // quicktype names draft 6, of which the keywords it uses are those of draft 7.
  const { $schema, ...rest } = schema as { $schema?: string };
  return ajv.compile(rest);
}

/** This project's derivation, as for traffic: the payloads are no pages of the provider. */
export function conformance(derivation: DerivationOptions = {}): Contender {
  const traffic = { grade: 'observed' } as const;
  const { minimumSamples } = derivation;
  return {
    name: minimumSamples === undefined ? 'conformance derive' : `conformance derive, ${minimumSamples} samples`,
    derive: (samples) => deriveSchema(samples, { sample: traffic, prose: traffic }, {}, derivation),
    compile: compile2020,
  };
}

/** quicktype-core with its default options, JSON Schema being the output. */
export const quicktypeCore: Contender = {
  name: 'quicktype-core',
  async derive(samples) {
    const input = jsonInputForTargetLanguage('schema');
    await input.addSource({ name: 'Payload', samples: samples.map((sample) => JSON.stringify(sample)) });
    const inputData = new InputData();
    inputData.addInput(input);
    const { lines } = await quicktype({ inputData, lang: 'schema' });
    return JSON.parse(lines.join('\n')) as object;
  },
  compile: compileDraft7,
};

function opened(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(opened);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([keyword, value]) => keyword !== 'additionalProperties' || value !== false)
      .map(([keyword, value]) => [keyword, opened(value)]),
  );
}

/** quicktype-core, its objects opened: unknown members, which it forbids everywhere, cost it most of its acceptance. */
export const quicktypeOpened: Contender = {
  ...quicktypeCore,
  name: 'quicktype-core, objects opened',
  compile: (schema) => compileDraft7(opened(schema) as object),
};

/** genson-js with its default options. */
export const gensonJs: Contender = {
  name: 'genson-js',
  derive: (samples) => createCompoundSchema([...samples]),
  compile: compileDraft7,
};
