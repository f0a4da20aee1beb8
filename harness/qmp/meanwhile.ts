/** What came while something else was waited for, in words. Pure. */
import { isObject } from '../../schema/json.js';
import { wireText } from '../../schema/json-text.js';
import type { MessageKind } from '../../suites/monitor.js';
import { glimpse, kindOf, parseMessage } from './message.js';
import type { Came } from './transcript.js';

/** Longer lists of names say no more. */
const NAMED = 5;
const SHOWN_REST = 80;

/**
 * `nothing else came`, or `meanwhile came STOP, RESUME (3 times) and 2 other replies`. `more`: not all that came is kept.
 * `rest`: bytes that have come and make no message.
 */
export function meanwhile({ came, more }: { came: readonly Came[]; more: boolean }, rest: string): string {
  const events = new Map<string, number>();
  let replies = 0;
  let others = 0;
  for (const message of came) {
    const { kind, name } = message.cut ? glimpse(message.raw, '') : told(message.raw);
    if (kind === 'event' && name !== null) {
      events.set(name, (events.get(name) ?? 0) + 1);
    } else if (kind === 'return' || kind === 'error') replies++;
    else others++;
  }
  const named = [...events]
    .slice(0, NAMED)
    .map(([name, times]) => (times > 1 ? `${name} (${times} times)` : name));
  const parts = [
    ...named,
    ...counted(events.size - named.length, 'other event'),
    ...counted(replies, 'other reply', 'other replies'),
    ...counted(others, 'other message'),
    ...(more ? ['more before that'] : []),
    ...(rest === '' ? [] : [`a message that broke off: ${JSON.stringify(rest.slice(0, SHOWN_REST))}`]),
  ];
  if (parts.length === 0) return 'nothing else came';
  const last = parts.pop() as string;
  return `meanwhile came ${parts.length === 0 ? last : `${parts.join(', ')} and ${last}`}`;
}

function told(raw: string): { kind: MessageKind; name: string | null } {
  const value = parseMessage({ raw });
  const kind = kindOf(value, false);
  return { kind, name: kind === 'event' && isObject(value) ? wireText(value.event) : null };
}

function counted(number: number, one: string, many = `${one}s`): string[] {
  return number > 0 ? [number === 1 ? `1 ${one}` : `${number} ${many}`] : [];
}
