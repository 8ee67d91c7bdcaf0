import { refusalCheck } from '../judging/refusal.js';

export const overspent = refusalCheck({
  id: 'overspent',
  breach: 'funds',
  title: 'Money that is not there is not spent',
  about:
    'A call for more than the balance was accepted: somebody spends what is not there. Read the balances in the report and stop the release.',
  restsOn: 'What the case rests on that missing funds are refused.',
  accepted: 'accepted without funds',
});
