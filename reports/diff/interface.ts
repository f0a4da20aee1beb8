/** The interface that the target of a stored run has. */
import type { CatalogProgram } from '../../schema/catalogs.js';
import { documentProgram, programNamed } from '../../schema/compare/program.js';
import { compareReleases } from '../../schema/compare/release.js';
import { history } from '../../schema/editions.js';
import { extentOf, MOST_EXTENT } from '../../schema/extent.js';
import type { Interface } from '../../schema/model.js';
import { unpackSchema } from '../../schema/packed.js';
import { readIntrospection } from '../../schema/sources/introspection.js';
import type { KeptRun } from '../stored/kept.js';
import { shownVersion } from '../text/phrases.js';

/** As it said itself, else by the catalog of its version. */
export function interfaceOf(stored: KeptRun): Interface | null {
  return ownWord(stored) ?? catalogOf(stored);
}

/** Of a server of any name, by what it has. */
export function programOfRun({ run }: KeptRun, iface: Interface): CatalogProgram {
  return programNamed(run.target.kind) ?? documentProgram(iface);
}

function ownWord({ interface: record, run: { target, docs } }: KeptRun): Interface | null {
  const schema = record === null ? null : unpackSchema(record.schema);
  if (schema === null) return null;
  const { id, digest } = docs.find(({ from }) => from === 'target') ?? { id: target.kind, digest: '' };
  const title = 'query-qmp-schema of the target itself';
  const version = shownVersion(target);
  const iface = readIntrospection(schema, { id, title, version, digest, kind: 'introspection' });
  // No target that is larger is tested: nobody but its author knows how long a comparison would take.
  return extentOf(iface) > MOST_EXTENT ? null : iface;
}

/** What a server of this program and release says of itself; of an agent, which says nothing, its schema. */
function catalogOf({ run: { target } }: KeptRun): Interface | null {
  const [program, version] = [programNamed(target.kind), shownVersion(target)];
  const kinds = program === 'qemu-ga' ? ['qapi', 'manpage'] : ['introspection'];
  const found = history().find(
    (edition) =>
      edition.program === program &&
      compareReleases(edition.version, version) === 0 &&
      kinds.includes(edition.iface.document.kind),
  );
  return found?.iface ?? null;
}
