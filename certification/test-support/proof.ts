// Tampers with a certificate and its bundle 100,000 times, and certifies the good receiver over 20 seeds: run before a release.
import { certified } from './certify.js';
import { tamper } from './tamper.js';

const count = Number(process.argv[2] ?? 100_000);
const { tried, byKind, accepted } = await tamper(count, 1);
for (const [kind, number] of Object.entries(byKind)) process.stdout.write(`${kind}: ${number}\n`);
process.stdout.write(`${tried} tampered bundles, ${accepted.length} accepted ${accepted.join('; ')}\n`);
let failed = 0;
for (let seed = 1; seed <= 20; seed += 1) {
  const { results } = await certified({ profiles: ['core', 'crypto', 'sepa'], seed: `proof ${seed}` });
  failed += results.filter(({ outcome }) => outcome === 'not-conformant' || outcome === 'not-tested').length;
}
process.stdout.write(`20 seeds, ${failed} requirements that the good receiver fails\n`);
process.exitCode = accepted.length + failed === 0 ? 0 : 1;
