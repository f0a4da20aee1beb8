/** A finding as a bug report in Markdown, ready to paste. */
import type { FuzzFinding } from '../../harness/finding.js';
import { stringifyJson } from '../../schema/json-text.js';
import { prettyJson } from '../html/pretty.js';
import { markdownCode, markdownText } from '../markdown/escape.js';
import { jsonText } from '../text/rendered.js';
import { shellLine } from '../text/shell.js';
import { visibleLines } from '../text/visible.js';
import { messagesOf } from './message.js';
import { shellScript } from './shell.js';

/** Characters; findings cut large values before. */
const LONGEST_OBSERVED = 100_000;

const HEADINGS: Readonly<Record<FuzzFinding['kind'], string>> = {
  crash: 'dies of',
  hang: 'hangs on',
  violation: 'breaks the protocol on',
  leak: 'leaks on',
  accepted: 'accepts a wrong',
};

/** `warning`: what a reader should know before running it. */
export function bugReport(finding: FuzzFinding, warning?: string): string {
  const { kind, target, observed, reproduced, steps, stderr, cites, title } = finding;
  const commands = [
    ...new Set(
      steps.map(({ send }) => {
        const name = typeof send === 'string' ? 'raw bytes' : (send.execute ?? send['exec-oob']);
        return typeof name === 'string' ? name : 'no command';
      }),
    ),
  ];
  const [n, m] = reproduced;
  const sections = [
    `# ${text(target.kind)} ${HEADINGS[kind]} ${commands.map(code).join(', ')}`,
    text(title),
    ...(warning === undefined ? [] : [`**Warning:** ${text(warning)}`]),
    `Version: ${code(stringifyJson(target.version))}`,
    `Command line: ${code(shellLine(target.command))}`,
    `Reproduces ${n} of ${m} times.`,
    `## Requests\n\n${fenced(
      'json',
      jsonText(
        messagesOf(finding)
          .map(({ line, bytes }) => line ?? `(bytes, base64) ${bytes}`)
          .join('\n'),
      ),
    )}`,
    `## Observed\n\n${fenced('json', prettyJson(observed, LONGEST_OBSERVED))}`,
    ...(stderr.trim() === '' ? [] : [`## Standard error\n\n${fenced('', stderr.trimEnd())}`]),
    ...(cites.length === 0
      ? []
      : [
          `## Documents\n\n${cites.map(({ doc, entity, line }) => `- ${text(doc)}: ${text(entity)}${line === undefined ? '' : `, line ${Number(line)}`}`).join('\n')}`,
        ]),
    `## To reproduce\n\n${fenced('sh', shellScript(finding).trimEnd())}`,
  ];
  return `${sections.join('\n\n')}\n`;
}

/** Longer than what a person writes there. */
const LONGEST = 2_000;

/** Within a word, an underscore is one in GitHub's Markdown, too. */
const text = (words: string) => markdownText(words, LONGEST).replaceAll(/(?<=\w)&#95;(?=\w)/g, '_');

/** A span where Markdown has one for the text. */
function code(words: string): string {
  return words.length <= LONGEST && /^[\x20-\x5f\x61-\x7e]*$/.test(words) && words.trim() !== ''
    ? `\`${words}\``
    : markdownCode(words, LONGEST);
}

/** A fence longer than any in the text, so that no line of it closes the block. */
function fenced(language: string, words: string): string {
  const text = visibleLines(words);
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}
