/** Documents as the command line names them: the id of a catalog, a file of any format, or the directory of a QAPI schema. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Knowledge } from '../harness/run/knowledge.js';
import { readCatalog } from '../schema/catalog-file.js';
import { loadCatalog, nearestCatalog } from '../schema/catalogs.js';
import { programNamed, programOf } from '../schema/compare/program.js';
import type { DocumentKind, Interface } from '../schema/model.js';
import { readDocument } from '../schema/sources/index.js';
import { loadQapi } from '../schema/sources/qapi/load.js';
import { UsageError } from './exit.js';

/** What a document looks like that people wrote, as opposed to what a server told. */
const WRITTEN: readonly DocumentKind[] = ['qapi', 'manpage', 'reference', 'hx'];

export function openDocument(name: string): Interface {
  try {
    if (!existsSync(name)) return loadCatalog(name);
    return statSync(name).isDirectory() ? openTree(name) : openFile(name);
  } catch (error) {
    throw new UsageError(`--docs ${name}: ${(error as Error).message}`);
  }
}

/** The documents that a target is held to: those named, else the written one nearest to what it greets with. */
export function documentsFor(names: readonly string[], { program, facts, model }: Knowledge): Interface[] {
  if (names.length === 0) {
    const known = programNamed(program) ?? programOf(model);
    const entry = nearestCatalog(known, facts.version, WRITTEN);
    return entry === null ? [] : [loadCatalog(entry.id)];
  }
  const documents = new Map<string, Interface>();
  for (const name of names) {
    const opened = openDocument(name);
    const { id, digest } = opened.document;
    const before = documents.get(id);
    if (before !== undefined && before.document.digest !== digest) {
      throw new UsageError(
        `--docs ${name}: another document is called ${id} already, and the ids of cases name the document: rename the file.`,
      );
    }
    documents.set(id, opened);
  }
  return [...documents.values()];
}

function openFile(file: string): Interface {
  const bytes = readFileSync(file);
  if (/^\s*\{\s*"format"\s*:\s*"qmpspec-catalog/.test(bytes.subarray(0, 200).toString('latin1'))) {
    return readCatalog(bytes.toString('utf8'));
  }
  return readDocument(bytes, {
    name: file,
    title: basename(file),
    ...versionIn(file),
    include: (path) => {
      const place = join(dirname(file), path);
      return existsSync(place) ? readFileSync(place, 'utf8') : null;
    },
  });
}

/** A source tree of QEMU, or the folder of a schema. */
function openTree(directory: string): Interface {
  const main = ['qapi-schema.json', 'qapi/qapi-schema.json']
    .map((path) => join(directory, path))
    .find((path) => existsSync(path));
  if (main === undefined) {
    throw new Error(
      'expected a directory with qapi-schema.json, or qapi/qapi-schema.json, and found neither.',
    );
  }
  const id = basename(resolve(directory));
  const release = join(directory, 'VERSION');
  const version = existsSync(release) ? readFileSync(release, 'utf8').trim() : versionIn(id).version;
  return loadQapi(main, { id, title: directory, version: version ?? null }).interface;
}

/** The version that a file's name ends with, for documents that do not tell theirs. */
function versionIn(path: string): { version?: string } {
  const [, version] = /-(\d+\.\d+(?:\.\d+)?)(?:\.[a-z]\w*)*$/i.exec(basename(path)) ?? [];
  return version === undefined ? {} : { version };
}
