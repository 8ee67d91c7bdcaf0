// What the receiver does with each webhook: where it listens, what a payload must have, and where it tells of money. The data is in
// routes.json, for receivers in other languages too.
import { readFileSync } from 'node:fs';

/** @type {Record<string, {needs: string[], money?: {id: string, amount: string, currency: string, user?: string, status?: string, final?: string, sign: 1 | -1}}>} */
export const routes = JSON.parse(readFileSync(new URL('routes.json', import.meta.url), 'utf8'));
