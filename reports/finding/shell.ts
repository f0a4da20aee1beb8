/** A finding as a shell script that needs socat only. */

import type { FuzzFinding } from '../../harness/finding.js';
import { stringifyJson } from '../../schema/json-text.js';
import { shellLine, shellQuote } from '../text/shell.js';
import { visible } from '../text/visible.js';
import { commandLine, sessionsOf, socketOf } from './launch.js';
import { type FindingMessage, messagesOf, negotiation } from './message.js';

/**
 * The script works in a directory of its own, tells what it sees, and ends with 1 when the target has died, with 0
 * when it still answers. `QEMU=program` runs another program than the one of the finding.
 */
export function shellScript(finding: FuzzFinding): string {
  const [program = '', ...args] = commandLine(finding);
  const sessions = sessionsOf(finding);
  return [
    '#!/usr/bin/env bash',
    `# ${oneLine(finding.title)}`,
    `# Found with ${oneLine(stringifyJson(finding.target.version))}; needs socat. QEMU=PROGRAM tries another one.`,
    'set -u',
    'dir=$(mktemp -d) && cd "$dir" || exit 2',
    ...Object.entries(finding.files).map(
      ([name, size]) =>
        `truncate -s ${Number(size)} ${shellQuote(name.startsWith('-') ? `./${name}` : name)}`,
    ),
    // From before it is started: whoever ends the script then leaves nothing behind.
    'target=',
    `trap 'kill "\${target:-$!}" 2>/dev/null; cd / && rm -rf -- "$dir"' EXIT`,
    "trap 'exit 130' INT TERM",
    `program=${shellQuote(program)}`,
    `"\${QEMU:-$program}" ${shellLine(args)} &`,
    'target=$!',
    'alive() { kill -0 "$target" 2>/dev/null; }',
    'die() { wait "$target"; echo "the target ended with status $?" >&2; exit 1; }',
    '# answered SESSION ID: waits until the reply with that id has come, or the target has died.',
    'answered() {',
    '  until grep -q "\\"id\\": \\"$2\\"" "out$1"; do',
    '    alive || die',
    '    sleep 0.05',
    '  done',
    '}',
    ...sessions.flatMap((n) => [
      `until [ -S ${socketOf(n)} ]; do alive || die; sleep 0.05; done`,
      `mkfifo in${n} && : >out${n}`,
      `socat - UNIX-CONNECT:${socketOf(n)} <in${n} | tee out${n} &`,
      `exec ${descriptor(n)}>in${n}`,
      ...say(n, negotiation(finding)),
      `answered ${n} hello`,
    ]),
    ...(finding.kind === 'leak' ? rounds(finding) : conversation(finding)),
    `echo '{"execute": "query-commands", "id": "bye"}' >&${descriptor(sessions[0] ?? 0)} 2>/dev/null`,
    `answered ${sessions[0] ?? 0} bye`,
    ...(finding.kind === 'leak' ? ['held'] : []),
    'echo "the target still answers" >&2',
    '',
  ].join('\n');
}

function conversation(finding: FuzzFinding): string[] {
  return messagesOf(finding).flatMap((message, index, all) => said(message, all[index + 1]));
}

/** Of a leak: the steps again and again, and what the target holds before and after. */
function rounds(finding: FuzzFinding): string[] {
  const lines = messagesOf(finding).flatMap(({ session, line }) => (line === null ? [] : say(session, line)));
  return [
    'held() {',
    '  echo "descriptors: $(ls "/proc/$target/fd" | wc -l), pages of memory: $(cut -d " " -f 2 "/proc/$target/statm")" >&2',
    '}',
    'held',
    `for round in $(seq ${ROUNDS}); do`,
    ...lines.map((line) => `  ${line}`),
    'done',
  ];
}

const ROUNDS = 400;

/** 0 to 2 are taken, and a shell has ten. */
const descriptor = (session: number) => 3 + session;

function said(message: FindingMessage, next: FindingMessage | undefined): string[] {
  const { session, line, bytes, id, close } = message;
  const lines =
    line === null ? [`base64 -d <<<${shellQuote(bytes ?? '')} >&${descriptor(session)}`] : say(session, line);
  if (close) return [...lines, `exec ${descriptor(session)}>&-`];
  return id === null || next?.together ? lines : [...lines, `answered ${session} ${id}`];
}

function say(session: number, line: string): string[] {
  return [`printf '%s\\n' ${shellQuote(line)} >&${descriptor(session)}`];
}

function oneLine(text: string): string {
  return visible(text.replaceAll(/\s+/g, ' '));
}
