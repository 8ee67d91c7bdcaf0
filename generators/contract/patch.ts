import { applyPatch, type Operation as JsonPatchOperation } from 'rfc6902';
import type { OpenApiDocument } from '../../contracts/model/types.js';

/** An operation of RFC 6902. */
export interface PatchStep {
  op: string;
  path: string;
  value?: unknown;
}

/** Bad input: what is wrong with a contract patch, and where in it. */
export class PatchError extends Error {
  override name = 'PatchError';
}

/** JSON Pointer of the API version in a contract's document; a contract patch tests it first. */
const versionPointer = '/info/version';

function isStep(value: unknown): value is PatchStep {
  const { op, path } = (value ?? {}) as Partial<Record<string, unknown>>;
  return typeof op === 'string' && typeof path === 'string';
}

/**
 * A contract patch from its text, and the version that it is for.
 * @param file for messages
 * @throws PatchError where the text is no patch of a contract
 */
export function parsePatch(text: string, file: string): { apiVersion: string; steps: PatchStep[] } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new PatchError(`${file}: no JSON; name the contract-patch.json of a run`);
  }
  if (!Array.isArray(value)) throw new PatchError(`${file}: no list of operations (RFC 6902)`);
  const wrong = value.findIndex((one) => !isStep(one));
  if (wrong >= 0) throw new PatchError(`${file}#/${wrong}: no operation of RFC 6902: it needs op and path`);
  const steps = value as PatchStep[];
  const version = steps.find(({ op, path }) => op === 'test' && path === versionPointer)?.value;
  if (typeof version !== 'string')
    throw new PatchError(
      `${file}: nothing tells which API version it is for; its first operation should test ${versionPointer}`,
    );
  return { apiVersion: version, steps };
}

/**
 * A document with a patch applied; the one given stays as it is. What a `remove` should take away and is gone already is no
 * error, so that a patch may be applied to a document that has it.
 * @param file for messages
 * @throws PatchError where an operation does not fit the document
 */
export function patched(document: OpenApiDocument, steps: readonly PatchStep[], file = 'patch'): OpenApiDocument {
  const result = structuredClone(document);
  const failed = applyPatch(result, structuredClone(steps) as JsonPatchOperation[]);
  for (const [index, error] of failed.entries()) {
    const step = steps[index];
    if (!error || !step || (step.op === 'remove' && error.name === 'MissingError')) continue;
    throw new PatchError(
      `${file}#/${index}: cannot ${step.op} ${step.path} in the contract of version ${document.info.version} (${error.name}); the contract is another one than that of the run`,
    );
  }
  return result;
}
