import { money } from './money.js';
import type { Provision } from './provision.js';
import { users } from './users.js';

/** Every object that cases can start from. */
export const provisions: readonly Provision[] = [...users, ...money];
