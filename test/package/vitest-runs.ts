/** The vitest of a project, run on the examples there. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Project } from './project.js';

export interface Results {
  tests: { name: string; status: string; message: string }[];
  files: string[];
}

interface JsonReport {
  testResults: {
    name: string;
    assertionResults: { title: string; status: string; failureMessages?: string[] }[];
  }[];
}

/** Runs what the words choose. */
export function vitest(project: Project, ...args: string[]): Results {
  const file = join(project.dir, 'report.json');
  project.run('vitest', [
    'run',
    '--root',
    'examples/vitest',
    '--reporter=json',
    `--outputFile=${file}`,
    ...args,
  ]);
  const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as JsonReport;
  return {
    files: testResults.map(({ name }) => name),
    tests: testResults.flatMap(({ assertionResults }) =>
      assertionResults.map(({ title: name, status, failureMessages = [] }) => ({
        name,
        status,
        message: failureMessages.join(),
      })),
    ),
  };
}

export const withStatus = ({ tests }: Results, status: string) => tests.filter((t) => t.status === status);

/** Adds a copy of the example whose server has one fault. Throws when `from` is not in it. */
export function faulty(project: Project, name: string, from: string, to: string): void {
  const source = (file: string) => readFileSync(join(project.dir, 'examples/vitest', file), 'utf8');
  const server = source('own-server.ts');
  if (!server.includes(from)) throw new Error(`the example no longer has ${from}`);
  writeFileSync(join(project.dir, `examples/vitest/${name}.ts`), server.replace(from, to));
  writeFileSync(
    join(project.dir, `examples/vitest/${name}.test.ts`),
    source('own-server.test.ts').replace('./own-server.js', `./${name}.js`),
  );
}
