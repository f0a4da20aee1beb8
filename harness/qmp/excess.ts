/** Why something that came is not known, in words. */
import type { Excess } from './framer.js';
import { MOST_KEPT, MOST_LEVELS, messageLimit, valueLimit } from './limits.js';

const number = (n: number) => n.toLocaleString('en');

/** `over`: all of the message has come. */
export function whyUnread(of: Excess, bytes: number, over: boolean): string {
  const size = over ? `a message of ${number(bytes)} bytes` : `a message of more than ${number(bytes)} bytes`;
  if (of === 'bytes')
    return `${size} is too large to be read: at most ${number(messageLimit())} are (--max-message)`;
  if (of === 'values')
    return `${size} has too many values to be read: at most ${number(valueLimit())} are (--max-message)`;
  return `${size} is nested too deep to be read: at most ${number(MOST_LEVELS)} levels are`;
}

const kept = `${MOST_KEPT / 1024 / 1024} MiB of memory`;
export const lostEvents = `more events came than are kept of one session (${kept})`;
export const lostReplies = `more messages that no request waits for came than are kept of one session (${kept})`;
