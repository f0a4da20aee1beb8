import { Command } from 'commander';
import { openFinding, replayFinding, startOfFinding } from '../../api/findings.js';
import { TargetError } from '../../harness/target/error.js';
import { wholeNumber } from '../options.js';
import { type StartFlags, startFlags, withStart } from '../start.js';

/** What `git bisect run` takes for "skip this one". */
const CANNOT_TELL = 125;

export function replayCommand(exit: (status: number) => void): Command {
  const command = new Command('replay').argument('<finding>', 'file of a finding');
  return withStart(
    command.description('See a finding again: exit status 0 gone, 1 reproduces, 125 cannot tell'),
  )
    .option('--run-recorded-command', 'run the command that the finding names, whatever it is')
    .option('--attempts <n>', 'so often before it counts as gone', wholeNumber(1), 3)
    .action(async (file: string, words: string[], flags: StartFlags & { attempts: number }) => {
      const finding = openFinding(file);
      try {
        const start = startOfFinding(finding, startFlags(words, flags), flags.runRecordedCommand);
        const { observation, other } = await replayFinding(finding, start, flags.attempts, flags.timeout);
        if (observation) say(`reproduces: ${observation.title}`);
        else say(other ? `gone, but something else was seen: ${other.title}` : 'gone');
        exit(observation ? 1 : 0);
      } catch (error) {
        if (!(error instanceof TargetError)) throw error;
        say(`cannot tell: ${error.message}`);
        exit(CANNOT_TELL);
      }
    });
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
