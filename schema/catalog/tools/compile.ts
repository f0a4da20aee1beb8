/** Compiles the shipped catalogs and their manifest from the documents. */
import { readCatalog, writeCatalog } from '../../catalog-file.js';
import type { CatalogEntry } from '../../catalogs.js';
import { countsOf } from '../../counts.js';
import type { Interface } from '../../model.js';
import { RECIPES, type Recipe } from './recipes.js';

/**
 * The texts of all files by name. `placeOf` says where a recipe's document is; where it is nowhere (null), the catalog
 * stays as it is: `shipped` gives its text, or null.
 */
export function compileCatalogs(
  placeOf: (recipe: Recipe) => string | null,
  shipped: (file: string) => string | null,
  recipes: Recipe[] = RECIPES,
): Map<string, string> {
  const files = new Map<string, string>();
  const manifest: string[] = [];
  for (const recipe of recipes) {
    const file = `${recipe.id}.json`;
    const place = placeOf(recipe);
    const text = place === null ? shipped(file) : writeCatalog(recipe.compile(place));
    // There is no old catalog to keep: it is left out, which the caller knows from `placeOf`.
    if (text === null) continue;
    files.set(file, text);
    manifest.push(JSON.stringify(entryOf(recipe, file, readCatalog(text))));
  }
  files.set('manifest.json', `[\n${manifest.join(',\n')}\n]\n`);
  return files;
}

function entryOf({ program }: Recipe, file: string, iface: Interface): CatalogEntry {
  return { ...iface.document, ...(program === undefined ? {} : { program }), counts: countsOf(iface), file };
}
