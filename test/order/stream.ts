/** Conversations written down in lines, played to the order rules: which of them were kept, which broken. */
import type { JsonObject } from '../../schema/json.js';
import type { Finding } from '../../suites/case.js';
import type { Happening, SessionView } from '../../suites/monitor.js';
import { orderMonitors } from '../../suites/order/index.js';
import { NO_REFERENCES } from '../../suites/references.js';

export interface Played {
  kept: string[];
  broken: string[];
  findings: Finding[];
}

const EPOCH = 1_700_000_000_000;

/**
 * A line is `> COMMAND {arguments}`, `< {returned}`, `<! ` for an error, `* EVENT {data}`, `open`, `late` (a session
 * that missed something), `raw`, `close`, or `+MS` for time that passes; before it may stand a session, as in `1: > stop`.
 * An event has happened when it comes, or `@MS` before. A reply answers the oldest request of its session.
 */
export function play(lines: readonly string[], { attached = false, virtualTime = false } = {}): Played {
  const kept = new Set<string>();
  const broken = new Set<string>();
  const findings: Finding[] = [];
  const watches = orderMonitors(NO_REFERENCES).flatMap(
    (m) =>
      m.watchTarget?.(
        { attached, virtualTime },
        {
          seen: (id) => kept.add(id),
          violated: (id, finding) => {
            broken.add(id);
            findings.push(finding);
          },
        },
      ) ?? [],
  );
  const views = new Map<number, SessionView>();
  const waiting = new Map<number, Happening[]>();
  let now = 0;
  let n = 0;
  const tell = (index: number, kind: Happening['kind'], name: string, value: JsonObject, more = {}) => {
    const known = views.get(index);
    const session = known ?? { index, openedAt: EPOCH + now, early: kind !== 'raw' && name !== 'late' };
    views.set(index, session);
    const happening = { kind, session, n: n++, t: now, wall: EPOCH + now, name, value, ...more };
    for (const watch of watches) watch(happening);
    return happening;
  };
  for (const line of lines) {
    const [, at, sign, name = '', text] = /^(?:(\d+): )?(<!|\S+) ?(?:([\w-]+) ?)?(.*)$/.exec(
      line,
    ) as RegExpExecArray;
    const index = Number(at ?? 0);
    const queue = waiting.get(index) ?? [];
    waiting.set(index, queue);
    if (sign === '>') queue.push(tell(index, 'sent', name, parsed(text)));
    else if (sign === '<' || sign === '<!') {
      const request = queue.shift() as Happening;
      const value: JsonObject =
        sign === '<' ? { return: parsed(text) } : { error: { class: 'GenericError' } };
      tell(index, sign === '<' ? 'return' : 'error', request.name, value, { request });
    } else if (sign === '*') {
      const [, data, ago] = /^(.*?)(?: ?@(-?\d+))?$/.exec(text ?? '') as RegExpExecArray;
      tell(index, 'event', name, parsed(data), { stamp: EPOCH + now - Number(ago ?? 0) });
    } else if (/^\+\d+$/.test(sign ?? '')) now += Number(sign);
    else if (sign === 'late') views.set(index, { index, openedAt: EPOCH + now, early: false });
    else tell(index, SESSION[sign ?? ''] as Happening['kind'], '', {});
  }
  return { kept: [...kept].sort(), broken: [...broken].sort(), findings };
}

const SESSION: Record<string, Happening['kind']> = { open: 'opened', raw: 'raw', close: 'closed' };

function parsed(text: string | undefined): JsonObject {
  return text ? JSON.parse(text) : {};
}
