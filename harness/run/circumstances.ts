/** What a failing case tells of its target: how it was started, and what it wrote. */
import type { CaseRecord } from '../results.js';
import type { Target } from '../target/target.js';

const STDERR_LINES = 20;

/** `before`: bytes that it had written when the case began. What a dead one wrote before tells, too. */
export function circumstances(target: Target, before: number): Pick<CaseRecord, 'command' | 'stderr'> {
  const { command, ended, written } = target;
  const words = ended ? target.stderr() : written > before ? target.stderr(before) : '';
  const stderr = lastLines(words);
  return {
    ...(command ? { command: [...command] } : {}),
    ...(ended || stderr !== '' ? { stderr } : {}),
  };
}

export function lastLines(text: string): string {
  return text.trimEnd().split('\n').slice(-STDERR_LINES).join('\n');
}
