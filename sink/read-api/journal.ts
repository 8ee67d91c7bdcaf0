import { jsonAnswer, send } from '../answer.js';
import type { Route } from './route.js';

/** How far the journal has come, so that a reader can begin at its end, and what the sink's clock says. */
export interface JournalState {
  /** Sequence of the newest delivery; 0 where there is none. */
  last: number;
  /** Milliseconds since the epoch. */
  now: number;
}

/** What a reader has to know who wants only what comes from now on. */
export const journalRoute: Route = {
  path: 'journal',
  methods: {
    GET: ({ api, response }) =>
      send(response, jsonAnswer(200, { last: api.journal.length, now: api.now() } satisfies JournalState)),
  },
};
