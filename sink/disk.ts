import { fdatasync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';

const datasync = promisify(fdatasync);

/** One leaves writer and disk waiting for each other in turn. Node's pool has four threads, and reading the journal needs one. */
const SYNCS_AT_ONCE = 3;

/** Waits for what is written to one file to be durable. */
export interface Disk {
  /** How many syncs may be under way at once. */
  readonly atOnce: number;
  /** Resolves once all that was written before the call survives a crash of the machine; rejects where that is unknown. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** For a file that only has to survive a crash of the process. */
export const noDisk: Disk = {
  atOnce: 1,
  sync: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

/**
 * The disk under an existing file. Syncs overlap, so that the next batch is on its way while the disk confirms the last.
 *
 * `fdatasync` writes the length of a file that has grown as well, and leaves out only times (POSIX, synchronized I/O data
 * integrity completion). Every sync under way has a descriptor of its own: Linux reports a failed write once per descriptor, so
 * two syncs that share one could share out the error, and one of them would pass what is lost.
 */
export async function openDisk(path: string): Promise<Disk> {
  const idle: FileHandle[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(idle.map((file) => file.close()));
  };
  try {
    for (let count = 0; count < SYNCS_AT_ONCE; count += 1) idle.push(await open(path, 'r+'));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    atOnce: SYNCS_AT_ONCE,
    async sync() {
      const file = idle.pop();
      if (file === undefined) throw new Error('All syncs are under way.');
      try {
        await datasync(file.fd);
      } finally {
        idle.push(file);
      }
    },
    close,
  };
}
