import type { Change } from './compare.js';

/** Every change with its heading and what it means, the most pressing first. */
export const changeWords: Record<Change, { title: string; meaning: string }> = {
  regression: { title: 'Regressions', meaning: 'Judged before and sound, or at a lower level; broken now.' },
  new: { title: 'New', meaning: 'Broken now; the earlier run did not judge these cases.' },
  flaky: { title: 'Flaky', meaning: 'Comes and goes: within one run, or at least three times over the history.' },
  'still-failing': { title: 'Still failing', meaning: 'Broken in both runs.' },
  fixed: { title: 'Fixed', meaning: 'Broken before; judged and sound now.' },
  gone: { title: 'Gone', meaning: 'Broken before; the later run did not judge these cases, so nobody knows.' },
};
