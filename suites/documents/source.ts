/** What the cases of one document are derived from, beside the document. */
import type { CatalogProgram } from '../../schema/catalogs.js';
import type { Edition } from '../../schema/compare/history.js';
import type { Bench } from '../../schema/compare/lack.js';
import { documentProgram } from '../../schema/compare/program.js';
import { compareReleases } from '../../schema/compare/release.js';
import { type CompatibilityRule, compatibility } from '../../schema/compare/rules.js';
import type { Citation, Interface } from '../../schema/model.js';
import { type Standing, standsOn } from '../basis.js';

export interface DocumentSource {
  iface: Interface;
  /** Of the document. */
  program: CatalogProgram;
  /** Of the target; null when nobody knows. */
  server: CatalogProgram | null;
  /** Of the document and of the server; null when unknown. */
  versions: { document: string | null; server: string | null };
  /** The document is of this very release of this very program, or by the server's own people. */
  own: boolean;
  /** Of what the document defines: types, arguments, returns. */
  stands: Standing;
  /** What its judge goes by. */
  bench: Bench;
  /** What is known of all versions; loaded when first asked for. */
  history(): readonly Edition[];
  /** The document's entity, with line, and rules. */
  cites(entity: Entity, ...rules: CompatibilityRule[]): Citation[];
}

/** A command, event or statement, as far as citing it goes. */
export interface Entity {
  name: string;
  line?: number | undefined;
  file?: string | undefined;
}

export interface ServerIdentity {
  program: CatalogProgram | null;
  /** As greeted. */
  version: string | null;
}

export function documentSource(
  iface: Interface,
  server: ServerIdentity,
  history: () => readonly Edition[],
  /** It is the server's own whatever the releases are. */
  serversOwn = false,
): DocumentSource {
  const program = documentProgram(iface);
  const { id, version } = iface.document;
  const own = serversOwn || (program === server.program && compareReleases(version, server.version) === 0);
  return {
    iface,
    program,
    server: server.program,
    versions: { document: version, server: server.version },
    own,
    stands: standsOn('schema', { otherRelease: !own }),
    bench: {
      before: iface,
      after: null,
      release: server.version,
      ordered: false,
      program: server.program ?? program,
      history,
    },
    history,
    cites: ({ name, line, file }, ...rules) => [
      {
        doc: file === undefined ? id : `${id}/${file}`,
        entity: name,
        ...(line === undefined ? {} : { line }),
      },
      ...rules.map(compatibility),
    ],
  };
}
