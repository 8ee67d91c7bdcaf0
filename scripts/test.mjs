// All tests, share by share.
import { share, step } from './step.mjs';

const script = (name) => () => step(process.execPath, [`scripts/${name}.mjs`]);

share('unit', script('unit'));
share('main job', () => step(process.execPath, ['cli/bin.js', 'run']));
share('package', script('package-test'));
share('browser', script('browser-tests'));
const faults = (...args) => step(process.execPath, ['--import', 'tsx', 'scripts/faults/run.ts', ...args]);
// At one place each; `npm run proof` plants every fault at more.
share('faults', () => faults('--no-clean', '--places', '1'));
share('clean sandbox', () => faults('--no-faults'));
