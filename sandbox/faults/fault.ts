import type { Random } from '../random.js';
import type { AttemptMoment, WebhookInterceptor } from '../webhooks/interceptor.js';

export interface FaultMoment extends AttemptMoment {
  /** The fault's own stream, the same at every moment: one seed, one place. */
  random: Random;
}

/** A planted fault: a way in which a provider goes wrong, to be caught by the check meant for it. */
export interface Fault {
  /** Kebab case, as `--fault` takes it. */
  name: string;
  /** The promise that it breaks, in one sentence. */
  violates: string;
  /** What it does to webhooks. */
  webhooks: WebhookInterceptor<FaultMoment>;
}
