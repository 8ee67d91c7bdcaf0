import { jsonAnswer, send } from '../answer.js';
import type { Route } from './route.js';

/** Whether the sink is there, for load balancers and scripts that wait for it. */
export const healthRoute: Route = {
  path: 'health',
  open: true,
  methods: { GET: ({ response }) => send(response, jsonAnswer(200, { status: 'ok' })) },
};
