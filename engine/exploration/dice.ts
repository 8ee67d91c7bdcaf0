import { seedOf } from '../../generators/data/data.js';
import type { Dice } from '../model/kind.js';

/** Dice that fall alike for equal parts (mulberry32). */
export function dice(...parts: (string | number)[]): Dice {
  let state = seedOf(...parts);
  const draw = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    int: (below) => Math.floor(draw() * below),
    pick: (items) => items[Math.floor(draw() * items.length)],
    chance: (share) => draw() < share,
  };
}
