/** A corpus that outlives the campaign: one file an entry, none that is not needed. */
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkOf, faultText } from '../../../schema/file/check.js';
import { parseFileJson } from '../../../schema/file/json.js';
import { readFileText } from '../../../schema/file/read.js';
import type { JsonValue } from '../../../schema/json.js';
import { stringifyJson } from '../../../schema/json-text.js';
import type { FindingStep } from '../../finding.js';
import type { Corpus, CorpusEntry } from '../guide/corpus.js';
import { refusal } from '../play/foreign.js';
import { writeAtomically } from './atomic.js';
import { STEP_SCHEMA } from './finding-schema.js';

const NAME = /^[0-9a-f]{16}\.json$/;

export class CorpusDirectory {
  private readonly written = new Set<string>();

  constructor(private readonly directory: string) {}

  /**
   * Adds what is there to a corpus, but for entries that the list of what is never sent forbids; gives their number.
   * Throws an Error of one sentence about a file that is none of its own.
   */
  load(corpus: Corpus): number {
    let refused = 0;
    if (!existsSync(this.directory)) return refused;
    for (const name of readdirSync(this.directory)
      .filter((file) => NAME.test(file))
      .sort()) {
      const file = join(this.directory, name);
      // What is wrong with a file is told by its first words, and by a link it could be any.
      if (lstatSync(file).isSymbolicLink())
        throw new Error(`${file} is no entry of a corpus: it is a link; move it away`);
      const entry = readEntry(file);
      // Bytes are told from requests by the commands of the target, which is not known yet; no mode takes them from here.
      if (entry.steps.some(({ send }) => typeof send === 'string') || refusal(entry.steps, NONE) !== null) {
        refused++;
        continue;
      }
      corpus.add(entry);
      this.written.add(name);
    }
    return refused;
  }

  /** Makes the directory hold what the corpus holds. */
  save(corpus: Corpus): void {
    const wanted = new Map(corpus.entries.map((entry) => [nameOf(entry), entry]));
    for (const [name, entry] of wanted) {
      if (this.written.has(name)) continue;
      writeAtomically(join(this.directory, name), textOf(entry));
      this.written.add(name);
    }
    for (const name of [...this.written]) {
      if (wanted.has(name)) continue;
      rmSync(join(this.directory, name), { force: true });
      this.written.delete(name);
    }
  }
}

function textOf({ steps, features }: CorpusEntry): string {
  return `${stringifyJson({ features, steps } as unknown as JsonValue)}\n`;
}

function nameOf(entry: CorpusEntry): string {
  return `${createHash('sha256').update(textOf(entry)).digest('hex').slice(0, 16)}.json`;
}

const NONE: ReadonlySet<string> = new Set();

const check = checkOf({
  type: 'object',
  required: ['steps', 'features'],
  properties: {
    steps: { type: 'array', items: STEP_SCHEMA },
    features: { type: 'array', items: { type: ['string', 'number'] } },
  },
});

/** Throws an Error of one sentence that names the file. */
function readEntry(file: string): CorpusEntry {
  const broken = (why: string) => new Error(`${file} is no entry of a corpus: ${why}; move it away`);
  let value: JsonValue;
  try {
    value = parseFileJson(readFileText(file));
  } catch (error) {
    throw broken((error as Error).message);
  }
  const fault = check(value);
  if (fault !== null) throw broken(faultText(fault));
  const { steps, features } = value as { steps: JsonValue; features: JsonValue[] };
  return { steps: steps as unknown as FindingStep[], features: features.map(String) };
}
