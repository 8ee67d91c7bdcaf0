import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Command } from 'commander';
import { sinkCommand } from './commands/sink.js';
import { assertKnownCommand, assertKnownSubcommand } from './unknown-command.js';

const known = ['run', 'report', 'compare', 'sink'];

test('an unknown command is refused with and without --help, and what was meant is named', () => {
  for (const args of [['nonsense'], ['nonsense', '--help'], ['help', 'nonsense'], ['help', 'nonsense', '-h']])
    assert.throws(
      () => assertKnownCommand(args, known),
      /nonsense: no such command; there are run, report, compare, sink/,
    );
  assert.throws(
    () => assertKnownCommand(['raport', '--help'], known),
    /raport: no such command \(did you mean "report"\?\)/,
  );
});

test('what exists, options and no command at all are left to Commander', () => {
  for (const args of [
    [],
    ['run', '--help'],
    ['--help'],
    ['--version'],
    ['help'],
    ['help', 'run'],
    ['report', 'nonsense'],
  ])
    assertKnownCommand(args, known);
});

test('the commands of a command are known too', () => {
  assert.throws(
    () => assertKnownSubcommand(['sink', 'resnd', '--help'], sinkCommand),
    /sink resnd: .*did you mean "resend"/,
  );
  for (const args of [['sink'], ['sink', '--port', '0'], ['sink', 'resend', '1'], ['sink', 'help']])
    assertKnownSubcommand(args, sinkCommand);
  assertKnownSubcommand(['report', 'some/record'], new Command('report').argument('<record>'));
});
