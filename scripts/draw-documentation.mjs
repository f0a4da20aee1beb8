/**
 * Draws cases with basis `documentation` at random, to be read: does the cited sentence say what the case checks?
 * `node scripts/draw-documentation.mjs --seed S [--count N] [options of list] [-- command…]`. The words are those of the
 * user's copy of the document: the manual beside the program, below `--root` too, or `--docs FILE`. The same seed draws the
 * same of the same cases. `--all` shows them all. Status 1 where a sentence was not at hand.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
execFileSync(process.execPath, [`${root}scripts/ready.mjs`], { stdio: ['ignore', 'ignore', 'inherit'] });
const { SCENARIOS } = await import('../dist/suites/scenarios/index.js');
const { RULES } = await import('../dist/suites/rules.js');

/** Takes `name` and its value from the arguments; what remains is for `list`. */
function take(args, name, fallback) {
  const at = args.indexOf(name);
  return at < 0 ? fallback : args.splice(at, 2)[1];
}

const args = process.argv.slice(2);
const rest = args.indexOf('--');
const command = rest < 0 ? [] : args.splice(rest);
const seed = take(args, '--seed', String(Date.now()));
const count = Number(take(args, '--count', '60'));
const at = args.indexOf('--all');
const all = at >= 0 && args.splice(at, 1).length > 0;

const listed = spawnSync(
  process.execPath,
  [`${root}dist/bin/qmpspec.js`, 'list', '--json', '--quote', ...args, ...command],
  { encoding: 'utf8', maxBuffer: 2 ** 30, stdio: ['ignore', 'pipe', 'inherit'] },
);
if (listed.status !== 0) process.exit(listed.status ?? 2);

const rank = (id) => createHash('sha256').update(`${seed}\n${id}`).digest('hex');
const known = listed.stdout
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line))
  .filter(({ basis }) => basis === 'documentation');
const drawn = known
  .map((each) => ({ ...each, rank: rank(each.id) }))
  .sort((a, b) => (a.rank < b.rank ? -1 : 1))
  .slice(0, all ? known.length : count);

const scenarios = new Map(SCENARIOS.map((scenario) => [scenario.id, scenario]));
const short = (value) => JSON.stringify(value).replace(/^\{(.*)\}$/, '$1');
/** Examples may be long. */
const LONGEST = 900;
const shortened = (words) => {
  const line = words.replaceAll(/\s+/g, ' ').trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST)}…`;
};
let wordless = 0;

/** What the case does and expects, where it is data. */
function checksOf(id) {
  const { given = [], steps = [], machine } = scenarios.get(id) ?? {};
  return [
    ...(machine ? [`  machine   ${machine.join(' ')}`] : []),
    ...given.map((each) => `  given     ${typeof each === 'string' ? each : short(each)}`),
    ...steps.map((each) => `  step      ${short(each)}`),
  ];
}

function sentenceOf({ doc, entity, line, statement }) {
  const where = line === undefined ? `${doc}, ${entity}` : `${doc}:${line}, ${entity}`;
  if (statement === undefined) {
    wordless++;
    return `  cites     ${where}: (the words are not at hand)`;
  }
  return `  ${Object.hasOwn(RULES, entity) ? 'rule     ' : 'cites    '} ${where}: “${shortened(statement)}”`;
}

console.log(`seed ${seed}: ${drawn.length} of ${known.length} cases with basis documentation`);
for (const [i, { id, level, title, cites }] of drawn.entries()) {
  console.log(
    [`\n${i + 1}. ${level} ${id}`, `  title     ${title}`, ...checksOf(id), ...cites.map(sentenceOf)].join(
      '\n',
    ),
  );
}
if (wordless > 0) console.log(`\n${wordless} cited without words`);
process.exitCode = wordless > 0 ? 1 : 0;
