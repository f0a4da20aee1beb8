/** A file of known deviations, read and checked. */
import { readYaml } from '../../schema/file/yaml.js';
import { type IdPattern, idPattern } from '../run/id-pattern.js';
import { EXPECTATIONS_SCHEMA, type ExpectationEntry } from './grammar.js';

export interface Expectation extends ExpectationEntry {
  /** `file:line`, for messages. */
  at: string;
  /** The file, and the place in its list. */
  file: string;
  index: number;
  pattern: IdPattern;
}

export interface ExpectationFile {
  /** What messages and results call it. */
  name: string;
  text: string;
  expectations: Expectation[];
}

/** Throws YamlError: one sentence with the line. */
export function readExpectations(text: string, name: string): ExpectationFile {
  const { value, lineOf } = readYaml<ExpectationEntry[]>(text, name, EXPECTATIONS_SCHEMA);
  const expectations = value.map((entry, index) => ({
    ...entry,
    at: `${name}:${lineOf([index])}`,
    file: name,
    index,
    pattern: idPattern(entry.case),
  }));
  return { name, text, expectations };
}
