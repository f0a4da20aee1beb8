/**
 * Compiles schema/catalog/*.json from their documents: node scripts/catalogs.mjs [ID…], default all.
 *
 * Documents in Debian's packages are fetched with apt, by version and digest, and kept below .documents/; programs that say
 * themselves what they are need root. Five documents are in no package and come from ../shared. A catalog whose document
 * cannot be had stays as it is, with a word why; that of one that was named is a failure.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Documents } from './debian/documents.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const place = (file) => `${root}schema/catalog/${file}`;
const shipped = (file) => (existsSync(place(file)) ? readFileSync(place(file), 'utf8') : null);
const compiled = (name) => import(`../dist/schema/${name}.js`);

await import('./ready.mjs');
const { compileCatalogs } = await compiled('catalog/tools/compile');
const { documentPlace } = await compiled('catalog/tools/places');
const { RECIPES } = await compiled('catalog/tools/recipes');

const named = process.argv.slice(2);
const unknown = named.find((id) => !RECIPES.some((recipe) => recipe.id === id));
if (unknown !== undefined) {
  const ids = RECIPES.map(({ id }) => id).join(', ');
  process.stderr.write(`There is no catalog "${unknown}"; there are ${ids}.\n`);
  process.exit(2);
}

const documents = new Documents();
const kept = [];

/** Where the document of a recipe is, fetched if need be; null, and a line in `kept`, where it cannot be had. */
function placeOf(recipe) {
  if (named.length > 0 && !named.includes(recipe.id)) return null;
  const { file, lacking } = documentPlace(recipe);
  if (lacking === null) return file;
  try {
    if (recipe.origin.from === 'shared') throw new Error(lacking);
    console.log(`Fetching the document of ${recipe.id}…`);
    documents.fetch(recipe, file);
    return file;
  } catch (error) {
    kept.push({ id: recipe.id, reason: error.message });
    return null;
  }
}

try {
  for (const [file, text] of compileCatalogs(placeOf, shipped)) {
    if (shipped(file) === text) continue;
    writeFileSync(place(file), text);
    console.log(`schema/catalog/${file} is new`);
  }
} finally {
  documents.close();
}

const { statementsPage } = await compiled('catalog/tools/statements-page');
const { listCatalogs, loadCatalog } = await compiled('catalogs');
const page = statementsPage(listCatalogs().map(({ id }) => loadCatalog(id)));
writeFileSync(`${root}docs/reference/statements.md`, page);

const { differencesPage } = await compiled('catalog/tools/differences-page');
writeFileSync(`${root}docs/reference/differences.md`, differencesPage(loadCatalog));

for (const { id, reason } of kept) console.log(`${id} was not rebuilt and stays as it is: ${reason}.`);
if (named.length > 0 && kept.length > 0) process.exitCode = 1;
