/** docs/reference/differences.md: where the manuals of a release and what its programs say of themselves part ways, and why. */
import { type Adjudicated, adjudicate } from '../../compare/adjudicate.js';
import { changesBetween } from '../../compare/changes.js';
import { documentProgram } from '../../compare/program.js';
import { history } from '../../editions.js';
import type { Interface } from '../../model.js';

const SYSTEM = 'introspection-qemu-system-';
const DAEMON = 'introspection-qemu-storage-daemon-';

/** A document, and what the program of the same release says of itself. */
const PAIRS: readonly [string, string][] = [
  ['man-qemu-qmp-ref-5.2', `${SYSTEM}5.2`],
  ['qemu-system-7.2', `${SYSTEM}7.2`],
  ['man-qemu-qmp-ref-7.2', `${SYSTEM}7.2`],
  ['man-qemu-qmp-ref-10.0', `${SYSTEM}10.0`],
  ['man-qemu-qmp-ref-11.1', `${SYSTEM}11.1`],
  ['qemu-storage-daemon-7.2', `${DAEMON}7.2`],
  ['qemu-storage-daemon-qmp-ref-7.2', `${DAEMON}7.2`],
  ['man-qemu-storage-daemon-qmp-ref-7.2', `${DAEMON}7.2`],
  ['man-qemu-storage-daemon-qmp-ref-10.0', `${DAEMON}10.0`],
  ['man-qemu-storage-daemon-qmp-ref-11.1', `${DAEMON}11.1`],
];

const INTRODUCTION = `# Documents and programs of one release

What a document of QEMU has and Debian's program of the same release (x86) has not, or has otherwise, by
introspection. A value that many commands take counts once for each place. \`qmpspec schema compare DOCUMENT
INTROSPECTION\` lists them one by one.

This page is written by \`node scripts/catalogs.mjs\`.

| document | introspection | places | why | what |
| --- | --- | ---: | --- | --- |
`;

export function differencesPage(load: (id: string) => Interface): string {
  return INTRODUCTION + PAIRS.flatMap(([document, program]) => rows(load(document), load(program))).join('');
}

function rows(document: Interface, program: Interface): string[] {
  const sides = { before: document, after: program, program: documentProgram(program), history: history() };
  const reasons = new Map<string, Adjudicated[]>();
  for (const change of changesBetween(document, program)) {
    const judged = adjudicate(change, sides);
    const why =
      judged.verdict === 'compatible'
        ? judged.because.replace(`${document.document.id} has it only`, 'only')
        : `${judged.verdict}: ${judged.because}`;
    reasons.set(why, [...(reasons.get(why) ?? []), judged]);
  }
  const found = [...reasons].sort(([a], [b]) => (a < b ? -1 : 1));
  const cells = found.length === 0 ? [['0', 'the same interface', '']] : found.map(cellsOf);
  return cells.map((each) => `| ${[document.document.id, program.document.id, ...each].join(' | ')} |\n`);
}

function cellsOf([why, changes]: [string, Adjudicated[]]): string[] {
  const names = new Set(changes.map(({ entity, path, value }) => value ?? path.at(-1) ?? entity));
  return [String(changes.length), why, [...names].sort().join(', ')];
}
