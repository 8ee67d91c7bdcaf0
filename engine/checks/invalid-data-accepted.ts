import { refusalCheck } from '../judging/refusal.js';

export const invalidDataAccepted = refusalCheck({
  id: 'invalid-data-accepted',
  breach: 'validation',
  title: 'Invalid data is refused',
  about:
    'A request that breaks the contract in one place was accepted. Either the server does not check it, or the contract is stricter than the server: compare the evidence of the statement before you report it.',
  restsOn:
    'The violated statement of the contract, not the error code; for malformed JSON the principle that HTTP and JSON are well formed.',
  accepted: 'accepted',
});
