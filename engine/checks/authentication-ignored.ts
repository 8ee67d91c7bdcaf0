import { refusalCheck } from '../judging/refusal.js';

export const authenticationIgnored = refusalCheck({
  id: 'authentication-ignored',
  breach: 'authentication',
  title: 'A call without a valid key is refused',
  about:
    'The operation did its work for a caller who sent no key, or a wrong one: cut, extended, with another character or in another case, or told in the query, which logs keep. Stop the release.',
  restsOn: 'The principle of authentication.',
  accepted: 'answered a caller without a valid key',
});
