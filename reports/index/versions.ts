import type { RunDigest } from '../digest/digest.js';

/** The runs of an API version, and where the report of the latest one is. */
export interface VersionRuns {
  apiVersion: string;
  /** Oldest first. */
  runs: readonly RunDigest[];
  latest: RunDigest;
  /** Address of the report of the latest run, relative to the index. */
  report: string;
}

/** Runs by API version, in the order in which the versions come first. */
export function byVersion(digests: readonly RunDigest[], reportOf: (apiVersion: string) => string): VersionRuns[] {
  const versions = new Map<string, RunDigest[]>();
  for (const digest of digests)
    versions.set(digest.run.apiVersion, [...(versions.get(digest.run.apiVersion) ?? []), digest]);
  return [...versions].flatMap(([apiVersion, unsorted]) => {
    const runs = [...unsorted].sort((a, b) => a.run.startedAt.localeCompare(b.run.startedAt));
    const latest = runs.at(-1);
    return latest ? [{ apiVersion, runs, latest, report: reportOf(apiVersion) }] : [];
  });
}
