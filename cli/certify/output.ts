import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BundleFiles } from '../../certification/bundle/files.js';
import { zipOf } from '../../certification/bundle/zip.js';
import type { AttemptLine, CertificationLine } from '../../certification/record/format.js';
import { jsonText } from '../../certification/bundle/files.js';
import { UsageError } from '../../engine/config.js';
import { asFileUsage } from '../../engine/files.js';

/** Files and folders that a bundle may have: a folder with anything else in it is somebody's own. */
const ownNames =
  /^(audit\.json|certificate\.(html|json|jws)|declared\.json|flows\.yaml|manifest\.json|profiles|record\.ndjson|report\.html|requirements\.json|VERIFY\.md)$/;

/**
 * Holds that a bundle may be written to a place, before anything is sent.
 * @throws UsageError where something else is there, which would be lost
 */
export function assertReplaceable(folder: string): void {
  const stat = statSync(folder, { throwIfNoEntry: false });
  const other = stat?.isDirectory() ? readdirSync(folder).find((name) => !ownNames.test(name)) : undefined;
  if (stat !== undefined && (!stat.isDirectory() || other !== undefined))
    throw new UsageError(
      `--output ${folder}: is there and no bundle${other === undefined ? '' : ` (${other})`}; name another folder`,
    );
}

/**
 * Writes a bundle as a folder and as a zip beside it, whole or not at all. An earlier one of the same name is replaced.
 * @throws UsageError where nothing can be written there
 */
export function writeBundle(folder: string, files: BundleFiles): { folder: string; zip: string } {
  const zip = `${folder}.zip`;
  const part = `${folder}.${process.pid}.part`;
  try {
    for (const [name, bytes] of files) {
      const place = path.join(part, name);
      mkdirSync(path.dirname(place), { recursive: true });
      writeFileSync(place, bytes, { mode: 0o600 });
    }
    writeFileSync(`${part}.zip`, zipOf(files), { mode: 0o600 });
    rmSync(folder, { recursive: true, force: true });
    renameSync(part, folder);
    renameSync(`${part}.zip`, zip);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    rmSync(`${part}.zip`, { force: true });
    throw asFileUsage(error, folder, 'the bundle could not be written');
  }
  return { folder, zip };
}

/** The ids that a certification told the receiver of, to remove what it booked: beside the bundle, for the partner alone. */
export function usedIds(lines: readonly CertificationLine[], users: readonly string[]): string {
  const attempts = lines.filter((line): line is AttemptLine => line.type === 'attempt' && line.object !== null);
  const byWebhook = new Map<string, Set<string>>();
  for (const { webhook, object } of attempts) {
    const ids = byWebhook.get(webhook ?? '') ?? new Set<string>();
    byWebhook.set(webhook ?? '', ids.add(object ?? ''));
  }
  const objects = Object.fromEntries([...byWebhook].map(([webhook, ids]) => [webhook, [...ids]]));
  return jsonText({ users, objects });
}
