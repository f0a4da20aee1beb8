/** What can be done with a finding: see it again, make it smaller, find the version that brought it. */
import type { Finding, FindingTarget, Observation } from '../harness/finding.js';
import { type Bisection, bisect } from '../harness/fuzz/bisect.js';
import { minimize } from '../harness/fuzz/minimize/minimize.js';
import { sameBug, sameBugElsewhere } from '../harness/fuzz/oracle/same.js';
import { seenAgain } from '../harness/fuzz/play/again.js';
import { readFinding } from '../harness/fuzz/store/finding-file.js';
import type { TargetEntry } from '../harness/matrix/targets.js';
import { TargetError } from '../harness/target/error.js';
import { questionable } from '../harness/target/program/recorded-command.js';
import { openFuzzTarget } from './fuzzing.js';
import { readText } from './read-text.js';
import { UsageError } from './usage-error.js';

export type Start = Omit<FindingTarget, 'kind' | 'version'>;

/** Throws UsageError in a sentence. */
export function openFinding(file: string): Finding {
  const text = readText(file);
  try {
    return readFinding(text);
  } catch (error) {
    throw new UsageError(`${file}: ${(error as Error).message}.`);
  }
}

/** A finding's own command is data from elsewhere. Throws TargetError unless it is harmless, or `trusted`. */
export function startOfFinding(finding: Finding, other: Start, trusted = false): Start {
  if (other.command.length > 0) return other;
  const { kind: _, version: __, ...all } = finding.target;
  const { env: ___, root: ____, user: _____, ...own } = all;
  if (trusted) return { ...all, ...other, command: own.command };
  refuseQuestionable(own.command);
  return { ...own, ...other, command: own.command };
}

function refuseQuestionable(command: readonly string[]): void {
  const word = questionable(command);
  if (word === null) return;
  throw new TargetError(
    'unusable',
    `The finding's own command is not run unasked because of ${JSON.stringify(word)}: ${JSON.stringify(command.join(' '))}; give a command after --, or --run-recorded-command.`,
  );
}

/** `observation`: seen again, as it was this time. `other`: something else was seen instead. */
export async function replayFinding(
  finding: Finding,
  start: Start,
  attempts: number,
  timeout: number,
): Promise<{ observation: Observation | null; other: Observation | null }> {
  const setting = await openFuzzTarget(start, timeout, 1);
  try {
    const same = sameProgram(finding, setting.description) ? sameBug : sameBugElsewhere;
    return await seenAgain(finding, { ...setting, files: finding.files }, same, attempts);
  } finally {
    await setting.close();
  }
}

/** Addresses in a program are the same only in the same build of it. */
function sameProgram(finding: Finding, { kind, version }: FindingTarget): boolean {
  return finding.target.kind === kind && JSON.stringify(finding.target.version) === JSON.stringify(version);
}

/** Null when the finding does not show again. */
export async function minimizeFinding(
  finding: Finding,
  start: Start,
  effort: { tries: number; budget: number; attempts: number; timeout: number; signal: AbortSignal },
): Promise<Finding | null> {
  const setting = await openFuzzTarget(start, effort.timeout, 1);
  try {
    const replay = { ...setting, files: finding.files };
    const essence = await minimize(replay, finding, finding.steps, {
      ...effort,
      stop: () => effort.signal.aborted,
    });
    if (!essence) return null;
    const { observation, ...rest } = essence;
    return { ...finding, ...observation, ...rest, target: setting.description, minimized: true };
  } finally {
    await setting.close();
  }
}

/** Attempts on each version before it counts as good. */
const ATTEMPTS = 3;

/** In a target's command: the arguments that the finding's own target has. */
const ARGS = '{args}';

/** `told`: each verdict as it comes. A target that cannot be started tells nothing. */
export async function bisectFinding(
  finding: Finding,
  targets: readonly TargetEntry[],
  timeout: number,
  told: (name: string, text: string) => void,
): Promise<Bisection> {
  if (targets.some(({ command }) => command.includes(ARGS)))
    refuseQuestionable(['qemu-storage-daemon', ...finding.target.command.slice(1)]);
  return await bisect(targets.length, async (position) => {
    const { name, docs: _, expect: __, command, ...start } = targets[position] as TargetEntry;
    const own = finding.target.command.slice(1);
    const filled = command.flatMap((word) => (word === ARGS ? own : [word]));
    try {
      const how = { ...start, command: filled };
      const { observation, other } = await replayFinding(finding, how, ATTEMPTS, timeout);
      told(
        name,
        observation
          ? `bad: ${observation.title}`
          : `good${other ? `, though something else was seen: ${other.title}` : ''}`,
      );
      return observation ? 'bad' : 'good';
    } catch (error) {
      if (!(error instanceof TargetError)) throw error;
      told(name, `cannot tell: ${error.message}`);
      return 'unknown';
    }
  });
}
