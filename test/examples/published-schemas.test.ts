/** The examples for Kubernetes and GitHub, held to what these publish of their files. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as WorkflowParser from '@actions/workflow-parser';
import { build } from 'esbuild';
import { Job } from 'kubernetes-models/batch/v1';
import { beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';

const text = (file: string) => readFileSync(join('examples', file), 'utf8');

/** What Kubernetes' schema refuses in a manifest; empty when it takes it. */
function refusals(manifest: string): string {
  try {
    new Job(parse(manifest)).validate();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

test.each(['kubernetes/run-shards.yaml', 'kubernetes/fuzz-campaign.yaml'])(
  '%s is a Job of Kubernetes',
  (file) => {
    const manifest = text(file);
    expect(refusals(manifest)).toBe('');
    // The schema does look inside.
    expect(refusals(manifest.replace(/completions: \d+/, 'completions: three'))).toContain('must be integer');
    expect(refusals(manifest.replace('containers:', 'container:'))).toContain('required property containers');
  },
);

/** Bundled first: it imports JSON in a way that Node.js itself does not take. */
let parser: typeof WorkflowParser;
beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: "export * from '@actions/workflow-parser'", resolveDir: '.' },
    ...{ bundle: true, write: false, format: 'esm', platform: 'browser' },
  });
  const contents = outputFiles[0]?.contents ?? [];
  parser = await import(`data:text/javascript;base64,${Buffer.from(contents).toString('base64')}`);
});

/** What GitHub's parser says against a workflow. */
async function complaints(content: string): Promise<string[]> {
  const { parseWorkflow, convertWorkflowTemplate, NoOperationTraceWriter } = parser;
  const { context, value } = parseWorkflow({ name: 'qmp.yml', content }, new NoOperationTraceWriter());
  if (value) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

test('ci/github-actions.yml is a workflow of GitHub', async () => {
  const workflow = text('ci/github-actions.yml');
  expect(await complaints(workflow)).toEqual([]);
  expect(await complaints(workflow.replace('runs-on:', 'run-on:'))).toContainEqual(
    expect.stringContaining('run-on'),
  );
  expect(await complaints(workflow.replace('strategy.job-total', 'strategies.job-total'))).toContainEqual(
    expect.stringContaining('strategies'),
  );
});
