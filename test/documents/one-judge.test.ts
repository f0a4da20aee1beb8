/** A change gets one verdict and one reason, whoever asks: run, diff, matrix, schema compare. */
import { expect, test, vi } from 'vitest';
import { compareCommand } from '../../bin/commands/schema/compare.js';
import { compareRuns } from '../../reports/diff/compare.js';
import { diffLines } from '../../reports/diff/lines.js';
import { neighbours } from '../../reports/diff/neighbours.js';
import { loadCatalog } from '../../schema/catalogs.js';
import { adjudicate } from '../../schema/compare/adjudicate.js';
import { changesBetween } from '../../schema/compare/changes.js';
import { judge } from '../../schema/compare/judge.js';
import { history } from '../../schema/editions.js';
import type { CaseContext, ScriptCase } from '../../suites/case.js';
import { documentCases } from '../../suites/documents/index.js';
import { documentSource } from '../../suites/documents/source.js';
import { keptRun } from '../reports/kept.js';
import { runRecord } from '../reports/synthetic.js';

const told = (version: string) => loadCatalog(`introspection-qemu-system-${version}`);

test.each([
  ['5.2', '7.2'],
  ['7.2', '10.0'],
  ['5.2', '10.0'],
])('all that went from %s to %s: a run says of it as a comparison does', (old, now) => {
  const [before, after] = [told(old), told(now)];
  const { bench } = documentSource(before, { program: 'qemu-system', version: now }, history);
  const sides = { before, after, program: 'qemu-system', history: history() } as const;
  const breaks = changesBetween(before, after).filter(({ rule }) => rule !== null);
  expect(breaks.length).toBeGreaterThan(20);
  for (const change of breaks) {
    if (change.rule === null) continue;
    const { verdict, because } = adjudicate(change, sides);
    const said = judge({ ...change, rule: change.rule }, bench);
    expect(said ?? 'unannounced', change.message).toEqual(
      verdict === 'unannounced' ? 'unannounced' : { verdict, because },
    );
  }
});

/** The reason for which the case of the member is inapplicable on a server of 10.0. */
async function reasonOfRun(id: string): Promise<string> {
  const [before, model] = [told('7.2'), told('10.0')];
  const source = documentSource(before, { program: 'qemu-system', version: '10.0.13' }, history);
  const found = documentCases(source).find((each) => each.id.endsWith(id)) as ScriptCase;
  return new Promise((resolve, reject) => {
    const context = {
      target: { commands: new Set(Object.keys(model.commands)), disabled: new Set() },
      introspection: [],
      model,
      inapplicable: (reason: string, more: { announced?: true }) =>
        resolve(`${more.announced ? 'announced' : 'compatible'}: ${reason}`),
      fail: ({ message }: { message: string }) => reject(new Error(message)),
    } as unknown as CaseContext;
    found.run(context).then(() => resolve('pass'), reject);
  });
}

const runOf = (major: number, minor: number) => {
  const run = runRecord({
    target: {
      kind: 'qemu-system-x86_64',
      command: [],
      version: { qemu: { major, minor, micro: 0 }, package: '' },
    },
  });
  return keptRun([], run);
};

test.each([
  [
    'command/query-status/returns/singlestep',
    'query-status: singlestep is no longer sent',
    "QEMU's manual: deprecated since 8.1, removed in 9.0",
  ],
  [
    'event/MEM_UNPLUG_ERROR/present',
    'event MEM_UNPLUG_ERROR is gone',
    'introspection-qemu-system-7.2 calls it deprecated',
  ],
])('%s: run, diff, matrix and schema compare say the same', async (id, change, because) => {
  expect(await reasonOfRun(id)).toMatch(new RegExp(`^announced: .*${because}$`));
  const runs = [runOf(7, 2), runOf(10, 0)] as const;
  const { entities } = compareRuns(...runs);
  expect(entities).toContainEqual(
    expect.objectContaining({ verdict: 'announced', message: change, because }),
  );
  const matrix = neighbours(runs).flatMap(([a, b]) => diffLines(compareRuns(a, b)));
  expect(matrix).toContain(`  ${change} (${because})`);
  const written: string[] = [];
  const write = vi
    .spyOn(process.stdout, 'write')
    .mockImplementation((text) => written.push(String(text)) > 0);
  try {
    const ids = ['introspection-qemu-system-7.2', 'introspection-qemu-system-10.0'];
    await compareCommand(() => {}).parseAsync([...ids, '--json'], { from: 'user' });
  } finally {
    write.mockRestore();
  }
  const lines = written
    .join('')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toContainEqual(expect.objectContaining({ verdict: 'announced', message: change, because }));
});
