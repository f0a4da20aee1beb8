/** A target as results call it. */
import type { RunRecord } from '../harness/results.js';
import type { TargetProfile } from '../harness/run/target-profile.js';
import type { Choice, Embedding } from './choice.js';

/** `root`: the directory that the command is chrooted into. */
export function targetOf(
  choice: Choice | Embedding,
  { program, version }: Pick<TargetProfile, 'program' | 'version'>,
  root: string | undefined,
): RunRecord['target'] {
  const own = choice.kind === 'attach' ? 'attached' : program;
  return {
    kind: choice.kind === 'start' && choice.reference ? 'reference' : own,
    command: choice.kind === 'start' ? choice.command : [],
    ...(choice.kind === 'attach' ? { address: choice.address } : {}),
    ...(root === undefined ? {} : { root }),
    version,
  };
}
