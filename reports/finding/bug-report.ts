/** A finding as a bug report in Markdown, ready to paste. */
import type { Finding } from '../../harness/finding.js';
import { shellLine } from '../text/shell.js';
import { messagesOf } from './message.js';
import { shellScript } from './shell.js';

const HEADINGS: Readonly<Record<Finding['kind'], string>> = {
  crash: 'dies of',
  hang: 'hangs on',
  violation: 'breaks the protocol on',
  leak: 'leaks on',
  accepted: 'accepts a wrong',
};

export function bugReport(finding: Finding): string {
  const { kind, target, observed, reproduced, steps, stderr, cites, title } = finding;
  const commands = [
    ...new Set(
      steps.map(({ send }) =>
        typeof send === 'string' ? 'raw bytes' : String(send.execute ?? send['exec-oob']),
      ),
    ),
  ];
  const [n, m] = reproduced;
  const sections = [
    `# ${target.kind} ${HEADINGS[kind]} ${commands.map((command) => `\`${command}\``).join(', ')}`,
    title,
    `Version: \`${JSON.stringify(target.version)}\``,
    `Command line: \`${shellLine(target.command)}\``,
    `Reproduces ${n} of ${m} times.`,
    `## Requests\n\n${fenced(
      'json',
      messagesOf(finding)
        .map(({ line, bytes }) => line ?? `(bytes, base64) ${bytes}`)
        .join('\n'),
    )}`,
    `## Observed\n\n${fenced('json', JSON.stringify(observed, null, 2))}`,
    ...(stderr.trim() === '' ? [] : [`## Standard error\n\n${fenced('', stderr.trimEnd())}`]),
    ...(cites.length === 0
      ? []
      : [
          `## Documents\n\n${cites.map(({ doc, entity, line }) => `- ${doc}: ${entity}${line === undefined ? '' : `, line ${line}`}`).join('\n')}`,
        ]),
    `## To reproduce\n\n${fenced('sh', shellScript(finding).trimEnd())}`,
  ];
  return `${sections.join('\n\n')}\n`;
}

/** A fence longer than any in the text. */
function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}
