/** Which catalogs are shipped, and from which documents each is compiled. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CatalogProgram } from '../../catalogs.js';
import { withFacts } from '../../facts.js';
import { isObject, type JsonValue } from '../../json.js';
import { parseJson } from '../../json-text.js';
import type { Interface } from '../../model.js';
import { readDocument } from '../../sources/index.js';
import { readIntrospection } from '../../sources/introspection.js';
import { loadQapi } from '../../sources/qapi/load.js';
import { type DebianPackage, PACKAGES, packageFolder, SOURCE_7_2 } from './packages.js';

/** Where a document comes from, so that anyone can have it again. */
export type Origin =
  /** A file of a package, or a tree of files with its main file. */
  | { from: 'package'; package: DebianPackage; path: string }
  /** The reply to query-qmp-schema of a program of the package, started so that it speaks QMP on its stdio. */
  | { from: 'program'; package: DebianPackage; command: readonly string[] }
  /** Scraped from a web page or a printed manual: it is in no package. */
  | { from: 'shared'; path: string };

export interface Recipe {
  id: string;
  program?: CatalogProgram;
  origin: Origin;
  /** `file`: where the document is. Throws when it cannot be read. */
  compile(file: string): Interface;
}

/** The document's file, below the folder of what comes from packages or that of shared documents. */
export function documentPath({ origin }: Recipe): string {
  if (origin.from === 'shared') return origin.path;
  const inside = origin.from === 'package' ? origin.path : DUMP;
  return join(packageFolder(origin.package), inside);
}

const DUMP = 'query-qmp-schema.json';

type Head = Pick<Recipe, 'id' | 'origin'> & { title: string; version: string; program?: CatalogProgram };

function qapi(head: Head): Recipe {
  const { title, version, ...recipe } = head;
  return { ...recipe, compile: (file) => withFacts(loadQapi(file, { id: head.id, title, version })) };
}

/** A document of any other format; one of a known version tells it itself. */
function document({ title, version, ...recipe }: Omit<Head, 'version'> & { version?: string }): Recipe {
  const { id } = recipe;
  const given = version === undefined ? {} : { version };
  return {
    ...recipe,
    compile: (file) => readDocument(readFileSync(file), { name: basename(file), id, title, ...given }),
  };
}

/** As Debian installs it. */
function manPage(program: CatalogProgram, page: string, release: Release, part: Part): Recipe {
  return document({
    id: `man-${page}-${release}`,
    title: `${page}(7) of QEMU ${release}`,
    program,
    origin: { from: 'package', package: PACKAGES[release][part], path: `usr/share/man/man7/${page}.7.gz` },
  });
}

type Release = keyof typeof PACKAGES;
type Part = keyof (typeof PACKAGES)[Release];

const SYSTEM = ['qemu-system-x86_64', '-machine', 'none', '-display', 'none', '-qmp', 'stdio'];
const DAEMON = ['qemu-storage-daemon', '--chardev', 'stdio,id=qmp', '--monitor', 'chardev=qmp'];

/** `version`: of the program, as it says itself. */
function introspection(program: 'qemu-system' | 'qemu-storage-daemon', version: string): Recipe {
  const release = version.split('.').slice(0, 2).join('.') as Release;
  const id = `introspection-${program}-${release}`;
  const { system, daemon } = PACKAGES[release];
  const [from, command] = program === 'qemu-system' ? [system, SYSTEM] : [daemon, DAEMON];
  return {
    id,
    program,
    origin: { from: 'program', package: from, command },
    compile(file) {
      const text = readFileSync(file, 'utf8');
      const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`;
      const title = `query-qmp-schema of ${command[0]} ${version}`;
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

const tree = (path: string): Origin => ({ from: 'package', package: SOURCE_7_2, path });
const shared = (name: string): Origin => ({ from: 'shared', path: `docs/${name}` });

export const RECIPES: Recipe[] = [
  qapi({
    id: 'qemu-system-7.2',
    title: 'QAPI schema of QEMU 7.2',
    version: '7.2',
    program: 'qemu-system',
    origin: tree('qapi/qapi-schema.json'),
  }),
  qapi({
    id: 'qemu-storage-daemon-7.2',
    title: 'QAPI schema of qemu-storage-daemon 7.2',
    version: '7.2',
    program: 'qemu-storage-daemon',
    origin: tree('storage-daemon/qapi/qapi-schema.json'),
  }),
  qapi({
    id: 'qemu-ga-7.2',
    title: 'QAPI schema of the QEMU guest agent 7.2',
    version: '7.2',
    program: 'qemu-ga',
    origin: tree('qga/qapi-schema.json'),
  }),
  qapi({
    id: 'qapi-schema-1.3',
    title: 'QAPI schema of QEMU 1.3, on one line',
    version: '1.3',
    origin: shared('003-qapi-schema-1.3.json.txt'),
  }),
  qapi({
    id: 'block-core-2.2',
    title: 'QAPI schema of the block layer of QEMU 2.2, from a web page',
    version: '2.2',
    origin: shared('004-block-core-2.2.json.txt'),
  }),
  document({
    id: 'qmp-reference-2.4',
    title: 'QEMU QMP Reference Manual 2.4, printed',
    version: '2.4',
    program: 'qemu-system',
    origin: shared('000-qmp-reference-2.4.txt'),
  }),
  document({
    id: 'qmp-commands-1.5',
    title: 'Command table of QEMU 1.5, from a web page',
    version: '1.5',
    origin: shared('001-qmp-commands-1.5.hx.txt'),
  }),
  document({
    id: 'qemu-storage-daemon-qmp-ref-7.2',
    title: 'QEMU Storage Daemon QMP Reference Manual 7.2, from a web page',
    program: 'qemu-storage-daemon',
    origin: shared('002-qemu-storage-daemon-qmp-ref-7.2.txt'),
  }),
  manPage('qemu-system', 'qemu-qmp-ref', '5.2', 'manual'),
  manPage('qemu-system', 'qemu-qmp-ref', '7.2', 'manual'),
  manPage('qemu-system', 'qemu-qmp-ref', '10.0', 'manual'),
  manPage('qemu-system', 'qemu-qmp-ref', '11.1', 'manual'),
  manPage('qemu-storage-daemon', 'qemu-storage-daemon-qmp-ref', '7.2', 'daemon'),
  manPage('qemu-storage-daemon', 'qemu-storage-daemon-qmp-ref', '10.0', 'daemon'),
  manPage('qemu-storage-daemon', 'qemu-storage-daemon-qmp-ref', '11.1', 'daemon'),
  manPage('qemu-ga', 'qemu-ga-ref', '5.2', 'agent'),
  manPage('qemu-ga', 'qemu-ga-ref', '7.2', 'agent'),
  manPage('qemu-ga', 'qemu-ga-ref', '10.0', 'agent'),
  manPage('qemu-ga', 'qemu-ga-ref', '11.1', 'agent'),
  introspection('qemu-system', '5.2.0'),
  introspection('qemu-system', '7.2.22'),
  introspection('qemu-system', '10.0.13'),
  introspection('qemu-system', '11.1.2'),
  introspection('qemu-storage-daemon', '5.2.0'),
  introspection('qemu-storage-daemon', '7.2.22'),
  introspection('qemu-storage-daemon', '10.0.13'),
  introspection('qemu-storage-daemon', '11.1.2'),
];
