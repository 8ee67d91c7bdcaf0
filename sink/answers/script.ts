import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { presets } from './presets.js';
import { stepSchema, type AnswerStep } from './step.js';

/** A sequence of answers for the deliveries of one path. */
export interface AnswerScript {
  /** Exact path below the inbox's prefix, without query; every path where it isn't given. */
  path?: string;
  steps: AnswerStep[];
  /** When the steps are used up: the last one again (default), or the plain acknowledgement. */
  afterwards?: 'repeat' | 'acknowledge';
  /** What has a sequence of its own: each path (default), or each body on a path, so that every event meets the first step. */
  each?: 'path' | 'body';
}

/** A script as people write it: a step may be a status or the name of a preset. */
export type WrittenScript = Omit<AnswerScript, 'steps'> & { steps: (AnswerStep | number | string)[] };

/** JSON Schema of written scripts; a whole step is checked by itself, so that its errors name its members. */
export const scriptsSchema = {
  type: 'array',
  maxItems: 100,
  items: {
    type: 'object',
    properties: {
      path: { type: 'string', pattern: '^/[^?#\\s]*$' },
      steps: {
        type: 'array',
        minItems: 1,
        maxItems: 1000,
        items: {
          type: ['object', 'integer', 'string'],
          if: { type: 'object' },
          then: stepSchema,
          else: {
            if: { type: 'string' },
            then: { enum: Object.keys(presets) },
            else: { type: 'integer', minimum: 200, maximum: 599 },
          },
        },
      },
      afterwards: { enum: ['repeat', 'acknowledge'] },
      each: { enum: ['path', 'body'] },
    },
    required: ['steps'],
    additionalProperties: false,
  },
};

/** A script that can't be meant; the message says where (JSON Pointer) and why. */
export class ScriptError extends Error {
  override readonly name = 'ScriptError';
}

let compiled: ValidateFunction<WrittenScript[]> | undefined;

/** The scripts of a value that people wrote. @throws ScriptError where it isn't a list of scripts. */
export function parseScripts(value: unknown): AnswerScript[] {
  const validate = (compiled ??= new Ajv2020({ allowUnionTypes: true }).compile<WrittenScript[]>(scriptsSchema));
  if (validate(value)) return value.map(expand);
  const [error] = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if');
  const at = error?.instancePath || 'the list of scripts';
  if (error?.keyword !== 'enum') throw new ScriptError(`${at} ${error?.message}`);
  throw new ScriptError(
    `${at} must be a status or one of ${(error.params as { allowedValues: string[] }).allowedValues.join(', ')}`,
  );
}

/** A written script with its statuses and presets replaced by steps. */
export function expand({ steps, ...rest }: WrittenScript): AnswerScript {
  return { ...rest, steps: steps.map(expandStep) };
}

/**
 * The script of one option of the command line: `[path=]step,step,…`, a step being a status or a preset.
 * @throws ScriptError for anything else
 */
export function parseScriptText(text: string): AnswerScript {
  const begin = /^(\/[^=]*)=/.exec(text);
  const path = begin?.[1];
  const steps = text
    .slice(begin?.[0].length)
    .split(',')
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  return parseScripts([{ ...(path === undefined ? {} : { path }), steps }])[0] as AnswerScript;
}

function expandStep(step: AnswerStep | number | string): AnswerStep {
  if (typeof step === 'number') return { status: step };
  if (typeof step !== 'string') return step;
  const preset = presets[step];
  if (preset === undefined) throw new ScriptError(`There is no answer "${step}".`);
  return preset.step;
}
