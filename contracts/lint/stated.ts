/** A contradiction of `platform.yaml`: C01, C02 … */
export interface PlatformContradiction {
  id: string;
  topic: string;
  readings: string[];
  /** The edition that contradicts itself, where the readings do not say. */
  edition?: string;
}

/** An operation or webhook of the dossier, as far as contradictions need it. */
export interface StatedEntry {
  id: string;
  title: string;
  editions: Partial<Record<string, { evidence: string; payloadEvidence?: string }>>;
  contradictions?: string[];
}

/** Contradictions as the dossier notes them: data, not judged yet. A whole dossier fits. */
export interface StatedContradictions {
  platform: { contradictions?: PlatformContradiction[] };
  operations: readonly StatedEntry[];
  webhooks: readonly StatedEntry[];
}
