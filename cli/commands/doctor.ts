import { Command } from 'commander';
import type { DoctorOptions } from '../actions/doctor.js';

export const doctorCommand = new Command('doctor')
  .option('--target <name>', 'a target of the configuration, or an address')
  .option('--api-version <version>', 'API version that it should have')
  .option('--contract <file-or-url>', 'an OpenAPI 3.0 or 3.1 document of any API instead')
  .option('--api-key <variable>', 'environment variable that holds the API key')
  .option('--public-url <url>', 'address under which the target reaches the sink')
  .option('--config <file>', 'configuration file')
  .addHelpText('after', '\nExit codes: 0 usable, 2 usage, 3 not usable.')
  .action(async (options: DoctorOptions) => {
    const { doctor } = await import('../actions/doctor.js');
    process.exitCode = await doctor(options);
  });
