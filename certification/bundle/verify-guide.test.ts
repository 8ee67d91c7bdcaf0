// A bundle is checked without this project: by the commands of its VERIFY.md as they stand, and by a library for JWS.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { compactVerify, importSPKI } from 'jose';
import { goodBundle, testKey } from '../test-support/bundles.js';
import { textIn, type BundleFiles } from './files.js';
import { verifyGuide } from './verify-guide.js';

const key = testKey();

/** Why the commands can't be run here; `undefined` where they can. */
function lacking(): string | undefined {
  const tools = { openssl: 'version', jq: '--version', sha256sum: '--version' };
  const missing = Object.entries(tools).filter(([tool, option]) => spawnSync(tool, [option]).status !== 0);
  return missing.length === 0 ? undefined : `${missing.map(([tool]) => tool).join(', ')} is not there`;
}

const commands = /```sh\n(.*?)```/s.exec(verifyGuide)?.[1] ?? '';

/** Runs the commands in the folder of a bundle, beside the issuer's key. */
function byHand(
  t: TestContext,
  files: BundleFiles,
  publicPem = key.publicPem,
  also: (folder: string) => void = () => undefined,
): { code: number | null; output: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'certification-by-hand-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, bytes] of files) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), bytes);
  }
  writeFileSync(path.join(folder, 'issuer.pem'), publicPem);
  also(folder);
  const { status, stdout, stderr } = spawnSync('sh', ['-c', commands], { cwd: folder, encoding: 'utf8' });
  return { code: status, output: stdout + stderr };
}

const skip = lacking() ?? false;

test('the commands of VERIFY.md accept a good bundle', { skip }, async (t) => {
  const { code, output } = byHand(t, await goodBundle(key.signing));
  assert.equal(code, 0, output);
  assert.match(output, /"verdict": "conformant"/);
});

test('they refuse what was changed, added, removed, or signed by somebody else', { skip }, async (t) => {
  const good = await goodBundle(key.signing);
  const without = new Map(good);
  without.delete('report.html');
  const other = testKey();
  const odd: [string, BundleFiles, string?][] = [
    ['changed', new Map(good).set('report.html', Buffer.from('fine'))],
    ['added', new Map(good).set('more.txt', Buffer.from('more'))],
    ['removed', without],
    ['another key', good, other.publicPem],
    ['another signer', await goodBundle(other.signing)],
  ];
  const linked = byHand(t, good, key.publicPem, (folder) => symlinkSync('report.html', path.join(folder, 'more.html')));
  assert.notEqual(linked.code, 0, 'a link added');
  for (const [what, files, publicPem] of odd) assert.notEqual(byHand(t, files, publicPem).code, 0, what);
});

test('a library for JWS reads the same statement', async () => {
  const good = await goodBundle(key.signing);
  const publicKey = await importSPKI(key.publicPem, 'Ed25519');
  const { payload, protectedHeader } = await compactVerify(textIn(good, 'certificate.jws').trim(), publicKey);
  assert.deepEqual(protectedHeader, {
    alg: 'Ed25519',
    typ: 'application/vnd.in-toto+json',
    kid: key.signing.keyId,
  });
  const { payload: sealed } = JSON.parse(textIn(good, 'certificate.json')) as { payload: string };
  assert.equal(Buffer.from(payload).toString('base64'), sealed);
});
