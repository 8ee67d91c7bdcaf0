// What a receiver does with a delivery, whatever server it runs on: receiver.mjs, express.mjs and fastify.mjs call it.
import { createLedger } from './ledger.mjs';
import { Refusal, steps as goodSteps } from './steps.mjs';

/**
 * @param token what the provider sends in the Authorization header
 * @param secret of signatures by Standard Webhooks; without it none is asked for
 * @param steps what to do in another way than the good one; for tests
 */
export function createHandling({ token, secret, now = Date.now, ledger = createLedger(), steps = {} }) {
  const own = { ...goodSteps, ...steps };
  const contextOf = (request) => ({ token, secret, now, ledger, request });
  return {
    /** Before anything of the body is read: who it comes from, and what it says that it is. Throws a Refusal. */
    async admit(request) {
      await own.authorise(request, contextOf(request));
      own.contentType(request);
    },
    /** The whole body, where the server does not read it itself. */
    read: (request) => own.read(request),
    /** What is done with a body. Throws a Refusal. */
    async take(request, route, bytes) {
      const context = contextOf(request);
      own.signature(request, bytes, context);
      const payload = own.parse(own.decode(bytes), context);
      own.check(payload, route);
      await own.apply(payload, route, context);
    },
    /** What the books say of objects and users, for the certification alone: keep it from the outside. */
    books(address) {
      const { searchParams } = new URL(address, 'http://receiver');
      return ledger.tell(searchParams.getAll('id'), searchParams.getAll('user'));
    },
  };
}

/** The status and body that tell of an error; what is nobody's refusal is not told in detail. */
export function answerTo(error) {
  if (error instanceof Refusal) return [error.status, { error: error.message }];
  // Servers refuse by errors with a status: a body that is too long, or ends early.
  const status = error.statusCode ?? error.status;
  return status >= 400 && status < 500 ? [status, { error: 'refused' }] : [500, { error: 'internal' }];
}
