/** Where the manual of a program may lie: a fixed, short list for each place that the program is at. */
import { basename, dirname, join } from 'node:path/posix';
import type { CatalogProgram } from '../../schema/catalogs.js';
import { PAGES, PLACES, PROGRAM_DIRECTORIES, UNREADABLE } from '../../schema/qemu/manuals.js';

/**
 * Paths to look at, the best first; pure. `programs`: absolute paths of the executable, as the target sees them: the file
 * itself, and the link by which it is called where that is another.
 */
export function placesOf(programs: readonly string[], program: CatalogProgram): string[] {
  const page = PAGES[program];
  const paths = programs.flatMap((file) =>
    PLACES.flatMap(({ under, path }) =>
      directoriesOf(file)[under].map((directory) => join(directory, path.replace('PAGE', page))),
    ),
  );
  return [...new Set(paths)].flatMap((path) => [`${path}.gz`, path]);
}

/** The same pages, compressed in a way that nothing here undoes. */
export function unreadablePlacesOf(programs: readonly string[], program: CatalogProgram): string[] {
  const pages = placesOf(programs, program).filter((path) => path.endsWith('.7'));
  return pages.flatMap((path) => UNREADABLE.map((ending) => `${path}${ending}`));
}

/** A build has its programs at its top, or one directory below (`qga/qemu-ga`, `x86_64-softmmu/…`). */
function directoriesOf(file: string): Record<'prefix' | 'build', string[]> {
  const directory = dirname(file);
  const above = dirname(directory);
  return PROGRAM_DIRECTORIES.has(basename(directory))
    ? { prefix: [above], build: [] }
    : { prefix: [], build: [directory, above] };
}
