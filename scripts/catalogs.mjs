// Compiles schema/catalog/*.json from the documents: node scripts/catalogs.mjs [FOLDER], default ../shared.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const shared = process.argv[2] ?? fileURLToPath(new URL('../../shared', import.meta.url));
const place = (file) => `${root}schema/catalog/${file}`;
const shipped = (file) => (existsSync(place(file)) ? readFileSync(place(file), 'utf8') : null);

execFileSync(process.execPath, [`${root}scripts/ready.mjs`], { stdio: 'inherit' });
const { compileCatalogs } = await import('../dist/schema/catalog/tools/compile.js');
for (const [file, text] of compileCatalogs(shared, shipped)) {
  if (shipped(file) === text) continue;
  writeFileSync(place(file), text);
  console.log(`schema/catalog/${file} is new`);
}
