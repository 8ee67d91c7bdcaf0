/** Reads a document of a revision of git, and files in its folder as they are there. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { UsageError } from '../../engine/config.js';
import { TooManyBytes, type Folder } from './beside.js';

/** Carries out git; what it complains of is told with the name that the user gave. */
function git(args: readonly string[], name: string, { most, input }: { most: number; input?: string }): Buffer {
  try {
    return execFileSync('git', args, { maxBuffer: most, stdio: ['pipe', 'pipe', 'pipe'], input: input ?? '' });
  } catch (error) {
    const { stderr, code } = error as { stderr?: Buffer; code?: string };
    if (code === 'ENOENT') throw new UsageError(`${name}: git is not installed`);
    if (code === 'ENOBUFS') throw new UsageError(`${name}: has more than ${most / 1024 / 1024} MB`);
    const [line = ''] = (stderr?.toString() ?? '').split('\n');
    throw new UsageError(`${name}: ${line.replace(/^fatal: /, '') || 'git does not have it'}`);
  }
}

/** An ordinary file of a revision. */
interface Blob {
  /** From the top of the repository. */
  path: string;
  id: string;
  bytes: number;
}

/** What `git ls-tree --long -z` lists, without links, folders and other repositories. */
function blobsOf(listing: string): Blob[] {
  return [...listing.matchAll(/(\d+) blob ([0-9a-f]+) +(\d+)\t([^\0]+)\0/g)]
    .filter(([, mode]) => mode !== '120000')
    .map(([, , id = '', bytes, file = '']) => ({ path: file, id, bytes: Number(bytes) }));
}

/** The texts of blobs as `git cat-file --batch` writes them: a line with the number of bytes, these, and an end of line. */
function textsOf(written: Buffer, blobs: readonly Blob[]): string[] {
  let at = 0;
  return blobs.map(({ bytes }) => {
    const start = written.indexOf('\n', at) + 1;
    at = start + bytes + 1;
    return written.subarray(start, start + bytes).toString('utf8');
  });
}

/** Room for what git says of files, in bytes. */
const aroundIt = 1024 * 1024;

/** The folder that git was asked in, from the top of the repository, with `/` at its end; empty for the top. */
function hereInRepository(name: string): string {
  return git(['rev-parse', '--show-prefix'], name, { most: aroundIt }).toString('utf8').trimEnd();
}

/** @param file from the top of the repository */
function folderOf(name: string, revision: string, file: string): Folder {
  const pathOf = (one: string): string => path.posix.join(path.posix.dirname(file), one);
  return {
    document: path.posix.basename(file),
    shown: (one) => `git:${revision}:${pathOf(one)}`,
    read: (names, mostBytes) => {
      const wanted = new Map(names.map((one) => [pathOf(one), one]));
      const asked = ['ls-tree', '--full-tree', '--long', '-z', revision, '--', ...wanted.keys()];
      const listed = blobsOf(git(asked, name, { most: aroundIt }).toString('utf8'));
      const blobs = listed.filter((blob) => wanted.has(blob.path));
      if (blobs.reduce((sum, { bytes }) => sum + bytes, 0) > mostBytes) throw new TooManyBytes();
      const input = blobs.map(({ id }) => `${id}\n`).join('');
      const texts = textsOf(git(['cat-file', '--batch'], name, { most: mostBytes + aroundIt, input }), blobs);
      return Promise.resolve(new Map(blobs.map((blob, index) => [wanted.get(blob.path) ?? '', texts[index] ?? ''])));
    },
  };
}

/**
 * The document of `git:<revision>:<path>`, the path from the top of the repository, or from here where it begins with `./`.
 * @throws UsageError where git does not have it
 */
export function fromGit(name: string, mostBytes: number): { text: string; folder: Folder; file: string } {
  const [, revision = '', file = ''] = /^git:([^:]+):(.+)$/.exec(name) ?? [];
  if (revision === '' || revision.startsWith('-'))
    throw new UsageError(`${name}: name a revision and a path, such as git:HEAD~1:openapi.yaml`);
  const text = git(['show', `${revision}:${file}`], name, { most: mostBytes }).toString('utf8');
  // As git takes it: from the top of the repository, or from here where the path begins with a dot.
  const fromTop = path.posix.normalize(/^\.\.?\//.test(file) ? `${hereInRepository(name)}${file}` : file);
  return { text, folder: folderOf(name, revision, fromTop), file: fromTop };
}
