/** A file of targets: the columns of a matrix, the candidates of a search. Its grammar is here. */
import type { SchemaObject } from 'ajv';
import { readYaml, YamlError } from '../../schema/file/yaml.js';

export interface TargetEntry {
  /** What reports call it; each once. */
  name: string;
  command: string[];
  root?: string;
  /** Added to the few variables of ours that it gets. */
  env?: Record<string, string>;
  user?: string;
  stdio?: true;
  docs?: string[];
  expect?: string[];
}

const NAMES = { type: 'array', items: { type: 'string', minLength: 1 } };

export const TARGETS_SCHEMA: SchemaObject = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'qmpspec: targets',
  type: 'array',
  minItems: 1,
  items: {
    type: 'object',
    required: ['name', 'command'],
    additionalProperties: false,
    properties: {
      name: { type: 'string', minLength: 1, description: 'what reports call it; each once' },
      command: {
        oneOf: [
          { type: 'string', pattern: '\\S' },
          { ...NAMES, minItems: 1 },
        ],
        description: 'how to start it, as after -- of run: a list of words, or text that is cut at blanks',
      },
      root: { type: 'string', minLength: 1, description: 'chrooted into this directory, as with --root' },
      env: {
        type: 'object',
        additionalProperties: { type: 'string' },
        description: 'added to the environment',
      },
      user: { type: 'string', minLength: 1, description: 'as with --user' },
      stdio: { const: true, description: 'as with --stdio' },
      docs: { ...NAMES, description: 'as with --docs' },
      expect: { ...NAMES, description: 'as with --expect' },
    },
  },
};

/** Throws YamlError: one sentence with the line. */
export function readTargets(text: string, file: string): TargetEntry[] {
  const { value, lineOf } = readYaml<(Omit<TargetEntry, 'command'> & { command: string | string[] })[]>(
    text,
    file,
    TARGETS_SCHEMA,
  );
  return value.map(({ command, ...entry }, index) => {
    if (value.findIndex(({ name }) => name === entry.name) < index) {
      throw new YamlError(`${file}:${lineOf([index, 'name'])}: a second target is called ${entry.name}.`);
    }
    return { ...entry, command: typeof command === 'string' ? command.trim().split(/\s+/) : command };
  });
}
