/** Documents as the command line names them: the id of a catalog, a file of any format, or the directory of a QAPI schema. */
import { existsSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { readCatalog } from '../schema/catalog-file.js';
import { loadCatalog } from '../schema/catalogs.js';
import { withFacts } from '../schema/facts.js';
import { readFileBytes, readFileText, startOfFile, textOf } from '../schema/file/read.js';
import type { DocumentKind, Interface } from '../schema/model.js';
import { readDocumentWithTexts } from '../schema/sources/index.js';
import { includedFile, loadQapi } from '../schema/sources/qapi/load.js';
import { judgeModule, releaseAround, versionAt } from '../schema/sources/qapi/surroundings.js';
import { refuseTooLarge } from '../schema/sources/text/decode.js';
import type { Reading } from '../schema/sources/text/entity.js';

/** Throws an Error of one sentence when it is nothing of the kind. `kinds`: what a short id means first. */
export function openReading(name: string, kinds?: readonly DocumentKind[]): Reading {
  const found = statSync(name, { throwIfNoEntry: false });
  if (found === undefined) return wordless(loadCatalog(name, kinds));
  if (found.isDirectory()) return openTree(name);
  if (!found.isFile()) throw new Error('expected a file or a directory, and it is neither: give a document');
  return openFile(name, found.size);
}

/** A catalog has the facts of a document and none of its words. */
function wordless(iface: Interface): Reading {
  return { interface: iface, texts: [] };
}

function openFile(file: string, size: number): Reading {
  refuseTooLarge(size);
  const bytes = readFileBytes(file);
  if (isCatalog(bytes)) {
    return wordless(readCatalog(textOf(bytes)));
  }
  const release = releaseAround(file);
  const reading = readDocumentWithTexts(bytes, {
    name: file,
    title: basename(file),
    ...versionIn(file),
    ...(release === undefined ? {} : { release }),
    include: (path) => {
      const place = includedFile(file, path);
      return place === null ? null : readFileText(place);
    },
  });
  const { rules } = reading;
  return rules === undefined
    ? reading
    : { ...reading, rules: () => judgeModule(file, release ?? null) ?? rules() };
}

function isCatalog(bytes: Buffer): boolean {
  return /^\s*\{\s*"format"\s*:\s*"qmpspec-catalog/.test(bytes.subarray(0, 200).toString('latin1'));
}

/** A source tree of QEMU, or the folder of a schema. */
function openTree(directory: string): Reading {
  const main = mainFileOf(directory);
  if (main === null) {
    throw new Error(
      'expected a directory with qapi-schema.json, or qapi/qapi-schema.json, and found neither.',
    );
  }
  const id = basename(resolve(directory));
  const version = versionAt(join(directory, 'VERSION')) ?? versionIn(id).version;
  const head = { id, title: directory, version: version ?? null };
  const { interface: iface, ...reading } = loadQapi(main, head, undefined, version ?? releaseAround(main));
  return { interface: withFacts({ interface: iface, ...reading }), ...reading };
}

/** The file that lines of a document's main part count in; null for the id of a catalog. */
export function mainFileOf(name: string): string | null {
  const found = statSync(name, { throwIfNoEntry: false });
  if (found?.isFile()) return isCatalog(startOfFile(name)) ? null : name;
  const places = ['qapi-schema.json', 'qapi/qapi-schema.json'].map((path) => join(name, path));
  return places.find((place) => existsSync(place)) ?? null;
}

/** The version that a file's name ends with, for documents that do not tell theirs. */
function versionIn(path: string): { version?: string } {
  const [, version] = /-(\d+\.\d+(?:\.\d+)?)(?:\.[a-z]\w*)*$/i.exec(basename(path)) ?? [];
  return version === undefined ? {} : { version };
}
