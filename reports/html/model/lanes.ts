/** A transcript as two lanes: what the client sent, and what the server answered or told by itself. */
import type { TranscriptEntry } from '../../../harness/results.js';

export interface LaneStep {
  /** Milliseconds since the session opened. */
  t: number;
  session: number;
  /** The last four are no messages: see `TranscriptEntry`. */
  kind:
    | 'request'
    | 'reply'
    | 'error'
    | 'event'
    | 'greeting'
    | 'bytes'
    | 'stimulus'
    | 'waited'
    | 'closed'
    | 'ended';
  lane: 'client' | 'server';
  /** Command, event name or error class; empty where the message has none. */
  name: string;
  msg: string;
  /** Milliseconds since the step before. */
  gap: number;
  /** A reply: milliseconds since its request, and what that was. */
  answers?: { name: string; after: number };
}

export function stepsOf(transcript: readonly TranscriptEntry[]): LaneStep[] {
  const waiting = new Map<string, LaneStep>();
  let before = transcript[0]?.t ?? 0;
  return transcript.map(({ t, session, dir, msg, kind }) => {
    const message = kind === undefined ? parsed(msg) : null;
    const said = dir === '→' ? sent(message) : came(message);
    const step: LaneStep = {
      ...{ t, session, msg, gap: t - before },
      ...said,
      ...(kind === undefined ? {} : { kind }),
    };
    before = t;
    if (message === null || !('id' in message)) return step;
    const key = JSON.stringify([session, message.id]);
    if (step.kind === 'request') waiting.set(key, step);
    else {
      const request = waiting.get(key);
      waiting.delete(key);
      if (request !== undefined) step.answers = { name: request.name, after: t - request.t };
    }
    return step;
  });
}

type Message = Record<string, unknown>;

/** Null for what is no JSON object, be it on purpose or cut. */
function parsed(msg: string): Message | null {
  try {
    const value: unknown = JSON.parse(msg);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Message) : null;
  } catch {
    return null;
  }
}

function sent(message: Message | null): Pick<LaneStep, 'kind' | 'lane' | 'name'> {
  const command = message?.execute ?? message?.['exec-oob'];
  if (message === null) return { kind: 'bytes', lane: 'client', name: '' };
  return { kind: 'request', lane: 'client', name: typeof command === 'string' ? command : '' };
}

function came(message: Message | null): Pick<LaneStep, 'kind' | 'lane' | 'name'> {
  const lane = 'server';
  if (message === null) return { kind: 'bytes', lane, name: '' };
  if ('QMP' in message) return { kind: 'greeting', lane, name: '' };
  if ('event' in message) return { kind: 'event', lane, name: String(message.event) };
  if (!('error' in message)) return { kind: 'reply', lane, name: '' };
  const error = message.error as { class?: unknown } | null;
  return { kind: 'error', lane, name: typeof error?.class === 'string' ? error.class : '' };
}
