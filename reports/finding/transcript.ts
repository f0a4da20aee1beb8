/** A finding as a conversation. */
import type { FuzzFinding } from '../../harness/finding.js';
import { shellLine } from '../text/shell.js';
import { visible, visibleLines } from '../text/visible.js';
import { commandLine } from './launch.js';
import { messagesOf } from './message.js';

export function transcript(finding: FuzzFinding): string {
  const { title, signature, transcript: lines, stderr } = finding;
  const sent = messagesOf(finding).map(
    ({ session, line, bytes }) => `→ ${session}  ${line ?? `bytes ${bytes}`}`,
  );
  const seen = lines.map(
    ({ session, dir, t, msg }) => `${t.toFixed(1).padStart(10)} ms  ${dir} ${session}  ${msg}`,
  );
  const words = stderr.trim() === '' ? [] : ['', 'stderr:', visibleLines(stderr)];
  return [
    visible(title),
    visible(`signature: ${signature}`),
    `target: ${shellLine(commandLine(finding))}`,
    '',
    ...(seen.length > 0 ? seen : sent).map(visible),
    ...words,
    '',
  ].join('\n');
}
