import { isBroken, judgeBroken } from '../judging/judge-bytes.js';
import type { ExchangeCheck } from './check.js';

export const answerBounded: ExchangeCheck = {
  id: 'answer-bounded',
  title: 'An answer has an end',
  about:
    'An answer was larger, deeper or slower than is read of one: a body without end, headers without end, a small body that unpacks to a huge one, a drip. The run goes on without it, and nothing else is judged of it. Look for a list without pages, a loop, a stream that is never closed; where such answers are meant, raise `limits` in the configuration of the target.',
  restsOn: "The limits of the target's configuration (docs/running.md).",
  judge({ exchange }) {
    return isBroken(exchange) && exchange.broken.kind === 'beyond-limits' ? [judgeBroken(exchange)] : [];
  },
};
