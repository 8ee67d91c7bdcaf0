// Requests with the key in the header, a time-out, and a clear answer to what came of them.
import { setTimeout as wait } from 'node:timers/promises';
import { jsonOf } from './amounts.mjs';
import { DontKnow, Refused } from './outcomes.mjs';

/** What asks the API. Reads are repeated where that may help; writes are sent once. */
export function createApi({ baseUrl, key, version, timeOutMs, pollMs, steps, write }) {
  let failure;

  async function once(method, path, body) {
    const { url, headers, text } = steps.request({
      url: baseUrl + path,
      headers: { 'x-api-key': key, ...(body ? { 'content-type': 'application/json' } : {}) },
      text: body && jsonOf(body),
      method,
      key,
    });
    const options = { method, headers, signal: AbortSignal.timeout(timeOutMs), ...(text ? { body: text } : {}) };
    try {
      const response = await fetch(url, options);
      return { status: response.status, headers: response.headers, text: await steps.textOf(response) };
    } catch (error) {
      // Timed out, reset, or broken off: the provider may have done it.
      failure = error;
      return undefined;
    }
  }

  async function call(method, path, body) {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await once(method, path, body);
      // What was asked and what came of it; never what was in it.
      write(steps.logged({ method, path, body, answer, key }));
      const pause = steps.pauseBefore({ answer, method, attempt, pollMs, path });
      if (pause === undefined) return steps.read(answer, failure);
      await wait(pause);
    }
  }

  return { call, version, write, pause: (ms = pollMs) => wait(ms) };
}

/** Milliseconds before a request is sent again; `undefined` where its answer stands. */
export function pauseBefore({ answer, method, attempt, pollMs }) {
  if (attempt >= 3) return undefined;
  // It was not looked at: it may be sent again, once the provider allows it.
  if (answer?.status === 429) return Number(answer.headers.get('retry-after') ?? 1) * 1000 + 50;
  // What only reads may be asked again.
  return answer === undefined && method === 'GET' ? pollMs : undefined;
}

/** What an answer says. An error of the provider may have the status of a refusal. */
export function readAnswer(answer, failure) {
  if (answer === undefined) throw new DontKnow('no answer', { cause: failure });
  const body = bodyOf(answer.text);
  if (answer.status >= 200 && answer.status < 300) {
    if (body === undefined) throw new DontKnow('an answer that is cut');
    return body;
  }
  const isProviders = answer.status >= 500 || body?.errorCode === 'P500' || body?.errorCode === 'P501';
  throw isProviders ? new DontKnow(body?.errorCode) : new Refused(body?.errorCode);
}

function bodyOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
