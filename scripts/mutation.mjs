/**
 * Judges the suite: every mutant of a right server must be killed, by a check of the rule that it breaks. Two processes
 * share the work. With `--write` the score goes into README.md. `--on SUBJECT` chooses what mutants are made of, words
 * choose mutants whose ids hold them, `--verbose` shows those that were killed, too.
 */
import { fork } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SUBJECTS } from '../dist/mutation/subjects.js';

/** A whole run of a real server and a second one without the mutant take 4 minutes on a busy machine; a mutant that takes longer has hung the suite. */
const LIMIT_MS = 600_000;
const PROCESSES = 2;
const WORKER = new URL('../dist/mutation/worker.js', import.meta.url);

const { values, positionals: words } = parseArgs({
  allowPositionals: true,
  options: {
    write: { type: 'boolean' },
    on: { type: 'string', multiple: true },
    verbose: { type: 'boolean' },
  },
});

const installed = (program) => process.env.PATH.split(':').some((dir) => existsSync(join(dir, program)));

/** Gives tasks to one process after the other; a process that hangs is replaced. */
async function work(tasks, done) {
  let child = null;
  for (let task = tasks.shift(); task; task = tasks.shift()) {
    child ??= fork(WORKER, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const answer = await ask(child, task);
    if (!answer.fate) {
      child.kill('SIGKILL');
      child = null;
    }
    done(task, answer);
  }
  child?.disconnect();
}

function ask(child, task) {
  return new Promise((resolve) => {
    const settle = (answer) => {
      clearTimeout(timer);
      child.removeAllListeners();
      resolve(answer);
    };
    const timer = setTimeout(() => settle({ id: task.id, error: `took more than ${LIMIT_MS} ms` }), LIMIT_MS);
    child.once('message', settle);
    child.once('exit', (status, signal) =>
      settle({ id: task.id, error: `the judge ended: ${status ?? signal}` }),
    );
    child.send({ subject: task.subject, id: task.id });
  });
}

const started = performance.now();
const lines = [];
let bad = 0;
for (const [subject, make] of Object.entries(SUBJECTS)) {
  if (values.on && !values.on.includes(subject)) continue;
  const { name, mutants, needs } = make();
  if (needs && !installed(needs)) {
    console.log(`${name}: left out, ${needs} is not installed`);
    continue;
  }
  const chosen = mutants.filter(({ id }) => words.length === 0 || words.some((word) => id.includes(word)));
  const tasks = chosen.map(({ id, equivalent }) => ({ subject, id, equivalent }));
  const counts = { own: 0, other: 0, survived: 0, equivalent: 0, unjudged: 0 };
  const levels = { MUST: 0, SHOULD: 0, MAY: 0 };
  const note = ({ id, equivalent }, { fate, by, ms, error, level }) => {
    if (level) levels[level]++;
    const expected = equivalent ? fate === 'survived' : fate === 'own';
    counts[equivalent && expected ? 'equivalent' : (fate ?? 'unjudged')]++;
    if (!expected) bad++;
    if (!expected || values.verbose || (level && level !== 'MUST'))
      console.log(
        `${fate ?? 'unjudged'} ${level ?? ''}  ${subject}  ${id}  ${ms ?? ''}  ${by ?? error ?? equivalent ?? ''}`,
      );
  };
  await Promise.all(Array.from({ length: PROCESSES }, () => work(tasks, note)));
  const { own, other, survived, equivalent, unjudged } = counts;
  const judged = own + other + survived + unjudged;
  const extra = equivalent > 0 ? `, ${equivalent} equivalent` : '';
  // What breaks a convention only fails a run with --level may.
  const fails = `; ${levels.MUST} fail a run as it is by default, ${levels.SHOULD} more with --level should, and ${levels.MAY} break a convention only`;
  lines.push({ name, text: `${name}: ${own} of ${judged} killed for their own reason${extra}${fails}` });
  console.log(`${lines.at(-1).text} (${other} for another, ${survived} survived, ${unjudged} not judged)`);
}
console.log(`in ${Math.round((performance.now() - started) / 1000)} s`);

if (values.write && words.length === 0) {
  const file = new URL('../README.md', import.meta.url);
  const readme = readFileSync(file, 'utf8');
  const marked = /(<!-- mutation score -->\n)([\s\S]*?)(<!-- end -->)/;
  const [, , before] = marked.exec(readme) ?? [];
  if (before === undefined) throw new Error('README.md has no place for the mutation score');
  // What this run left out keeps its line, and its date.
  const kept = before
    .split('\n')
    .filter((line) => line.startsWith('- ') && !lines.some(({ name }) => line.includes(`${name}:`)));
  const date = new Date().toISOString().slice(0, 10);
  const fresh = lines.map(({ text }) => `- ${text} (${date})`);
  const block = [...kept, ...fresh].sort().join('\n');
  writeFileSync(file, readme.replace(marked, `$1\n${block}\n\n$3`));
}
process.exitCode = bad > 0 ? 1 : 0;
