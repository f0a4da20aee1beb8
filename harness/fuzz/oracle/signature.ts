/** What tells one death from another, and stays the same for the same: free of addresses, ids, paths and pids. */
import { MADE } from '../../../generators/fuzz/things/resources.js';
import type { Ending } from '../../target/ending.js';
import type { Fault } from './core.js';

const WORDS = [
  ...MADE.map(({ name }) => name),
  'group',
  'snapshot',
  'socket',
  'dump',
  'new',
  'disk',
  'state',
];

/** Names that the generators make up (generators/fuzz/things). */
const OURS = new RegExp(`\\b(${WORDS.join('|')})\\d+(\\.img)?\\b`, 'g');

/** Who says it. */
const PROGRAM =
  /(?<=^|\s)(?:\(process:\d+\): |(?:[\w./-]*\/)?qemu(?:-(?:system-\w+|storage-daemon|kvm|ga))?: )/g;

/** A message without what differs from one time to the next. */
export function normalizedText(text: string): string {
  return text
    .replace(/^aborted: /, '')
    .replaceAll(PROGRAM, '')
    .replaceAll(/0x[0-9a-f]+/gi, '#')
    .replaceAll(/#block\d+/g, '#')
    .replaceAll(OURS, '#')
    .replaceAll(/(?:[\w+.-]*\/)+([\w+-]+\.(?:c|h|inc)(?:\.inc)?)(?=:)/g, '$1')
    .replaceAll(/\/(?:[\w.@+-]+\/)+[\w.@+-]*/g, '/#')
    .replaceAll(/([\w-]+\.(?:c|h|inc)):\d+/g, '$1')
    .replaceAll(/(^|[^\w.-])-?\d+(?![\w-])/g, '$1#')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Libraries die of what they are given: which request gave it tells more than where in them it was. */
const LIBRARY = /^(lib|ld-|\[|linux-)/;

/** Code that everybody calls: what it complains of is somebody else's mistake, and the command tells whose. */
const HELPER =
  /(?:^|\s)(qemu-thread-posix|object|memfd|osdep)\.[ch]:|Unexpected error in (object_|qemu_|parse_option_)|double free|(?:malloc|free|realloc)\(\): |corrupted size/;

/**
 * Of an ending that is a crash. Last words tell; without any, the place in the program tells, and the command where
 * the place does not.
 */
export function crashSignature(ending: Ending, fault: Fault | null, command: string): string {
  const signal = 'signal' in ending && ending.signal !== null ? ending.signal : 'exit';
  const words = wordsOf(ending);
  if (words !== null) return `${signal}: ${words}${HELPER.test(words) ? ` in ${command}` : ''}`;
  // Which of the two a pointer that is garbage leads to is chance.
  const kind = signal === 'SIGBUS' ? 'SIGSEGV' : signal;
  // abort() is always called from the same place.
  if (!fault || signal === 'SIGABRT') return `${kind} in ${command}`;
  if (fault.module === null) return `${kind} by a jump into nowhere in ${command}`;
  if (LIBRARY.test(fault.module)) return `${kind} within ${fault.module} in ${command}`;
  return `${kind} at ${fault.module}+0x${fault.offset.toString(16)}`;
}

/** The same bug in another version: places in the program and the wording around differ. */
export function acrossVersions(signature: string): string {
  return signature.replace(/ at [^ ]+\+0x[0-9a-f]+/, '').replace(/ in [\w-]+$/, '');
}

function wordsOf(ending: Ending): string | null {
  const text = normalizedText(ending.text);
  if (ending.kind === 'abort') return /without a word$/.test(text) ? null : text;
  if (ending.kind === 'exit') return text.replace(/^exited with status /, 'status ');
  const [, words] = /^killed by \w+(?: \(.*?\))?: (.*)$/.exec(text) ?? [];
  return words ?? null;
}
