// Writes docs/wire-rules.md from suites/rules/ and the cases that cite it: node scripts/wire-rules.mjs
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
execFileSync(process.execPath, [`${root}scripts/ready.mjs`], { stdio: 'inherit' });
const { wireRulesPage } = await import('../dist/api/wire-rules-page.js');
writeFileSync(`${root}docs/wire-rules.md`, wireRulesPage());
