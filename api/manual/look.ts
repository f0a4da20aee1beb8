/** Opens what may be a manual. */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path/posix';
import { gunzipSync } from 'node:zlib';
import { follow } from '../../harness/target/program/locate.js';
import { type CatalogEntry, listCatalogs, loadCatalog } from '../../schema/catalogs.js';
import { documentProgram } from '../../schema/compare/program.js';
import type { Interface } from '../../schema/model.js';
import type { Seen } from './choose.js';

/**
 * `share/man/man7/qemu-qmp-ref.7.gz` of 11.1.2 → `man-qemu-qmp-ref-11.1`: what a catalog of the page is called, so that
 * the ids of cases stay the same once it is shipped.
 */
function idOfManual(path: string, version: string | null): string {
  const name = basename(path).replace(/\.gz$/, '');
  const kind = name.endsWith('.html') ? 'html' : 'man';
  const release = /^\d+\.\d+/.exec(version ?? '')?.[0];
  return [kind, name.replace(/\.(?:html|7)$/, ''), ...(release === undefined ? [] : [release])].join('-');
}

/** The largest known manual, the HTML of QEMU 11.1, has 2.7 MB; a file larger than this is none. */
const MAX_BYTES = 16 * 2 ** 20;

export interface Found {
  /** As we see it: below the target's root, where it has one. */
  path: string;
  seen: Seen;
  /** Null where it is unusable. */
  read(): Interface | null;
}

/** Whether there is anything at a path of the target's. */
export function isThere(path: string, root: string | null): boolean {
  const file = follow(path, root);
  return file !== null && statSync(file, { throwIfNoEntry: false }) !== undefined;
}

/** What lies at a path of the target's, links followed as the target would; null when nothing does. Never throws. */
export async function lookAt(path: string, root: string | null): Promise<Found | null> {
  const file = follow(path, root);
  const found = file === null ? undefined : statSync(file, { throwIfNoEntry: false });
  if (file === null || found === undefined) return null;
  const shown = (root ?? '') + path;
  const unusable = (reason: string): Found => ({
    path: shown,
    seen: { unusable: reason },
    read: () => null,
  });
  if (!found.isFile()) return unusable('it is no file');
  if (found.size > MAX_BYTES) return unusable(`it is larger than ${MAX_BYTES / 2 ** 20} MB`);
  try {
    return await opened(file, shown);
  } catch (error) {
    return unusable((error as Error).message);
  }
}

/** Reading a page takes half a second: a catalog that was made of the very same text is as good. */
async function opened(file: string, path: string): Promise<Found> {
  const bytes = readFileSync(file);
  const entry = catalogOf(bytes);
  if (entry?.program !== undefined) {
    const { id, program, version } = entry;
    return { path, seen: { program, version }, read: () => loadCatalog(id) };
  }
  const { readDocument } = await import('../../schema/sources/index.js');
  const iface = readDocument(bytes, { name: path, title: path });
  const { document } = iface;
  const program = documentProgram(iface);
  const named = { ...document, id: idOfManual(path, document.version) };
  return { path, seen: { program, version: document.version }, read: () => ({ ...iface, document: named }) };
}

function catalogOf(bytes: Buffer): CatalogEntry | undefined {
  const zipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const text = zipped ? gunzipSync(bytes, { maxOutputLength: MAX_BYTES }) : bytes;
  const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`;
  return listCatalogs().find((each) => each.digest === digest);
}
