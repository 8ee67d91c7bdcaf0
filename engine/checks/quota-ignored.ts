import { refusalCheck } from '../judging/refusal.js';

export const quotaIgnored = refusalCheck({
  id: 'quota-ignored',
  breach: 'quota',
  title: 'A quota is kept',
  about:
    'A call beyond a documented limit was accepted. What is not counted can be used without end: have the limit counted where the object is made.',
  restsOn: 'The limit of the facts that the case goes beyond.',
  accepted: 'accepted beyond the limit',
});
