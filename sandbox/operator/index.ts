import type { FastifyError, FastifyInstance } from 'fastify';
import { parseBody } from '../json.js';
import { routePath } from '../route-path.js';
import { advanceCryptoDepositTrigger } from './advance-crypto-deposit.js';
import { approveKyc } from './approve-kyc.js';
import { depositCrypto } from './deposit-crypto.js';
import { depositSepa } from './deposit-sepa.js';
import { extendUser } from './extend-user.js';
import { health } from './health.js';
import { listAttempts } from './list-attempts.js';
import { listFaults } from './list-faults.js';
import { rejectKyc } from './reject-kyc.js';
import { resetSandbox } from './reset-sandbox.js';
import { settleDeliveries } from './settle-deliveries.js';
import { switchFaults } from './switch-faults.js';
import { TriggerError, type Control, type Trigger } from './trigger.js';

/** Where the operator's routes begin. */
export const operatorPrefix = '/_sandbox';

/** Everything that an operator can do. */
export const triggers: readonly Trigger[] = [
  health,
  approveKyc,
  rejectKyc,
  extendUser,
  depositSepa,
  depositCrypto,
  advanceCryptoDepositTrigger,
  settleDeliveries,
  listAttempts,
  listFaults,
  switchFaults,
  resetSandbox,
];

/** Adds the operator's routes. They ask for no key, so the server must not be reachable from elsewhere. */
export function addOperator(app: FastifyInstance, control: Control): void {
  app.setErrorHandler((error: FastifyError, _request, reply) => {
    const status = error instanceof TriggerError ? error.status : (error.statusCode ?? 500);
    if (status >= 500) process.emitWarning(error);
    void reply.status(status).send({ error: error.message });
  });
  // Whatever its content type says: curl sends a form's by default.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, async (_request: unknown, text: string) => {
    try {
      return parseBody(text).exact;
    } catch {
      throw new TriggerError(400, 'The body is not valid JSON.');
    }
  });
  for (const { method, path, handle } of triggers) {
    app.route({
      method,
      url: operatorPrefix + routePath(path),
      handler: async (request) =>
        handle(control, {
          params: request.params as Record<string, string>,
          query: request.query as Record<string, unknown>,
          body: request.body,
        }),
    });
  }
}
