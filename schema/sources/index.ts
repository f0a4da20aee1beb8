/** The one entry to all readers: from the bytes of a document to the model. */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { withFacts } from '../facts.js';
import { DepthError } from '../file/json.js';
import type { JsonValue } from '../json.js';
import { parseJsonStream } from '../json-stream.js';
import type { DocumentInfo, DocumentKind, Interface } from '../model.js';
import { type Format, mayBeSchema, sniff } from './detect.js';
import { readGuestInfo } from './guest-info.js';
import { readHxWithTexts } from './hx/read.js';
import { readIntrospection } from './introspection.js';
import { readManPageWithTexts } from './manpage/read.js';
import { type QapiOptions, readQapiWithTexts } from './qapi.js';
import { isGuestInfo, isSchemaEntry, isSchemaList, recorded } from './recorded.js';
import { readReferenceWithTexts } from './reference/read.js';
import { decodeDocument } from './text/decode.js';
import type { Reading } from './text/entity.js';
import { DocumentError } from './text/error.js';

export { DocumentError } from './text/error.js';

export interface ReadOptions extends QapiOptions {
  /** The file's name, for messages and where nothing better names the document. */
  name: string;
  id?: string;
  title?: string;
  /** Of the documented server, where the document itself does not tell. */
  version?: string;
}

export interface Reader {
  formats: readonly Format[];
  kind: DocumentKind;
  /** Pure; what is wrong with the text becomes a diagnostic. */
  read(text: string, document: DocumentInfo, options: QapiOptions): Reading;
}

/** A new format is one line here and one in detect.ts. */
export const READERS: readonly Reader[] = [
  {
    formats: ['introspection'],
    kind: 'introspection',
    read: (text, document) => wordless(readDump(text, document)),
  },
  {
    formats: ['guest-info'],
    kind: 'guest-info',
    read: (text, document) => wordless(readAgent(text, document)),
  },
  { formats: ['qapi'], kind: 'qapi', read: readQapiWithTexts },
  { formats: ['hx'], kind: 'hx', read: readHxWithTexts },
  { formats: ['roff', 'rendered'], kind: 'manpage', read: readManPageWithTexts },
  { formats: ['reference'], kind: 'reference', read: readReferenceWithTexts },
];

/** What a program says of itself has no prose. */
function wordless(iface: Interface): Reading {
  return { interface: iface, texts: [] };
}

const SCHEMA_FILE = /\.json(?:\.txt)?$/;

/** Throws {@link DocumentError} when the bytes are no document that any reader knows. */
export function readDocument(bytes: Uint8Array, options: ReadOptions): Interface {
  return readDocumentWithTexts(bytes, options).interface;
}

/** The same, with what the document says of each entity in words. */
export function readDocumentWithTexts(bytes: Uint8Array, options: ReadOptions): Reading {
  const { text, original, remark } = decodeDocument(bytes);
  const format = sniff(text) ?? (SCHEMA_FILE.test(options.name) && mayBeSchema(text) ? 'qapi' : null);
  const reader = READERS.find((r) => format !== null && r.formats.includes(format));
  if (!reader) {
    throw new DocumentError(
      `expected ${options.name} to be a QAPI schema, an introspection dump, an hx file, a man page or a printed reference of QMP, and it begins like none of them: give another file`,
    );
  }
  const document: DocumentInfo = {
    id: options.id ?? idFrom(options.name),
    title: options.title ?? options.name,
    version: options.version ?? null,
    digest: `sha256:${createHash('sha256').update(original).digest('hex')}`,
    kind: reader.kind,
  };
  const reading = reader.read(text, document, { main: basename(options.name), ...options });
  const read = withFacts(reading);
  if (remark !== null) read.diagnostics.unshift({ severity: 'warning', message: remark });
  return { ...reading, interface: read };
}

/** The list of a dump: bare, in its reply, or among what else was recorded; and the version, where that tells it. */
function readDump(text: string, document: DocumentInfo): Interface {
  const { told, version } = recorded(valuesOf(text, document), isSchemaList, isSchemaEntry);
  if (!Array.isArray(told)) {
    throw new DocumentError(
      `expected ${document.title} to be the list that query-qmp-schema returns, and it is none`,
    );
  }
  return readIntrospection(told, { ...document, version: document.version ?? version });
}

function readAgent(text: string, document: DocumentInfo): Interface {
  const { told } = recorded(valuesOf(text, document), isGuestInfo);
  return readGuestInfo(told ?? null, document);
}

/** The values of a text: mostly one. */
function valuesOf(text: string, document: DocumentInfo): JsonValue[] {
  try {
    return parseJsonStream(text.replace(/^\uFEFF/, '')).map(({ value }) => value);
  } catch (error) {
    const { message } = error as Error;
    if (error instanceof DepthError)
      throw new DocumentError(`expected ${document.title} to be a schema: ${message}`);
    throw new DocumentError(
      `expected ${document.title} to be whole JSON, and it is not (${message}): get it again`,
    );
  }
}

/** `man7/qemu-qmp-ref.7.gz` → `qemu-qmp-ref`; digits that are a version stay. */
function idFrom(name: string): string {
  return name
    .replace(/^.*[\\/]/, '')
    .replace(/\.gz$/, '')
    .replace(/(?:\.(?:hx|json))?\.txt$|\.(?:hx|json)$|(?<=[a-z])\.[1-8]$/, '');
}
