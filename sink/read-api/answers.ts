import { jsonAnswer, send } from '../answer.js';
import { parseScripts, ScriptError } from '../answers/script.js';
import { readBody } from '../body.js';
import type { Inbox } from '../inbox.js';
import { Problem, type Call, type Route } from './route.js';

const BODY_LIMIT_BYTES = 256 * 1024;

/** The scripts of an inbox: read, replaced (sequences begin anew), or set back to those of the start. */
export const answersRoute: Route = {
  path: 'inboxes/{name}/answers',
  methods: { GET: answerScripts, PUT: replaceScripts, DELETE: resetScripts },
};

function answerScripts(call: Call): void {
  send(call.response, jsonAnswer(200, inboxOf(call).book.scripts));
}

async function replaceScripts(call: Call): Promise<void> {
  const inbox = inboxOf(call);
  const read = await readBody(call.request, BODY_LIMIT_BYTES);
  if (read === 'aborted') return;
  const { body, isCut } = read;
  if (isCut) throw new Problem(413, `The body is larger than ${BODY_LIMIT_BYTES} bytes.`);
  try {
    inbox.book.replace(parseScripts(JSON.parse(body.toString())));
  } catch (error) {
    if (error instanceof ScriptError) throw new Problem(400, error.message);
    if (error instanceof SyntaxError) throw new Problem(400, 'The body is not JSON.');
    throw error;
  }
  answerScripts(call);
}

function resetScripts(call: Call): void {
  inboxOf(call).book.reset();
  answerScripts(call);
}

function inboxOf({ api, params }: Call): Inbox {
  const inbox = api.inboxes.find(({ options }) => options.name === params['name']);
  if (inbox !== undefined) return inbox;
  const names = api.inboxes.map(({ options }) => options.name).join(', ');
  throw new Problem(404, `There is no inbox "${params['name']}"; there are ${names}.`);
}
