import type { Command } from 'commander';
import { didYouMean } from '../contracts/model/nearest.js';
import { UsageError } from '../engine/config.js';

/** Commander's own command. */
const help = 'help';

/** @throws UsageError for a name that is none of the known ones; options are left to Commander */
function assertKnown(name: string | undefined, known: readonly string[], before: string): void {
  if (name === undefined || name.startsWith('-') || name === help || known.includes(name)) return;
  throw new UsageError(
    `${`${before} ${name}`.trim()}: no such command${didYouMean(name, known)}; there are ${known.join(', ')}`,
  );
}

/**
 * Refuses a command that doesn't exist even where help is asked for, which Commander then shows with exit code 0.
 * @param args what follows the program's name
 * @throws UsageError with the command that was meant
 */
export function assertKnownCommand([first, second]: readonly string[], known: readonly string[]): void {
  assertKnown(first === help ? second : first, known, first === help ? help : '');
}

/** The same for the commands below a command that takes no arguments of its own. */
export function assertKnownSubcommand([first, second]: readonly string[], command: Command): void {
  if (command.name() !== first || command.commands.length === 0 || command.registeredArguments.length > 0) return;
  assertKnown(
    second,
    command.commands.map((one) => one.name()),
    first,
  );
}
