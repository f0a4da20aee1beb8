/** What can be done with a finding: see it again, make it smaller, find the version that brought it. */
import type { FindingStep, FindingTarget, FuzzFinding, Symptom } from '../harness/finding.js';
import { type Bisection, bisect } from '../harness/fuzz/bisect.js';
import { minimize } from '../harness/fuzz/minimize/minimize.js';
import { sameBug, sameBugElsewhere } from '../harness/fuzz/oracle/same.js';
import { seenAgain } from '../harness/fuzz/play/again.js';
import { refusal } from '../harness/fuzz/play/foreign.js';
import { writeAtomically } from '../harness/fuzz/store/atomic.js';
import { readFinding, writeFinding } from '../harness/fuzz/store/finding-file.js';
import type { TargetEntry } from '../harness/matrix/targets.js';
import { TargetError } from '../harness/target/error.js';
import { questionable } from '../harness/target/program/recorded/questionable.js';
import { shellLine, shellQuote } from '../reports/text/shell.js';
import { stringifyJson } from '../schema/json-text.js';
import { openFuzzTarget, type Start } from './fuzzing.js';
import { readText } from './read-text.js';
import { UnaskedError } from './unasked-error.js';
import { UsageError } from './usage-error.js';

export type { Start } from './fuzzing.js';
export { TargetError };

/** Throws UsageError in a sentence. */
export function openFinding(file: string): FuzzFinding {
  const text = readText(file);
  try {
    return readFinding(text);
  } catch (error) {
    throw new UsageError(`${file}: ${(error as Error).message}.`);
  }
}

/** Replaces the file in one step. */
export function storeFinding(file: string, finding: FuzzFinding): void {
  writeAtomically(file, writeFinding(finding));
}

export { writeAtomically as storeText };

/**
 * What the command line says, or else the finding's own command, which is data from elsewhere: it is run where it is
 * harmless, without its environment and user, or where it is `trusted`. `note`: what is left out. Throws UnaskedError.
 */
export function startOfFinding(
  finding: FuzzFinding,
  other: Start,
  trusted = false,
  note: (message: string) => void = () => {},
): Start {
  if (other.command.length > 0) return other;
  const { command, stdio, env, root, user } = finding.target;
  const own = { command, ...(stdio ? { stdio } : {}) };
  if (trusted) {
    const rest = { ...(root === undefined ? {} : { root }), ...(user === undefined ? {} : { user }) };
    return { ...own, ...rest, ...(env ? { env } : {}), ...other, command };
  }
  refuseQuestionable(command);
  if (root !== undefined && other.root === undefined) {
    throw new UnaskedError(
      `The finding's own command was run below ${shellQuote(root)}, which is not done unasked: ${shellLine(command)}; give --root, a command after --, or --run-recorded-command.`,
    );
  }
  const left = [...Object.keys(env ?? {}), ...(user === undefined ? [] : [`user ${user}`])];
  if (left.length > 0) note(`Left out of the finding's own command: ${left.join(', ')}.`);
  return { ...own, ...other, command };
}

/** Throws UnaskedError unless the command may be run, or written into a script, without asking. */
export function refuseQuestionable(command: readonly string[]): void {
  const words = questionable(command);
  if (words === null) return;
  throw new UnaskedError(
    `The finding's own command is not run unasked because of ${shellQuote(words)}: ${shellLine(command)}; give a command after --, or --run-recorded-command.`,
  );
}

/** Throws UnaskedError where a script of the finding would send something that is never sent. */
export function refuseDenied(finding: FuzzFinding): void {
  const why = refusal(finding.steps);
  if (why !== null)
    throw new UnaskedError(`No script is written: ${why}; give --allow-denylisted to have it anyway.`);
}

/** The same for whoever reads the finding; undefined where there is nothing to say. */
export function warningOf(finding: FuzzFinding): string | undefined {
  const why = refusal(finding.steps);
  return why === null
    ? undefined
    : `${why}. Run what is below only where it can do no harm, such as in a virtual machine.`;
}

/** `observation`: seen again, as it was this time. `other`: something else was seen instead. */
export async function replayFinding(
  finding: FuzzFinding,
  start: Start,
  attempts: number,
  timeout: number,
  allowDenylisted = false,
): Promise<{ observation: Symptom | null; other: Symptom | null }> {
  const setting = await openFuzzTarget(start, timeout, 1);
  try {
    const refuses = refusesFor(finding, setting.profile.facts.commands, allowDenylisted);
    const same = sameProgram(finding, setting.description) ? sameBug : sameBugElsewhere;
    return await seenAgain(finding, { ...setting, files: finding.files, refuses }, same, attempts);
  } finally {
    await setting.close();
  }
}

/** What the user lets a finding do. */
export interface Trust {
  runRecordedCommand?: boolean;
  allowDenylisted?: boolean;
}

/** Throws UnaskedError where the finding would have something sent that is never sent, and nobody has allowed it. */
function refusesFor(
  { steps }: FuzzFinding,
  commands: ReadonlySet<string>,
  allowed: boolean,
): (steps: readonly FindingStep[]) => boolean {
  if (allowed) return () => false;
  const why = refusal(steps, commands);
  if (why !== null)
    throw new UnaskedError(`The finding is not played: ${why}; give --allow-denylisted to see it.`);
  return (smaller) => refusal(smaller, commands) !== null;
}

/** Addresses in a program are the same only in the same build of it. */
function sameProgram(finding: FuzzFinding, { kind, version }: FindingTarget): boolean {
  return finding.target.kind === kind && stringifyJson(finding.target.version) === stringifyJson(version);
}

/** Null when the finding does not show again. */
export async function minimizeFinding(
  finding: FuzzFinding,
  start: Start,
  effort: { tries: number; budget: number; attempts: number; timeout: number; signal: AbortSignal },
  allowDenylisted = false,
): Promise<FuzzFinding | null> {
  const setting = await openFuzzTarget(start, effort.timeout, 1);
  try {
    const refuses = refusesFor(finding, setting.profile.facts.commands, allowDenylisted);
    const replay = { ...setting, files: finding.files, refuses };
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

/** `told`: each verdict as it comes. A target that cannot be started tells nothing. Throws UnaskedError. */
export async function bisectFinding(
  finding: FuzzFinding,
  targets: readonly TargetEntry[],
  timeout: number,
  told: (name: string, text: string) => void,
  { runRecordedCommand = false, allowDenylisted = false }: Trust = {},
): Promise<Bisection> {
  if (!runRecordedCommand && targets.some(({ command }) => command.includes(ARGS)))
    refuseQuestionable(['qemu-storage-daemon', ...finding.target.command.slice(1)]);
  return await bisect(targets.length, async (position) => {
    const { name, docs: _, expect: __, command, ...start } = targets[position] as TargetEntry;
    const own = finding.target.command.slice(1);
    const filled = command.flatMap((word) => (word === ARGS ? own : [word]));
    try {
      const how = { ...start, command: filled };
      const { observation, other } = await replayFinding(finding, how, ATTEMPTS, timeout, allowDenylisted);
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
