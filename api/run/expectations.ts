/** `--expect`: files of known deviations, or the ids of those that come with qmpspec. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TargetIdentity } from '../../harness/expectations/condition.js';
import { type ExpectationFile, readExpectations } from '../../harness/expectations/file.js';
import type { Observed } from '../../harness/expectations/observed.js';
import { rewriteExpectations } from '../../harness/expectations/rewrite.js';
import type { TargetProfile } from '../../harness/run/target-profile.js';
import { documentProgram, programNamed } from '../../schema/compare/program.js';
import { YamlError } from '../../schema/file/yaml.js';
import { packageRoot } from '../package-info.js';
import { readText } from '../read-text.js';
import { UsageError } from '../usage-error.js';

const FOLDER = join(packageRoot(), 'expectations');
const SUFFIX = '.yaml';

export function openExpectations(names: readonly string[]): ExpectationFile[] {
  return names.map((name) => {
    const place = placeOf(name);
    if (!existsSync(place))
      throw new UsageError(
        `--expect ${name} is neither a readable file nor one of ${shippedIds().join(', ')}.`,
      );
    try {
      return readExpectations(readText(place, '--expect'), name);
    } catch (error) {
      throw error instanceof YamlError ? new UsageError(`--expect ${error.message}`) : error;
    }
  });
}

/** Entries that are not needed go, failures that nobody listed are added to the last file. */
export function updateExpectations(files: readonly ExpectationFile[], observed: Observed): string[] {
  const changes = observed.changes();
  const additions = observed.additions();
  return files.flatMap(({ name, text }, index) => {
    const own = changes.filter(({ file }) => file === name);
    const more = index === files.length - 1 ? additions : [];
    if (own.length + more.length === 0) return [];
    writeFileSync(placeOf(name), rewriteExpectations(text, own, more));
    return [`${name}: ${own.length} entries taken out or narrowed, ${more.length} added.`];
  });
}

/** The id of the file for a version of QEMU; null where none comes with qmpspec. */
export function shippedFor(version: string | null): string | null {
  const id = `qemu-${version?.split('.').slice(0, 2).join('.')}`;
  return shippedIds().includes(id) ? id : null;
}

/** The names and the version by which entries call a target. */
export function identityOf({ program, facts, model }: TargetProfile): TargetIdentity {
  const named = facts.attached ? documentProgram(model) : programNamed(program);
  // Behind a proxy the interface tells what the name does not; the name is what new entries are for.
  const programs = named === null ? [documentProgram(model), program] : [program, named];
  return { programs, version: facts.version };
}

/** An entry's `target` for exactly this program and release. */
export function conditionFor({ programs, version }: TargetIdentity): string {
  const release = version?.split('.').slice(0, 2).join('.');
  return [programs.at(-1), ...(release === undefined ? [] : [release])].join(' ');
}

function shippedIds(): string[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith(SUFFIX));
  return files.map((file) => file.slice(0, -SUFFIX.length)).sort();
}

function placeOf(name: string): string {
  return existsSync(name) || !shippedIds().includes(name) ? name : join(FOLDER, name + SUFFIX);
}
