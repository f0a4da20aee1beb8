import { Command } from 'commander';
import { type CitedSentence, lostCitations } from '../../../api/citations.js';
import { jsonLines } from '../../../reports/text/rendered.js';
import { findSentence, sentencesAbout, wordsOf } from '../../../schema/citations.js';
import type { JsonValue } from '../../../schema/json.js';
import type { Interface } from '../../../schema/model.js';
import { digestOf, normalised } from '../../../schema/statements/digest.js';
import { EXIT, UsageError } from '../../exit.js';
import { print, sayAll } from '../../print.js';
import type { MakeCommand } from '../../program.js';
import { openNamed } from './open.js';

interface Options {
  find?: string;
  lost?: boolean;
  json?: boolean;
}

/** A sentence that can be cited; `words` only where the document itself is at hand. */
interface Citable {
  entity: string;
  sentence: string;
  line: number;
  file?: string;
  words?: string;
}

export const citeCommand: MakeCommand = (exit) =>
  new Command('cite')
    .description('Show the sentences of a document with the digests by which cases cite them')
    .argument('<document>', 'file, directory or id of a catalog (which has lines and digests, but no words)')
    .argument('[entity]', 'name of a command, event or type')
    .option(
      '--find <words>',
      'only the sentences that say this: a whole one, or some words where DOCUMENT has words',
    )
    .option(
      '--lost',
      'the citations of cases that the document does not bear; exit status 1 when there are any',
    )
    .option('--json', 'one JSON object a line')
    .action((name: string, entity: string | undefined, { find, lost, json }: Options) => {
      const { interface: iface } = openNamed(name);
      if (iface.sentences === undefined) {
        throw new UsageError(`${name} has no sentences to cite: give a document that people wrote.`);
      }
      if (lost) {
        const missing = lostCitations(iface).filter((each) => entity === undefined || each.entity === entity);
        if (json) print(jsonLines(missing as unknown as JsonValue[]));
        else sayAll(lostLines(name, missing));
        if (missing.length > 0) exit(EXIT.fail);
        return;
      }
      const entities = entity === undefined ? Object.keys(iface.sentences) : [entity];
      const all = entities.flatMap((each) => citablesOf(iface, each));
      if (all.length === 0) throw new UsageError(`${name} says nothing of "${entity}" in sentences.`);
      const shown = find === undefined ? all : all.filter(saying(find));
      if (json) print(jsonLines(shown as unknown as JsonValue[]));
      else sayAll(grouped(shown));
      if (shown.length === 0) {
        if (!json) sayAll([`${name} has no sentence that says "${find}"`]);
        exit(EXIT.fail);
      }
    });

function citablesOf(iface: Interface, entity: string): Citable[] {
  return sentencesAbout(iface, entity).map(([line, sentence]) => {
    const words = wordsOf(iface, entity, sentence);
    const file = findSentence(iface, entity, sentence)?.file;
    return {
      entity,
      sentence,
      line,
      ...(file === undefined ? {} : { file }),
      ...(words === null ? {} : { words }),
    };
  });
}

function saying(find: string): (each: Citable) => boolean {
  const digest = digestOf(find);
  const part = normalised(find);
  if (digest === null) throw new UsageError(`--find "${find}": expected words, and there are none.`);
  return ({ sentence, words }) =>
    sentence === digest || (words !== undefined && normalised(words).includes(part));
}

/** Under the name of each entity. */
function grouped(citables: readonly Citable[]): string[] {
  return citables.flatMap(({ entity, sentence, line, file, words }, at) => {
    const heading = file === undefined ? entity : `${entity} (${file})`;
    const row = `  ${String(line).padStart(5)}  ${sentence}${words === undefined ? '' : `  ${words}`}`;
    return citables[at - 1]?.entity === entity ? [row] : [heading, row];
  });
}

function lostLines(name: string, missing: readonly CitedSentence[]): string[] {
  const rows = missing.map(
    ({ by, entity, sentence }) => `${by}: ${entity} ${[sentence].flat().join(' or ')}`,
  );
  const n = missing.length;
  return [...rows, `${name}: ${n} ${n === 1 ? 'citation' : 'citations'} lost`];
}
