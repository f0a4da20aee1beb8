import { Command } from 'commander';
import { openFinding, replayFinding, startOfFinding, TargetError } from '../../api/findings.js';
import { type StartFlags, startFlags } from '../../api/start.js';
import { UnaskedError } from '../../api/unasked-error.js';
import { EXIT } from '../exit.js';
import { wholeNumber } from '../options.js';
import { say, warn } from '../print.js';
import { withStart, withTrust } from '../start.js';

export function replayCommand(exit: (status: number) => void): Command {
  const command = new Command('replay').argument('<finding>', 'file of the finding');
  return withTrust(
    withStart(command.description('Replay a finding; exit status 1: reproduced, 0: gone, 125: cannot tell')),
  )
    .option('--attempts <n>', 'number of attempts before it counts as gone', wholeNumber(1), 3)
    .action(async (file: string, words: string[], flags: StartFlags & { attempts: number }) => {
      const finding = openFinding(file);
      try {
        const start = startOfFinding(finding, startFlags(words, flags), flags.runRecordedCommand, warn);
        const { observation, other } = await replayFinding(
          finding,
          start,
          flags.attempts,
          flags.timeout,
          flags.allowDenylisted,
        );
        if (observation) say(`reproduces: ${observation.title}`);
        else say(other ? `gone, but something else was seen: ${other.title}` : 'gone');
        exit(observation ? 1 : 0);
      } catch (error) {
        if (!(error instanceof TargetError || error instanceof UnaskedError)) throw error;
        say(`cannot tell: ${error.message}`);
        exit(EXIT.cannotTell);
      }
    });
}
