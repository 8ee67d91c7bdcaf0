import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { transform } from 'esbuild';

/** A copy of the project as plain JavaScript, in which chosen files may differ. */
export interface Copy {
  folder: string;
  remove(): void;
}

const testShim = 'scripts/mutation/node-test.ts';

/**
 * Copies the project's files into a folder of its own: all of them linked, and beside them those of `modules` compiled. It starts at
 * once, without a loader, and paths between files stay. `textOf` gives the text of a file that differs.
 */
export async function copyProject(
  root: string,
  modules: ReadonlySet<string>,
  textOf: (file: string) => string | undefined,
): Promise<Copy> {
  const folder = mkdtempSync(path.join(tmpdir(), 'conformance-mutation-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
    for (const file of projectFiles(root)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      symlinkSync(path.join(root, file), path.join(folder, file));
    }
    await Promise.all(
      [...modules].map((file) => compile(folder, file, textOf(file) ?? readFileSync(path.join(root, file), 'utf8'))),
    );
    return { folder, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Tracked and new files, as paths relative to the root. */
export function projectFiles(root: string): string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate'];
  return execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 })
    .split('\n')
    .filter((file) => file !== '' && existsSync(path.join(root, file)));
}

async function compile(folder: string, file: string, text: string): Promise<void> {
  const { code } = await transform(text, { loader: 'ts', format: 'esm', target: 'node20', sourcefile: file });
  writeFileSync(path.join(folder, file.replace(/\.ts$/, '.js')), withShim(file, code));
}

function withShim(file: string, code: string): string {
  if (file === testShim) return code;
  const shim = path.posix.relative(path.posix.dirname(file), testShim).replace(/\.ts$/, '.js');
  return code.replaceAll('"node:test"', JSON.stringify(shim.startsWith('.') ? shim : `./${shim}`));
}
