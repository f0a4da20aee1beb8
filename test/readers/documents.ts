/** Real documents that tests read where they are: beside the repository, or installed. */
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Interface } from '../../schema/model.js';
import { readDocument } from '../../schema/sources/index.js';

const SHARED = fileURLToPath(new URL('../../../shared/docs/', import.meta.url));

export function sharedDocument(name: string): string {
  return `${SHARED}${name}`;
}

/** `root`: where another distribution is unpacked. */
export function manPage(name: string, root = ''): string {
  return `${root}/usr/share/man/man7/${name}.7.gz`;
}

/** What to say of a document that is not there. */
export function lackingDocument(file: string): string | null {
  return existsSync(file) ? null : `${file} is not there`;
}

/** What to say of a manual that is not there, or is of another version. */
export function lackingManual(file: string, version: string): string | null {
  const lacking = lackingDocument(file);
  if (lacking !== null) return lacking;
  const found = document(file)().document.version ?? 'none';
  return found.startsWith(version) ? null : `${file} is of version ${found}, not ${version}`;
}

/** The document, read when it is first asked for: vitest also runs the bodies of what it skips. */
export function document(file: string): () => Interface {
  let read: Interface | null = null;
  return () => {
    read ??= readDocument(readFileSync(file), { name: basename(file) });
    return read;
  };
}
