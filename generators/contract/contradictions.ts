import type { StatedContradictions, StatedEntry } from '../../contracts/lint/stated.js';
import type { Dossier, DossierOperation, DossierWebhook } from './dossier.js';

function entryOf({ id, title, editions, contradictions }: DossierOperation | DossierWebhook): StatedEntry {
  const places = Object.entries(editions).map(([edition, place]) => {
    const { evidence } = place;
    return [edition, 'payloadEvidence' in place ? { evidence, payloadEvidence: place.payloadEvidence } : { evidence }];
  });
  return {
    id,
    title,
    editions: Object.fromEntries(places) as StatedEntry['editions'],
    ...(contradictions ? { contradictions } : {}),
  };
}

/** What the dossier notes about contradictions of the documentation, without the rest of it. */
export function statedContradictions({ platform, operations, webhooks }: Dossier): StatedContradictions {
  return {
    platform: { contradictions: platform.contradictions },
    operations: operations.map(entryOf),
    webhooks: webhooks.map(entryOf),
  };
}
