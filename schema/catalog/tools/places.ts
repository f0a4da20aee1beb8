/** Where documents are, once they were fetched or put there. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { documentPath, type Recipe } from './recipes.js';

/** The repository, seen from the sources and from dist/. */
const ROOT = [new URL('../../../', import.meta.url), new URL('../../../../', import.meta.url)]
  .map((url) => fileURLToPath(url))
  .find((path) => existsSync(join(path, 'package.json'))) as string;

/** What `node scripts/catalogs.mjs` took from packages. */
export const FETCHED = join(ROOT, '.documents');
/** Documents that are in no package; beside the repository, for they are not ours to give away. */
const SHARED = join(ROOT, '../shared');

export interface FoundDocument {
  /** Where it is, or would be. */
  file: string;
  /** Why it is not there: a clause; null where it is. */
  lacking: string | null;
}

export function documentPlace(recipe: Recipe): FoundDocument {
  const { origin } = recipe;
  const file = join(origin.from === 'shared' ? SHARED : FETCHED, documentPath(recipe));
  if (existsSync(file)) return { file, lacking: null };
  const lacking =
    origin.from === 'shared'
      ? `${origin.path} is in no package, and not in ../shared`
      : `${documentPath(recipe)} was not fetched: node scripts/catalogs.mjs ${recipe.id}`;
  return { file, lacking };
}
