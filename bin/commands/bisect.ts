import { Command } from 'commander';
import { FUZZ_TIMEOUT_MS } from '../../api/defaults.js';
import { bisectFinding, openFinding, type Trust } from '../../api/findings.js';
import { openTargets } from '../../api/targets.js';
import { EXIT } from '../exit.js';
import { wholeNumber } from '../options.js';
import { say } from '../print.js';
import { withTrust } from '../start.js';

export function bisectCommand(exit: (status: number) => void): Command {
  return withTrust(new Command('bisect'))
    .description('Find the first target of a list that shows a finding')
    .argument('<finding>', 'file of the finding')
    .requiredOption(
      '--targets <file>',
      'YAML file of targets as for matrix, oldest first; {args} in a command: the arguments that the finding was made with',
    )
    .option(
      '--timeout <ms>',
      'timeout for a reply; a longer wait may be a hang',
      wholeNumber(1),
      FUZZ_TIMEOUT_MS,
    )
    .action(async (file: string, flags: { targets: string; timeout: number } & Trust) => {
      const finding = openFinding(file);
      const targets = openTargets(flags.targets);
      const width = Math.max(...targets.map(({ name }) => name.length));
      const { first, gone, unsure, verdicts } = await bisectFinding(
        finding,
        targets,
        flags.timeout,
        (name, text) => say(`${name.padEnd(width)}  ${text}`),
        flags,
      );
      const names = unsure.map((position) => targets[position]?.name).join(', ');
      if (unsure.length > 0) say(`cannot tell: ${names}`);
      const oldest = first === 0 ? ', the oldest of the list' : '';
      const since = gone === null ? '' : `; gone since ${targets[gone]?.name}`;
      const toldNothing = [...verdicts.values()].every((verdict) => verdict === 'unknown');
      if (toldNothing) say('nothing can be told of any target');
      else if (first === null) say('no target shows it');
      else say(`first bad: ${targets[first]?.name}${oldest}${since}`);
      exit(toldNothing ? EXIT.cannotTell : first === null ? EXIT.fail : EXIT.ok);
    });
}
