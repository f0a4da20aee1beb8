import { Command } from 'commander';
import { lint } from '../../../api/lint.js';
import { openNamed } from '../../../api/open-named.js';
import { spot } from '../../../reports/document/lines.js';
import { EXIT } from '../../exit.js';
import type { MakeCommand } from '../../make-command.js';
import { sayAll } from '../../print.js';

export const lintCommand: MakeCommand = (exit) =>
  new Command('lint')
    .description('Check documents for contradictions; exit status 1 if there are any')
    .argument('<document...>', 'file, directory or id of a catalog')
    .action((names: string[]) => {
      let total = 0;
      for (const name of names) {
        const reading = openNamed(name);
        const findings = lint(reading);
        total += findings.length;
        sayAll(findings.map((each) => `${spot(name, each)}: ${each.rule}: ${each.message}`));
        // A catalog has no prose: its examples and names cannot be compared.
        const scope =
          reading.texts.length === 0 ? ' (without its words: names and examples were not looked at)' : '';
        sayAll([
          `${name}: ${findings.length} ${findings.length === 1 ? 'contradiction' : 'contradictions'}${scope}`,
        ]);
      }
      if (total > 0) exit(EXIT.fail);
    });
