import type { AnswerStep } from './step.js';

interface Preset {
  step: AnswerStep;
  /** For the help text. */
  meaning: string;
}

const LATE_MS = 30_000;
const HUGE_BYTES = 100 * 1024 * 1024;

/** Answers by name. A redirect leads to a relative address, so that a sender who follows it stays in the inbox and is seen. */
export const presets: Readonly<Record<string, Preset>> = {
  ok: { step: {}, meaning: 'the plain acknowledgement' },
  error: { step: { status: 500 }, meaning: '500' },
  unavailable: { step: { status: 503 }, meaning: '503' },
  unauthorized: { step: { status: 401 }, meaning: '401' },
  gone: { step: { status: 410 }, meaning: '410' },
  'rate-limited': { step: { status: 429, headers: { 'retry-after': '30' } }, meaning: '429 with Retry-After: 30' },
  redirect: {
    step: { status: 307, headers: { location: 'redirected' } },
    meaning: '307 to "redirected" beside the path',
  },
  late: { step: { delayMs: LATE_MS }, meaning: 'the acknowledgement after 30 s' },
  slow: { step: { slowBodyMs: LATE_MS, body: { text: '.'.repeat(60) } }, meaning: 'a body that takes 30 s' },
  reset: { step: { reset: 'before-head' }, meaning: 'connection reset instead of an answer' },
  torn: { step: { reset: 'in-body' }, meaning: 'connection reset within the body' },
  empty: { step: { body: { empty: true } }, meaning: '200 without a body' },
  garbage: { step: { body: { garbage: 256 } }, meaning: '200 with bytes that are neither JSON nor UTF-8' },
  huge: { step: { body: { huge: HUGE_BYTES } }, meaning: '200 with a body of 100 MiB' },
};
