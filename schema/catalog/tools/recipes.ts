/** Which catalogs are shipped, and from which documents each is compiled. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogProgram } from '../../catalogs.js';
import { withFacts } from '../../facts.js';
import { isObject, type JsonValue } from '../../json.js';
import { parseJson } from '../../json-text.js';
import type { Interface } from '../../model.js';
import { readDocument } from '../../sources/index.js';
import { readIntrospection } from '../../sources/introspection.js';
import { loadQapi } from '../../sources/qapi/load.js';

export interface Recipe {
  id: string;
  program?: CatalogProgram;
  /** The document's file below one of the folders of documents. */
  source: string;
  /** `file`: where `source` is. Throws when it cannot be read. */
  compile(file: string): Interface;
}

type Head = Pick<Recipe, 'id' | 'source'> & { title: string; version: string; program?: CatalogProgram };

function qapi(head: Head): Recipe {
  const { title, version, ...recipe } = head;
  return { ...recipe, compile: (file) => withFacts(loadQapi(file, { id: head.id, title, version })) };
}

/** A document of any other format; one of a known version tells it itself. */
function document({ title, version, ...recipe }: Omit<Head, 'version'> & { version?: string }): Recipe {
  const { id, source } = recipe;
  const given = version === undefined ? {} : { version };
  return {
    ...recipe,
    compile: (file) => readDocument(readFileSync(file), { name: source, id, title, ...given }),
  };
}

/** As Debian installs it: `man7/PAGE.7.gz` of the package, named after the version. */
function manPage(program: CatalogProgram, page: string, version: string): Recipe {
  return document({
    id: `man-${page}-${version}`,
    title: `${page}(7) of QEMU ${version}`,
    program,
    source: `manpages/${page}-${version}.7.gz`,
  });
}

function introspection(program: CatalogProgram, server: string, version: string): Recipe {
  const id = `introspection-${program}-${version.split('.').slice(0, 2).join('.')}`;
  return {
    id,
    program,
    source: `introspection/${server}-${version}.json`,
    compile(file) {
      const text = readFileSync(file, 'utf8');
      const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`;
      const title = `query-qmp-schema of ${server} ${version}`;
      return readIntrospection(entriesOf(parseJson(text)), {
        id,
        title,
        version,
        digest,
        kind: 'introspection',
      });
    },
  };
}

/** A dump may be the list itself or the whole reply. */
function entriesOf(dump: JsonValue): JsonValue[] {
  const list = isObject(dump) ? dump.return : dump;
  if (!Array.isArray(list)) throw new Error('expected the reply of query-qmp-schema, got something else');
  return list;
}

const TREE = 'docs/qapi-7.2';

export const RECIPES: Recipe[] = [
  qapi({
    id: 'qemu-system-7.2',
    title: 'QAPI schema of QEMU 7.2',
    version: '7.2',
    program: 'qemu-system',
    source: join(TREE, 'qapi/qapi-schema.json'),
  }),
  qapi({
    id: 'qemu-storage-daemon-7.2',
    title: 'QAPI schema of qemu-storage-daemon 7.2',
    version: '7.2',
    program: 'qemu-storage-daemon',
    source: join(TREE, 'storage-daemon/qapi/qapi-schema.json'),
  }),
  qapi({
    id: 'qemu-ga-7.2',
    title: 'QAPI schema of the QEMU guest agent 7.2',
    version: '7.2',
    program: 'qemu-ga',
    source: join(TREE, 'qga/qapi-schema.json'),
  }),
  qapi({
    id: 'qapi-schema-1.3',
    title: 'QAPI schema of QEMU 1.3, on one line',
    version: '1.3',
    source: 'docs/003-qapi-schema-1.3.json.txt',
  }),
  qapi({
    id: 'block-core-2.2',
    title: 'QAPI schema of the block layer of QEMU 2.2, from a web page',
    version: '2.2',
    source: 'docs/004-block-core-2.2.json.txt',
  }),
  document({
    id: 'qmp-reference-2.4',
    title: 'QEMU QMP Reference Manual 2.4, printed',
    version: '2.4',
    program: 'qemu-system',
    source: 'docs/000-qmp-reference-2.4.txt',
  }),
  document({
    id: 'qmp-commands-1.5',
    title: 'Command table of QEMU 1.5, from a web page',
    version: '1.5',
    source: 'docs/001-qmp-commands-1.5.hx.txt',
  }),
  document({
    id: 'qemu-storage-daemon-qmp-ref-7.2',
    title: 'QEMU Storage Daemon QMP Reference Manual 7.2, from a web page',
    program: 'qemu-storage-daemon',
    source: 'docs/002-qemu-storage-daemon-qmp-ref-7.2.txt',
  }),
  manPage('qemu-system', 'qemu-qmp-ref', '5.2'),
  manPage('qemu-system', 'qemu-qmp-ref', '7.2'),
  manPage('qemu-system', 'qemu-qmp-ref', '10.0'),
  manPage('qemu-storage-daemon', 'qemu-storage-daemon-qmp-ref', '7.2'),
  manPage('qemu-storage-daemon', 'qemu-storage-daemon-qmp-ref', '10.0'),
  manPage('qemu-ga', 'qemu-ga-ref', '5.2'),
  manPage('qemu-ga', 'qemu-ga-ref', '7.2'),
  manPage('qemu-ga', 'qemu-ga-ref', '10.0'),
  introspection('qemu-system', 'qemu-system-x86_64', '5.2.0'),
  introspection('qemu-system', 'qemu-system-x86_64', '7.2.22'),
  introspection('qemu-system', 'qemu-system-x86_64', '10.0.13'),
  introspection('qemu-storage-daemon', 'qemu-storage-daemon', '5.2.0'),
  introspection('qemu-storage-daemon', 'qemu-storage-daemon', '7.2.22'),
  introspection('qemu-storage-daemon', 'qemu-storage-daemon', '10.0.13'),
];
