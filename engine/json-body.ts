import { deepest, isDeeperThan } from './bytes/depth.js';
import { parseLossless } from './lossless.js';

/** Parsed JSON, or why it isn't. `null` and `undefined` are not mixed up: an empty body is no JSON. */
export type ParsedBody = { ok: true; value: unknown } | { ok: false; reason: string };

/** What a body says, read when it is first asked for. */
class JsonBody {
  readonly plain: ParsedBody;
  readonly #text: string;
  #lossless: { value: unknown } | undefined;

  constructor(text: string) {
    this.#text = text;
    this.plain = plainReading(text);
  }

  get lossless(): unknown {
    return (this.#lossless ??= { value: this.plain.ok ? losslessReading(this.#text, this.plain.value) : undefined })
      .value;
  }
}

function plainReading(text: string): ParsedBody {
  if (isDeeperThan(text, deepest)) return { ok: false, reason: `nested more than ${deepest} deep` };
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (error) {
    return { ok: false, reason: text === '' ? 'the body is empty' : withoutQuote((error as Error).message) };
  }
}

/** V8 quotes what stands around the trouble, cut anywhere: a piece of a secret that no redaction would know. */
function withoutQuote(message: string): string {
  if (!message.endsWith('is not valid JSON')) return message;
  return /^Unexpected token '[^]{1,2}'/.exec(message)?.[0] ?? 'not JSON';
}

function losslessReading(text: string, plain: unknown): unknown {
  try {
    return parseLossless(text, plain);
  } catch {
    return undefined;
  }
}

/** So many characters of bodies are kept with what they say; the one that was asked for last is kept in any case. */
const mostKept = 1_000_000;

/** Redaction, checks and memory ask for a body one after another: it is read once. */
const kept = new Map<string, JsonBody>();
let characters = 0;

function bodyOf(text: string): JsonBody {
  const known = kept.get(text);
  if (known) return known;
  for (const oldest of kept.keys()) {
    if (characters + text.length <= mostKept) break;
    kept.delete(oldest);
    characters -= oldest.length;
  }
  const body = new JsonBody(text);
  kept.set(text, body);
  characters += text.length;
  return body;
}

/**
 * What a body says in plain JavaScript values, as the validators need it. What is deeper than `deepest` is not built. Whoever else
 * asks gets the same value: nobody changes it.
 */
export function parseBody(text: string): ParsedBody {
  return bodyOf(text).plain;
}

/**
 * The same with every number kept as its text; `undefined` where there is no body, where it is no JSON, or repeats a member with
 * another value.
 */
export function losslessBody(text: string | undefined): unknown {
  return text === undefined ? undefined : bodyOf(text).lossless;
}
