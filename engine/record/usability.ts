import type { RecordedResponse } from './format.js';
import { isAccepted, type Unaccepted } from './proof.js';
import type { CaseRecord } from './reader.js';

/** Above this share of answers that refuse the caller, or do not come, a run proves nothing about the API. */
const worthlessShare = 0.8;
/** The same where no other answer is a success: what remains are refusals that anybody gets. */
const worthlessWithoutSuccess = 0.5;
/** Operations that must accept a valid request; below this share the run was about something else than it should be. */
const leastAccepted = 0.1;
/** Of fewer operations no share is told where findings say what is wrong with them. */
const fewOperations = 5;

/** How a login page is reached. */
const login = /[/.?&=](?:log-?in|sign-?in|sso|oauth2?|auth(?:enticate|orize)?)(?:[/?&=.]|$)/i;

/** Whether a redirect leads to another host: somebody else shall decide first. */
function leadsElsewhere(location: string, url: string): boolean {
  if (!URL.canParse(url) || !URL.canParse(location, url)) return false;
  return new URL(location, url).host !== new URL(url).host;
}

/**
 * Whether an answer turns the caller away, whatever was asked.
 * @param url what was asked for
 */
export function refusesCaller({ status, headers }: Pick<RecordedResponse, 'status' | 'headers'>, url = ''): boolean {
  if (status === 401 || status === 403 || status === 407) return true;
  const location = headers['location'] ?? '';
  return status >= 300 && status < 400 && (login.test(location) || leadsElsewhere(location, url));
}

interface Proven {
  /** Operations with valid requests planned, and those that accepted one. */
  planned: number;
  accepted: number;
  unaccepted: readonly Unaccepted[];
  /** Findings that fail the run, or would without a waiver. */
  findings: number;
}

/** Tells whether a run could say anything: of exchanges whose caller had a right to be served. */
export class UsabilityTally {
  #wanted = 0;
  #unanswered = 0;
  #refused = 0;
  #keyless = 0;
  #succeeded = 0;
  #error: string | undefined;
  readonly #statuses = new Set<number>();

  add(entry: CaseRecord): void {
    const { line, exchanges } = entry;
    if (line.phase === 'auth') return;
    for (const exchange of exchanges) {
      const { request, response, error } = exchange;
      this.#wanted += 1;
      if (!response) {
        this.#unanswered += 1;
        this.#error ??= error;
      } else if (refusesCaller(response, request.url)) {
        this.#refused += 1;
        this.#statuses.add(response.status);
        if (!hasKey(request)) this.#keyless += 1;
      } else if (line.valid !== false && isAccepted(exchange, entry)) this.#succeeded += 1;
    }
  }

  /** Why the run proves nothing, and what to set; `undefined` where it proves something. */
  trouble(proven: Proven): string | undefined {
    const worthless = this.#unanswered + this.#refused;
    const isMost = worthless > this.#wanted * worthlessShare;
    const isAll = this.#succeeded === 0 && worthless >= this.#wanted * worthlessWithoutSuccess;
    if (this.#wanted > 0 && (isMost || isAll))
      return this.#unanswered > this.#refused ? this.#silence() : this.#refusals();
    const { planned, accepted, unaccepted, findings } = proven;
    if (planned === 0 || accepted >= planned * leastAccepted || (findings > 0 && planned < fewOperations))
      return undefined;
    const [first] = unaccepted;
    const reason = first && ` (${first.tried ? 'answered' : 'not sent'}: ${first.reason})`;
    return `${accepted} of ${planned} operations accepted a valid request${reason ?? ''}: this run proves nothing about the others. Look at address, key and prepared data of the target; \`conformance doctor\` helps.`;
  }

  #silence(): string {
    const error = this.#error === undefined ? '' : ` (${this.#error})`;
    return `${this.#unanswered} of ${this.#wanted} requests got no answer${error}: this run proves nothing about the target. Look at its address, \`baseUrl\` or \`--target\`.`;
  }

  #refusals(): string {
    const statuses = [...this.#statuses].sort((a, b) => a - b).join(', ');
    const remedy =
      this.#keyless === this.#refused
        ? 'No key was sent: name one with `--api-key` or `apiKey` of the target, and the scheme that it is for in `securitySchemes` of the document'
        : 'The key was sent: look whether it is right, has the rights, and is for this environment (`--api-key`, or `apiKey` of the target)';
    return `${this.#refused} of ${this.#wanted} answers refuse the caller (${statuses}): this run proves nothing about the target. ${remedy}.`;
  }
}

/** Whether a recorded request shows the label that stands for a key. */
function hasKey({ url, headers }: { url: string; headers: Readonly<Record<string, string>> }): boolean {
  return [url, ...Object.values(headers)].some((text) => text.includes('PARTNER_API_KEY'));
}
