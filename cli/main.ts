import { endQuietlyAtClosedPipe } from '../suites/support/closed-pipe.js';
import { carryOutCommandLine } from './command-line.js';

const args = process.argv.slice(2);

// What a command writes is its user's alone, Playwright's files included; a contract that is imported belongs to the project.
if (args[0] !== 'import') process.umask(0o077);

endQuietlyAtClosedPipe(process.stdout, process.stderr);
process.exitCode = await carryOutCommandLine(args);
