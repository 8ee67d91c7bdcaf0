import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeAll, type Write } from './write-all.js';

/** Takes so many bytes at a time until it is full. */
function taking(atOnce: number, room = Infinity): { write: Write; taken: () => string } {
  let taken = '';
  return {
    taken: () => taken,
    write: (file, bytes, offset) => {
      assert.equal(file, 7);
      const fits = Math.min(atOnce, room - taken.length, bytes.length - offset);
      if (fits <= 0) throw new Error('ENOSPC');
      taken += bytes.toString('latin1', offset, offset + fits);
      return fits;
    },
  };
}

test('all bytes are written, however few are taken at once', () => {
  for (const atOnce of [1, 3, 4, 10, 11]) {
    const { write, taken } = taking(atOnce);
    assert.deepEqual(writeAll(7, Buffer.from('0123456789'), write), { written: 10 });
    assert.equal(taken(), '0123456789');
  }
  assert.deepEqual(writeAll(7, Buffer.alloc(0), taking(1).write), { written: 0 });
});

test('of what does not fit the beginning is written, and the reason told', () => {
  for (const room of [0, 4, 9]) {
    const { write, taken } = taking(3, room);
    const { written, error } = writeAll(7, Buffer.from('0123456789'), write);
    assert.deepEqual([written, taken(), String(error)], [room, '0123456789'.slice(0, room), 'Error: ENOSPC']);
  }
});
