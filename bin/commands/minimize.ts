import { Command } from 'commander';
import { MINIMIZE_MS } from '../../api/defaults.js';
import { minimizeFinding, openFinding, startOfFinding, storeFinding } from '../../api/findings.js';
import { type StartFlags, startFlags } from '../../api/start.js';
import { duration } from '../duration.js';
import { EXIT } from '../exit.js';
import { say, warn } from '../print.js';
import { untilInterrupted } from '../signals.js';
import { withStart, withTrust } from '../start.js';

const ATTEMPTS = 10;

export function minimizeCommand(exit: (status: number) => void): Command {
  const command = new Command('minimize').argument('<finding>', 'file of the finding');
  return withTrust(withStart(command.description('Minimize a finding')))
    .option('--out <file>', 'write the result to this file instead of replacing the finding')
    .option('--time <time>', 'time limit, such as 90s or 5m', duration, MINIMIZE_MS)
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
          say(`${file}: not reproduced; the file is unchanged`);
          return exit(EXIT.fail);
        }
        const out = flags.out ?? file;
        storeFinding(out, small);
        const [n, m] = small.reproduced;
        const sizes = `${finding.steps.length} steps, now ${small.steps.length}`;
        say(`${out}: ${sizes}; reproduced ${n} of ${m} times`);
      } finally {
        await done();
      }
    });
}
