import { Command } from 'commander';
import { MINIMIZE_MS } from '../../api/defaults.js';
import { minimizeFinding, openFinding, startOfFinding, storeFinding } from '../../api/findings.js';
import { duration } from '../duration.js';
import { EXIT } from '../exit.js';
import { say, warn } from '../print.js';
import { untilInterrupted } from '../signals.js';
import { type StartFlags, startFlags, withStart, withTrust } from '../start.js';

const ATTEMPTS = 10;

export function minimizeCommand(exit: (status: number) => void): Command {
  const command = new Command('minimize').argument('<finding>', 'file of a finding');
  return withTrust(withStart(command.description('Make a finding as small as it can be')))
    .option('--out <file>', 'write the result there instead of over the finding')
    .option('--time <time>', 'give up making it smaller after this time', duration, MINIMIZE_MS)
    .action(async (file: string, words: string[], flags: StartFlags & { out?: string; time: number }) => {
      const finding = openFinding(file);
      const { signal, done } = untilInterrupted();
      const effort = {
        tries: Infinity,
        budget: flags.time,
        attempts: ATTEMPTS,
        timeout: flags.timeout,
        signal,
      };
      try {
        const small = await minimizeFinding(
          finding,
          startOfFinding(finding, startFlags(words, flags), flags.runRecordedCommand, warn),
          effort,
          flags.allowDenylisted,
        );
        if (!small) {
          say(`${file}: not seen again, so it stays as it is`);
          return exit(EXIT.fail);
        }
        const out = flags.out ?? file;
        storeFinding(out, small);
        const [n, m] = small.reproduced;
        const sizes = `${finding.steps.length} steps, now ${small.steps.length}`;
        say(`${out}: ${sizes}; seen again ${n} of ${m} times`);
      } finally {
        await done();
      }
    });
}
