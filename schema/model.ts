/**
 * The one model of what a document says about a QMP server. Every reader under `sources/` produces an
 * {@link Interface}; a catalog file is an Interface as JSON. Words are QAPI's own (meta-type, alternate, variant…).
 */
import type { JsonValue } from './json.js';

/** A type as QAPI spells it: `"str"`, `"BlockInfo"`, or a list `["BlockInfo"]`. */
export type TypeRef = string | [string];

/** "There is none", as opposed to `null`: "the document lost it". */
export type None = Record<string, never>;

/** What a name exists on: the text of a QAPI `if`, e.g. `CONFIG_LINUX && !CONFIG_VNC`. */
export type Condition = string;

export interface Member {
  type: TypeRef | null;
  optional: boolean;
  features?: string[];
  /** Features that not every configuration has. */
  featureConditions?: Record<string, Condition>;
  condition?: Condition;
  since?: string;
  line?: number;
}

export type Members = Record<string, Member>;

/** Where an entity is written, and under which circumstances it exists. */
interface Entity {
  since?: string;
  features?: string[];
  /** Features that not every configuration has. */
  featureConditions?: Record<string, Condition>;
  condition?: Condition;
  /** The document lost some members or values, and nothing tells which: there may be more than listed. */
  incomplete?: true;
  line?: number;
  /** The file that `line` counts in, relative to the document's main file; absent: the main file. */
  file?: string;
}

export interface Command extends Entity {
  /** Inline members, the name of an object type that holds them, or null when the document lost them. */
  arguments: Members | string | null;
  /** `{}`: returns nothing. */
  returns: TypeRef | None | null;
  /** May be executed out of band (`allow-oob`). */
  oob?: boolean;
  /** Allowed before the machine is built (`allow-preconfig`). */
  preconfig?: boolean;
  /** False for the few that answer nothing on success (`success-response`). */
  successResponse?: false;
  /** False where QAPI does not check the arguments (`gen`). */
  gen?: false;
}

export interface Event extends Entity {
  data: Members | string | null;
}

export interface EnumType extends Entity {
  kind: 'enum';
  /** Null when the document names the enum but lost its values: any string may then be one. */
  values: string[] | null;
  /** Features and since-version of single values, where the document tells. */
  valueFeatures?: Record<string, string[]>;
  valueSince?: Record<string, string>;
  valueConditions?: Record<string, Condition>;
}

export interface ObjectType extends Entity {
  kind: 'object';
  members: Members;
  /** The type whose members come first. */
  base?: string;
  /** The member that picks the variant. Where its type is not an enum, `variants` has all its values. */
  tag?: string;
  /** Tag value → object type; a value that is not here adds nothing. */
  variants?: Record<string, string>;
  variantConditions?: Record<string, Condition>;
}

export interface AlternateType extends Entity {
  kind: 'alternate';
  /** Branch name → type. Introspection has no branch names: the type's own stands for it. */
  members: Members;
}

export type DefinedType = EnumType | ObjectType | AlternateType;

export type DocumentKind = 'introspection' | 'qapi' | 'hx' | 'manpage' | 'reference' | 'guest-info';

export interface DocumentInfo {
  /** Stable short name, e.g. `qemu-system-7.2`. */
  id: string;
  title: string;
  /** Version of the server that it documents, e.g. `7.2.22`; null when unknown. */
  version: string | null;
  /** `sha256:…` of the source text. */
  digest: string;
  kind: DocumentKind;
}

export type StatementKind =
  | 'error'
  | 'event'
  | 'default'
  | 'range'
  | 'precondition'
  | 'idempotence'
  | 'either-or'
  | 'deprecated';

/** One checkable thing that a document says. Facts only: never the document's sentence. */
export interface Statement {
  entity: string;
  member?: string;
  kind: StatementKind;
  /** Error class, for kind `error`. */
  class?: string;
  line?: number;
  [fact: string]: JsonValue | undefined;
}

/** One message of an example. */
export interface ExampleMessage {
  kind: 'request' | 'reply' | 'event';
  line?: number;
  /** What is printed; absent where it is not JSON, or no longer is. Marks of omission are left out. */
  json?: JsonValue;
  /**
   * `single-quoted`: QMP takes it from clients (W23), though it is not JSON. `shortened`: the document says that there is
   * more. `lost`: the document lost lines of it. `not-json`: none of these.
   */
  flaw?: 'single-quoted' | 'shortened' | 'lost' | 'not-json';
  /** Of the text of a message without `json`, so that it can be told from others: eight hexadecimal digits. */
  digest?: string;
}

/** What a document prints as an example of traffic: a request with what follows it, or what a server says by itself. */
export interface Example {
  /** Where it is printed; a request in it may be of another command. */
  entity: string;
  file?: string;
  messages: ExampleMessage[];
}

export interface Diagnostic {
  line?: number;
  /** As in an entity: absent means the document's main file. */
  file?: string;
  severity: 'error' | 'warning' | 'note';
  message: string;
}

/** What a document, or a server of itself, says of an interface: the model that everything else is derived from. */
export interface Interface {
  document: DocumentInfo;
  commands: Record<string, Command>;
  events: Record<string, Event>;
  types: Record<string, DefinedType>;
  statements: Statement[];
  /** Absent where the document has no words, or its catalog is older than examples are. */
  examples?: Example[];
  /**
   * What the document says of each entity, sentence by sentence in its order: the line where one begins, and the digest
   * of its letters and digits (`schema/statements/digest.ts`), which is the same in every format. Absent where the
   * document has no words, or its catalog is older than sentences are.
   */
  sentences?: Record<string, [line: number, digest: string][]>;
  diagnostics: Diagnostic[];
}

/** Where a rule or fact is written: document, entity, line; and which sentence it is, where one is meant, by its digest. */
export interface Citation {
  doc: string;
  entity: string;
  line?: number;
  sentence?: string;
  statement?: string;
}
