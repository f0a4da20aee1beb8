// Compiles schema/catalog/*.json from the documents: node scripts/catalogs.mjs [FOLDER…], default ../shared and .. (which
// may have manpages/PAGE-VERSION.7.gz).
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const usual = ['../../shared', '../..'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
const folders = process.argv.length > 2 ? process.argv.slice(2) : usual;
const place = (file) => `${root}schema/catalog/${file}`;
const shipped = (file) => (existsSync(place(file)) ? readFileSync(place(file), 'utf8') : null);

execFileSync(process.execPath, [`${root}scripts/ready.mjs`], { stdio: 'inherit' });
const { compileCatalogs } = await import('../dist/schema/catalog/tools/compile.js');
for (const [file, text] of compileCatalogs(folders, shipped)) {
  if (shipped(file) === text) continue;
  writeFileSync(place(file), text);
  console.log(`schema/catalog/${file} is new`);
}

const { statementsPage } = await import('../dist/schema/catalog/tools/statements-page.js');
const { listCatalogs, loadCatalog } = await import('../dist/schema/catalogs.js');
const page = statementsPage(listCatalogs().map(({ id }) => loadCatalog(id)));
writeFileSync(`${root}docs/reference/statements.md`, page);

const { differencesPage } = await import('../dist/schema/catalog/tools/differences-page.js');
writeFileSync(`${root}docs/reference/differences.md`, differencesPage(loadCatalog));
