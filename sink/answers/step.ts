/** One scripted answer. What isn't given is as in the inbox's acknowledgement. */
export interface AnswerStep {
  /** A final status. */
  status?: number;
  headers?: Record<string, string>;
  /** Default: the body of the inbox's acknowledgement. */
  body?: AnswerBody;
  /** Before the status line, in milliseconds. */
  delayMs?: number;
  /** Spreads the body over this time, in milliseconds. */
  slowBodyMs?: number;
  /** Ends the connection by a TCP reset: instead of an answer, or when half of the body is sent. */
  reset?: 'before-head' | 'in-body';
}

/** Bodies that receivers send by mistake, beside plain ones; `garbage` and `huge` are numbers of bytes. */
export type AnswerBody =
  { json: unknown } | { text: string } | { empty: true } | { garbage: number } | { huge: number };

const MAX_DELAY_MS = 600_000;
const MAX_TEXT = 8192;
const MAX_GARBAGE_BYTES = 1024 * 1024;
const MAX_HUGE_BYTES = 1024 * 1024 * 1024;

const bytes = (maximum: number) => ({ type: 'integer', minimum: 1, maximum });
const milliseconds = { type: 'integer', minimum: 0, maximum: MAX_DELAY_MS };
/** RFC 9110 section 5.1; values without control characters, so that a script can't split an answer. */
const headers = {
  type: 'object',
  propertyNames: { pattern: "^[A-Za-z0-9!#$%&'*+.^_`|~-]+$" },
  additionalProperties: { type: 'string', pattern: '^[\\t\\x20-\\x7e\\x80-\\xff]*$' },
};

/** JSON Schema of a step written out. */
export const stepSchema = {
  type: 'object',
  properties: {
    status: { type: 'integer', minimum: 200, maximum: 599 },
    headers,
    body: {
      type: 'object',
      minProperties: 1,
      maxProperties: 1,
      properties: {
        json: {},
        text: { type: 'string', maxLength: MAX_TEXT },
        empty: { const: true },
        garbage: bytes(MAX_GARBAGE_BYTES),
        huge: bytes(MAX_HUGE_BYTES),
      },
      additionalProperties: false,
    },
    delayMs: milliseconds,
    slowBodyMs: milliseconds,
    reset: { enum: ['before-head', 'in-body'] },
  },
  additionalProperties: false,
};
