import { send } from '../answer.js';
import { page } from '../page/page.js';
import type { Route } from './route.js';

/** The page for people. It holds no delivery: its script asks the read API with the token it was opened with. */
export const pageRoute: Route = {
  path: '',
  open: true,
  methods: { GET: ({ response }) => send(response, page) },
};
