/** `--coverage-min` and `--coverage-out`: a run must not cover less than it did. */
import { existsSync, writeFileSync } from 'node:fs';
import { RATIOS, type Ratio } from '../../harness/coverage.js';
import type { ResultEvent } from '../../harness/results.js';
import { checkOf, faultText } from '../../schema/file/check.js';
import { parseFileJson } from '../../schema/file/json.js';
import { readText } from '../read-text.js';
import { UsageError } from '../usage-error.js';

/** Ratio → least percentage. */
export type Minimum = Readonly<Record<string, number>>;

export interface RatchetFlags {
  coverageMin: string[];
  coverageOut?: string;
}

/** Holds a run to the minimum, and writes what it has covered. Throws UsageError before anything has run. */
export function openRatchet({ coverageMin, coverageOut }: RatchetFlags, targets: number) {
  const minimum = coverageMinimum(coverageMin);
  const wanted = coverageMin.length > 0 || coverageOut !== undefined;
  if (wanted && targets > 1)
    throw new UsageError('--coverage-min and --coverage-out are about one target: name it after --.');
  let coverage: Readonly<Record<string, Ratio>> | null = null;
  return {
    event(event: ResultEvent): void {
      if (event.type === 'summary') coverage = event.coverage;
    },
    /** What falls short, once the run is over; one sentence each. */
    judge(): string[] {
      if (coverage === null) return [];
      if (coverageOut !== undefined) writeCoverage(coverageOut, coverage);
      return shortfalls(coverage, minimum);
    },
  };
}

/** `KEY=N[,KEY=N…]`, or a file that `--coverage-out` has written; what is given later wins. Throws UsageError. */
export function coverageMinimum(options: readonly string[]): Minimum {
  return Object.assign(
    {},
    ...options.map((option) => (existsSync(option) ? fromFile(option) : fromWords(option))),
  );
}

/** One sentence for each ratio that is below its minimum. */
export function shortfalls(coverage: Readonly<Record<string, Ratio>>, minimum: Minimum): string[] {
  return Object.entries(minimum).flatMap(([name, least]) => {
    const ratio = coverage[name];
    if (ratio === undefined) return [`Coverage of ${name} is undefined: the target's schema has none.`];
    const percent = percentOf(ratio);
    if (percent >= least) return [];
    return [
      `Coverage of ${name} is ${percent}% (${ratio.covered} of ${ratio.of}), and --coverage-min asks for ${least}%: qmpspec schema coverage RESULTS.jsonl says what is missing.`,
    ];
  });
}

/** Writes the percentages of a run, to be the minimum of the next. */
export function writeCoverage(file: string, coverage: Readonly<Record<string, Ratio>>): void {
  const percents = Object.fromEntries(
    Object.entries(coverage).map(([name, ratio]) => [name, percentOf(ratio)]),
  );
  try {
    writeFileSync(file, `${JSON.stringify(percents, null, 2)}\n`);
  } catch (error) {
    throw new UsageError(`--coverage-out ${file}: ${(error as Error).message}`);
  }
}

/** Rounded down, so that what was written is reached again. */
function percentOf({ covered, of }: Ratio): number {
  return Math.floor((10_000 * covered) / of) / 100;
}

function fromWords(option: string): Minimum {
  return Object.fromEntries(
    option.split(',').map((word) => {
      const [, name = '', text] = /^([\w-]+)=(\d+(?:\.\d+)?)$/.exec(word) ?? [];
      if (text === undefined)
        throw new UsageError(
          `--coverage-min expects KEY=PERCENT, or a file written by --coverage-out; got '${word}'.`,
        );
      return entry(name, Number(text));
    }),
  );
}

function fromFile(file: string): Minimum {
  const text = readText(file, '--coverage-min');
  let value: unknown;
  try {
    value = parseFileJson(text);
  } catch (error) {
    throw new UsageError(`--coverage-min ${file} is not JSON: ${(error as Error).message}.`);
  }
  const fault = check(value);
  if (fault !== null)
    throw new UsageError(
      `--coverage-min ${file}: expected what --coverage-out has written; ${faultText(fault)}.`,
    );
  return value as Minimum;
}

const check = checkOf({
  type: 'object',
  additionalProperties: { type: 'number', minimum: 0, maximum: 100, expects: 'a percentage, from 0 to 100' },
  propertyNames: { enum: RATIOS, expects: 'the name of a ratio' },
});

function entry(name: string, least: number): [string, number] {
  if (!RATIOS.includes(name))
    throw new UsageError(`--coverage-min knows no '${name}': choose among ${RATIOS.join(', ')}.`);
  if (!(least >= 0 && least <= 100))
    throw new UsageError(`--coverage-min expects a percentage for ${name}, from 0 to 100.`);
  return [name, least];
}
