// What takes longer than CI allows: full counts and benchmarks. Run before a release. A share that misses its bar ends it, so what
// proves behaviour comes before what measures speed.
import { ensureBrowser } from './browser.mjs';
import { share, step } from './step.mjs';

const program = (file, ...args) => step(process.execPath, ['--import', 'tsx', file, ...args]);

share('other readers', () => step(process.execPath, ['scripts/other-readers.mjs']));
share('values', () => program('generators/data/proof.ts', '10000'));
share('broken partners', () =>
  step(
    process.execPath,
    ['--import', 'tsx', '--test', 'certification/receiver/variants.test.ts', 'certification/client/variants.test.ts'],
    { env: { ...process.env, CERTIFICATION_EVERY: '1' } },
  ),
);
share('certificates', () => program('certification/test-support/proof.ts', '100000'));
share('mutants', () => program('generators/mutants/report.ts'));
share('counterexamples', () => program('generators/counterexamples/proof.ts', '5000'));
share('every edit of a document', () => program('diff/test-support/coverage-proof.ts'));
share('import, hostile texts', () => program('generators/import/test-support/proof.ts', '10000'));
share('derivation', () => program('benchmarks/derivation/run.ts'));
share('reports', () =>
  step(process.execPath, ['--import', 'tsx', 'benchmarks/report/run.ts'], {
    env: { ...process.env, CHROMIUM_PATH: ensureBrowser() },
  }),
);
share('history', () =>
  step(process.execPath, ['--import', 'tsx', 'benchmarks/history/run.ts'], {
    env: { ...process.env, CHROMIUM_PATH: ensureBrowser() },
  }),
);
share('causes', () => program('scripts/causes/run.ts'));
share('causes of pairs', () => program('scripts/causes/run.ts', '--pairs', '200'));
share('sandbox, 20 seeds', () =>
  step(process.execPath, ['--import', 'tsx', '--test', 'sandbox/loop.test.ts'], {
    env: { ...process.env, SANDBOX_SEEDS: '20' },
  }),
);
share('faults, full', () => program('scripts/faults/run.ts', '--full'));
share('upgrade gate', () => program('scripts/gate/run.ts'));
share('upgrade gate, 20 seeds', () => program('scripts/gate/self.ts', '--seeds', '20'));
share('exploration', () => program('benchmarks/exploration/run.ts'));
share('answers without end', () => program('benchmarks/answers/run.ts'));
share('mutation', () => program('scripts/mutation/run.ts', '--since', process.env.MUTATION_SINCE ?? 'HEAD~1'));
share('variations', () => program('scripts/variations/run.ts', '--full'));
share('sandbox, speed', () => program('benchmarks/sandbox/run.ts'));
share('sandbox, memory', () =>
  step(process.execPath, ['--expose-gc', '--import', 'tsx', 'benchmarks/sandbox/memory.ts']),
);
share('sink, speed', () => program('benchmarks/sink/run.ts'));
share('suite, overhead', () => program('benchmarks/suite/run.ts'));
share('diff, speed', () => program('benchmarks/diff/run.ts'));
