// What vitest's JSON reports say: of the tests, and of the files that failed, tried once more.
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';

const [what, ...paths] = process.argv.slice(2);

/** By file and name: null for a test that passed, else why not. A file that could not be loaded counts as one test. */
function read(path) {
  const verdicts = new Map();
  if (!path || !existsSync(path)) return verdicts;
  for (const { name, status, message, assertionResults } of JSON.parse(readFileSync(path, 'utf8'))
    .testResults) {
    const file = relative(process.cwd(), name);
    for (const { fullName, status: own, failureMessages } of assertionResults) {
      if (own !== 'passed' && own !== 'failed') continue;
      let name = `${file} > ${fullName}`;
      // Tests of a table may share a name; each counts.
      while (verdicts.has(name)) name += '′';
      verdicts.set(name, own === 'passed' ? null : failureMessages.join(' '));
    }
    const broken = status === 'failed' && !assertionResults.some((test) => test.status === 'failed');
    if (broken) verdicts.set(file, message);
  }
  return verdicts;
}

const first = read(paths[0]);
const again = read(paths[1]);
const failed = [...first].filter(([, why]) => why !== null);
const loaded = (name) => [...again.keys()].some((one) => one.startsWith(`${name} > `));
const recovered = (name) => again.get(name) === null || (!again.has(name) && loaded(name));
const broken = [
  ...failed.filter(([name]) => !recovered(name)),
  ...[...again].filter(([name, why]) => why !== null && !first.get(name)),
];

if (what === 'broken')
  for (const file of new Set(failed.map(([name]) => name.split(' > ')[0]))) console.log(file);
// No report at all: the tests did not come to an end.
if (what === 'totals') {
  const all = new Set([...first.keys(), ...again.keys()]);
  console.log(first.size === 0 ? '0 1' : `${all.size - broken.length} ${broken.length}`);
}
if (what === 'failures') {
  const names = new Set(broken.map(([name]) => name));
  const lines = [...failed, ...broken.filter(([one]) => !first.get(one))].map(
    ([name, why]) => `${names.has(name) ? 'FAILED' : 'PASSED ONLY ALONE'}: ${name}: ${why.split('\n')[0]}`,
  );
  // What failed stands last: nothing but the total comes after it.
  for (const line of lines.toSorted().toReversed()) console.log(line);
}
