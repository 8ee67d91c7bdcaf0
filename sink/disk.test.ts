import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { noDisk, openDisk } from './disk.js';
import { journalPath } from './test-support/folder.js';

test('as many syncs as it says are under way at once, and each frees its place', async (t) => {
  const path = await journalPath(t);
  await writeFile(path, 'x');
  const disk = await openDisk(path);
  assert.equal(disk.atOnce, 3);
  for (let round = 0; round < 2; round += 1) {
    const syncs = Array.from({ length: disk.atOnce }, () => disk.sync());
    await assert.rejects(disk.sync(), /under way/);
    await Promise.all(syncs);
  }
  await disk.close();
  await assert.rejects(disk.sync(), RangeError);
});

test('a disk is under an existing file', async (t) => {
  await assert.rejects(openDisk(await journalPath(t)), { code: 'ENOENT' });
});

test('what need not survive the machine waits for nothing, one at a time', async () => {
  assert.equal(noDisk.atOnce, 1);
  await noDisk.sync();
  await noDisk.close();
});
