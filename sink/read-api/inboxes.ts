import { jsonAnswer, send } from '../answer.js';
import type { Inbox } from '../inbox.js';
import type { Call, ReadApi, Route } from './route.js';

/** An inbox as the read API describes it: where it is and how it treats deliveries, never its token. */
export interface InboxDescription {
  name: string;
  /** Where the provider reaches it. */
  url: string;
  host: string | null;
  pathPrefix: string | null;
  selectByToken: boolean;
  checksToken: boolean;
  apiVersion: string | null;
  forwards: boolean;
  scripts: number;
}

/** Every inbox, in the order in which they are tried. */
export const inboxesRoute: Route = {
  path: 'inboxes',
  methods: {
    GET: ({ api, response }: Call) =>
      send(
        response,
        jsonAnswer(
          200,
          api.inboxes.map((each) => describe(each, api)),
        ),
      ),
  },
};

function describe(inbox: Inbox, api: ReadApi): InboxDescription {
  const { name, host, pathPrefix, selectByToken, token, forward } = inbox.options;
  return {
    name,
    url: api.addressOf(inbox),
    host: host ?? null,
    pathPrefix: pathPrefix ?? null,
    selectByToken: selectByToken ?? false,
    checksToken: token !== undefined,
    apiVersion: inbox.webhooks?.version ?? null,
    forwards: forward !== undefined,
    scripts: inbox.book.scripts.length,
  };
}
