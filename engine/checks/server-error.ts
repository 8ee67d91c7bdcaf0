import { evidenceGround, principle } from '../../contracts/model/ground.js';
import { errorCodeOf } from '../judging/answer.js';
import type { ExchangeCheck, ExchangeInput, Judgement } from './check.js';

/** Codes that tell of a failure of the server, under whatever status they come (dossier, errors.oddities). */
const failures: Readonly<Record<string, { what: string; passes: boolean }>> = {
  P500: { what: 'an unknown exception', passes: false },
  P501: { what: 'a service that is temporarily unavailable', passes: true },
};

/** What of an answer tells that the server failed, and on what ground; `undefined` where nothing does. */
function failureOf({
  contract,
  response,
}: ExchangeInput): Pick<Judgement, 'ground' | 'message' | 'atMost'> | undefined {
  const { status } = response;
  const code = errorCodeOf(response) ?? '';
  const failure = Object.hasOwn(failures, code) ? failures[code] : undefined;
  const temporary = status === 503 || failure?.passes === true;
  const news = temporary ? { atMost: 'warn' as const } : {};
  if (status >= 500)
    return { ground: principle('well-formed HTTP and JSON'), message: `the server failed with ${status}`, ...news };
  if (!failure) return undefined;
  const row = contract.facts.errorCodes.find((entry) => entry.code === code);
  return {
    ground: evidenceGround(row?.evidence ?? { grade: 'assumed' }),
    message: `${code} tells of ${failure.what}, under the status ${status}`,
    ...news,
  };
}

export const serverError: ExchangeCheck = {
  id: 'server-error',
  title: 'No call makes the server fail',
  about:
    'The server failed on this request, or said so in disguise: P500 and P501 come under 400. A client that retries on 5xx never retries these. What is temporary is a warning; send the request again from the report.',
  restsOn:
    'For 5xx the principle that HTTP is well formed (a 5xx is a failure of the server); for P500 and P501 their rows in the catalogue.',
  judge(input) {
    const { case: planned, response, exchange } = input;
    const failure = failureOf(input);
    const wanted = planned.expect.kind === 'refused' ? planned.expect : undefined;
    const code = errorCodeOf(response);
    if (!failure || (wanted?.code !== undefined && wanted.code === code)) return [];
    return [
      {
        check: 'server-error',
        holds: false,
        ...failure,
        expected: wanted ? 'a refusal that names the mistake of the caller' : 'the call is done',
        actual: `${response.status} ${code ?? ''}`.trim(),
        ...(code === undefined ? {} : { pointer: '/errorCode' }),
        subject: { kind: 'exchange', id: exchange.id },
      },
    ];
  },
};
