/** Nothing is written to a terminal or a log but by the modules that escape what is not ours. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const TOP = new URL('../../', import.meta.url).pathname;
const LAYERS = ['schema', 'generators', 'suites', 'harness', 'reports', 'api', 'bin'];

/** Why each may. */
const GATES: Readonly<Record<string, string>> = {
  'bin/print.ts': 'what commands say',
  'reports/console/terminal.ts': 'the console, live or not',
  'reports/output.ts': 'reports, each in the form of its kind',
  'bin/qmpspec.ts': 'the version, which is ours',
  'bin/console.ts': 'hands the stream to the console',
  'bin/commands/fuzz.ts': 'hands the stream to the console',
  'harness/reference/listen.ts': 'serve --stdio: the stream is the connection',
  'harness/target/place/janitor.ts': 'a process of its own, whose output nobody sees',
  'api/vitest/index.ts': 'within vitest, of text that was escaped',
};

test('standard output and error are used by the gates only', () => {
  const users = LAYERS.flatMap((layer) =>
    readdirSync(join(TOP, layer), { recursive: true })
      .map((name) => join(layer, String(name)))
      .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|(^|\/)browser\//.test(name)),
  ).filter((name) => {
    const code = readFileSync(join(TOP, name), 'utf8').replaceAll(/^\s*(\/\/|\/?\*).*$/gm, '');
    return /process\.(stdout|stderr)\b(?!\()|\bconsole\.\w+\(|writeSync\((1|2|STDOUT)\b|\{[^}]*\b(stdout|stderr)\b[^}]*\} = process/.test(
      code,
    );
  });
  expect(users.length).toBeGreaterThan(3);
  expect(users.filter((name) => !Object.hasOwn(GATES, name))).toEqual([]);
});
