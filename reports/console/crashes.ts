/** Crashes that were seen once: nothing fails for them, and nobody should overlook them. */
import type { CrashRecord } from '../../harness/results.js';
import type { Aside } from '../spool.js';
import { crashEvidence, crashSentence } from '../text/crash.js';
import { count } from '../text/numbers.js';
import { twoLanes } from '../text/two-lane.js';
import { wrap } from '../text/wrap.js';
import type { Style } from './style.js';

const SHOWN = 10;
const SHOWN_MESSAGES = 6;
const INDENT = '  ';
const LABEL_WIDTH = 14;

export function crashLines(crashes: Aside<CrashRecord>, style: Style): string[] {
  if (crashes.length === 0) return [];
  const hidden = crashes.length - SHOWN;
  return [
    style.paint.yellow('Crashes seen once:'),
    ...[...crashes.first(SHOWN)].flatMap((crash) => oneCrash(crash, style)),
    ...(hidden > 0 ? [`${INDENT}and ${count(hidden)} more: --report json=FILE has them all`] : []),
  ];
}

function oneCrash(crash: CrashRecord, { paint, width }: Style): string[] {
  const room = width * 3;
  const deeper = INDENT + INDENT;
  const messages = twoLanes(crash.transcript.slice(-SHOWN_MESSAGES), width - deeper.length);
  return [
    ...wrap(INDENT, crashSentence(crash, room), width),
    ...crashEvidence(crash, room).flatMap(([label, text]) =>
      wrap(`${deeper}${`${label}:`.padEnd(LABEL_WIDTH)} `, text, width),
    ),
    ...messages.map((line) => `${deeper}${paint.dim(line)}`),
  ];
}
