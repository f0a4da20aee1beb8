/** Compiles the shipped catalogs and their manifest from the documents. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readCatalog, writeCatalog } from '../../catalog-file.js';
import type { CatalogEntry } from '../../catalogs.js';
import { countsOf } from '../../counts.js';
import type { Interface } from '../../model.js';
import { RECIPES, type Recipe } from './recipes.js';

/**
 * The texts of all files by name. `folders` have the documents; a catalog whose document is in none stays as it is:
 * `shipped` gives its text, or null.
 */
export function compileCatalogs(
  folders: readonly string[],
  shipped: (file: string) => string | null,
  recipes: Recipe[] = RECIPES,
): Map<string, string> {
  const files = new Map<string, string>();
  const manifest: string[] = [];
  for (const recipe of recipes) {
    const file = `${recipe.id}.json`;
    const source = folders.map((folder) => join(folder, recipe.source)).find((place) => existsSync(place));
    const text = source === undefined ? shipped(file) : writeCatalog(recipe.compile(source));
    if (text === null) {
      const places = folders.join(' or ');
      throw new Error(
        `expected the document ${recipe.source} in ${places} to compile ${file} from; it is not there`,
      );
    }
    files.set(file, text);
    manifest.push(JSON.stringify(entryOf(recipe, file, readCatalog(text))));
  }
  files.set('manifest.json', `[\n${manifest.join(',\n')}\n]\n`);
  return files;
}

function entryOf({ program }: Recipe, file: string, iface: Interface): CatalogEntry {
  return { ...iface.document, ...(program === undefined ? {} : { program }), counts: countsOf(iface), file };
}
