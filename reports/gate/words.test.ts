import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowsWith } from './words.js';

test('what concerns the reader comes first, then the loudest; waived and known rows last of their kind', () => {
  const row = (id: string, changes: object) => ({ id, standing: 'unannounced', level: 'fail', ...changes });
  const rows = [
    row('others', { concerns: false }),
    row('waived', { waived: true }),
    row('warned', { level: 'warn' }),
    row('elsewhere', { standing: 'seen' }),
    row('known', { known: true, level: 'warn' }),
    row('loud', {}),
  ] as unknown as Parameters<typeof rowsWith>[0]['rows'];
  const shown = rowsWith({ rows }, 'unannounced' as Parameters<typeof rowsWith>[1]) as unknown as { id: string }[];
  assert.deepEqual(
    shown.map(({ id }) => id),
    ['loud', 'warned', 'waived', 'known', 'others'],
  );
});
