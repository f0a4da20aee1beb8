/** README and docs promise nothing that is not there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { EXIT } from '../../bin/exit.js';
import { buildProgram } from '../../bin/program.js';
import { REPORT_KINDS } from '../../reports/index.js';
import { parseReportOptions } from '../../reports/option.js';
import { optionsNamed, shellLines, tableRows, words } from './commands.js';

const readme = readFileSync('README.md', 'utf8');
const pack = JSON.parse(readFileSync('package.json', 'utf8'));

/** Parses as the program does, and runs nothing. The command that was meant, with its options. */
async function parsed(args: string[]): Promise<Command> {
  let meant: Command | undefined;
  const program = await buildProgram(() => undefined);
  for (const command of program.commands.flatMap((each) => [each, ...each.commands])) {
    command.configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
    command.action(() => {
      meant = command;
    });
  }
  await program.parseAsync(args, { from: 'user' }).catch((error: { code?: string }) => {
    if (error.code !== 'commander.helpDisplayed') throw error;
    meant = program.commands.find((command) => command.name() === args[0]);
  });
  return meant as Command;
}

const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'].concat(
  readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
);

const lines = [...new Set(pages.flatMap((page) => shellLines(readFileSync(page, 'utf8'))))];
const own = lines.filter((line) => line.startsWith('qmpspec '));

test('there is something to test', () => {
  expect(own.length).toBeGreaterThan(15);
  expect(lines.filter((line) => !/^(qmpspec|npm) /.test(line))).toEqual([]);
});

test.each(own)('%s', async (line) => {
  const command = await parsed(words(line).slice(1));
  expect(command).toBeDefined();
  const { report = [] } = command.opts<{ report?: string[] }>();
  expect(parseReportOptions(report, REPORT_KINDS)).toHaveLength(report.length);
});

test.each(['run --no-such-option', 'no-such-command', 'run --shard 3/2', 'list --level'])(
  'the parser that judges README refuses: %s',
  async (line) => {
    await expect(parsed(words(line))).rejects.toThrow();
  },
);

test.each(lines.filter((line) => line.startsWith('npm ')))('%s', (line) => {
  const [, command] = words(line);
  expect(Object.keys(pack.scripts)).toContain(command);
});

test('every option named in the text is one of some command', async () => {
  const known = (await buildProgram(() => undefined)).commands
    .flatMap((command) => [command, ...command.commands])
    .flatMap((command) => command.options.map((option) => option.long));
  const named = optionsNamed(readme);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
});

test('the tables of exit statuses and report kinds are those of the code', () => {
  const statuses = tableRows(readme, 'Exit status').map(([status]) => Number(status));
  expect(statuses).toEqual(Object.values(EXIT));
  const kinds = tableRows(readme, 'Reports').map(([kind]) => kind?.replaceAll('`', ''));
  expect(kinds).toEqual(REPORT_KINDS);
});

test.each(pages)('what %s links to exists', (file) => {
  const links = [...readFileSync(file, 'utf8').matchAll(/\]\(([^)#]+)\)/g)].map(([, to]) => to as string);
  expect(links.filter((to) => !existsSync(join(dirname(file), to)))).toEqual([]);
});

test('the files and folders that the architecture names exist', () => {
  const text = readFileSync('docs/architecture.md', 'utf8');
  const paths = [...text.matchAll(/`([a-z-]+\/[\w./-]*)`/g)].map(([, path]) => path as string);
  const layers = ['schema/', 'generators/', 'suites/', 'harness/', 'reports/', 'api/', 'bin/'];
  expect(layers.filter((layer) => !paths.includes(layer))).toEqual([]);
  const inside = (path: string) => ['', ...layers].some((layer) => existsSync(join(layer, path)));
  expect(paths.filter((path) => !inside(path))).toEqual([]);
});

const ROOTS =
  /^(schema|generators|suites|harness|reports|api|bin|test|scripts|bench|examples|docs|expectations)\//;

test.each(pages)('the paths that %s names exist', (page) => {
  const text = readFileSync(page, 'utf8');
  const paths = [...text.matchAll(/`([a-z-]+\/[\w./-]*)`/g)].map(([, path]) => path as string);
  expect(paths.filter((path) => ROOTS.test(path) && !existsSync(path))).toEqual([]);
});

test('every dependency is justified in one line, and nothing else is', () => {
  const text = readFileSync('docs/dependencies.md', 'utf8');
  const justified = [...text.matchAll(/^- `([^`]+)`: .{10,}$/gm)].map(([, name]) => name);
  expect(justified).toEqual([...Object.keys(pack.dependencies), ...Object.keys(pack.devDependencies)]);
});

test('the version of the package has an entry among the changes', () => {
  expect(readFileSync('CHANGELOG.md', 'utf8')).toMatch(new RegExp(`^## ${pack.version}\\b`, 'm'));
});
