import { CertificationInputError, UnusableEndpoint } from '../../certification/bad-input.js';
import { UsageError } from '../../engine/config.js';

/** Errors whose line says everything: what can't be used ends with 2, what can't be tested with 3. */
export async function clearly(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (error instanceof CertificationInputError) throw new UsageError(error.message);
    if (!(error instanceof UnusableEndpoint)) throw error;
    console.error(`conformance: ${error.message}`);
    process.exitCode = 3;
  }
}
