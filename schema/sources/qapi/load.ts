/** Reads a QAPI schema from files: the one given and those it includes. */
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readFileBytes } from '../../file/read.js';
import type { DocumentInfo, Interface } from '../../model.js';
import { type QapiOptions, type QapiText, readQapiWithTexts } from '../qapi.js';
import type { SchemaJudgement } from './judgement.js';
import { LARGEST } from './source.js';

/** What `file` includes as `path`; null when that is no file that may be read, such as a pipe, a folder or gigabytes. */
export function includedFile(file: string, path: string): string | null {
  const place = join(dirname(file), path);
  const found = statSync(place, { throwIfNoEntry: false });
  return found?.isFile() && found.size <= LARGEST ? place : null;
}

/** `digest` covers all files in the order in which they are read. Throws when the main file cannot be read. */
export function loadQapi(
  file: string,
  document: Omit<DocumentInfo, 'digest' | 'kind'>,
  configuration?: ReadonlySet<string>,
  release?: string,
): { interface: Interface; texts: QapiText[]; rules: () => SchemaJudgement } {
  const hash = createHash('sha256');
  let reads = true;
  const read = (path: string): string => {
    const bytes = readFileBytes(path);
    if (reads) hash.update(bytes);
    return bytes.toString('utf8');
  };
  const include = (path: string): string | null => {
    const place = includedFile(file, path);
    return place === null ? null : read(place);
  };
  const options: QapiOptions = {
    include,
    main: basename(file),
    ...(configuration === undefined ? {} : { configuration }),
    ...(release === undefined ? {} : { release }),
  };
  const reading = readQapiWithTexts(read(file), { ...document, digest: '', kind: 'qapi' }, options);
  reading.interface.document.digest = `sha256:${hash.digest('hex')}`;
  reads = false;
  return reading;
}
