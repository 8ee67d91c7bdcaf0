import { createInterface } from 'node:readline';

/** Answers each line of standard input with the microseconds of processor time that this process has used, and ends with the input. */
export async function answerUsed() {
  for await (const line of createInterface(process.stdin)) {
    if (line !== 'used') throw new Error(`Asked for ${line}; only "used" is known.`);
    const { user, system } = process.cpuUsage();
    process.stdout.write(`${user + system}\n`);
  }
  process.exit(0);
}
