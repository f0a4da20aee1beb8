/** A corpus that outlives the campaign: one file an entry, none that is not needed. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, type JsonValue } from '../../../schema/json.js';
import { parseJson, stringifyJson } from '../../../schema/json-text.js';
import type { Step } from '../../finding.js';
import type { Corpus, Entry } from '../guide/corpus.js';
import { writeAtomically } from './atomic.js';

const NAME = /^[0-9a-f]{16}\.json$/;

export class CorpusDirectory {
  private readonly written = new Set<string>();

  constructor(private readonly directory: string) {}

  /** Adds what is there to a corpus. Throws an Error of one sentence about a file that is none of its own. */
  load(corpus: Corpus): void {
    if (!existsSync(this.directory)) return;
    for (const name of readdirSync(this.directory)
      .filter((file) => NAME.test(file))
      .sort()) {
      const file = join(this.directory, name);
      corpus.add(entryOf(parseJson(readFileSync(file, 'utf8')), file));
      this.written.add(name);
    }
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

function textOf({ steps, features }: Entry): string {
  return `${stringifyJson({ features, steps } as unknown as JsonValue)}\n`;
}

function nameOf(entry: Entry): string {
  return `${createHash('sha256').update(textOf(entry)).digest('hex').slice(0, 16)}.json`;
}

function entryOf(value: JsonValue, file: string): Entry {
  if (!isObject(value) || !Array.isArray(value.steps) || !Array.isArray(value.features)) {
    throw new Error(`${file} is no entry of a corpus; move it away`);
  }
  return { steps: value.steps as unknown as Step[], features: value.features.map(String) };
}
