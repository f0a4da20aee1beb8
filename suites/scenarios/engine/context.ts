/** What a scenario under way knows: its sessions, the values it kept, the events it took. */
import type { JsonObject, JsonValue } from '../../../schema/json.js';
import { matches, type Pattern } from '../../../schema/match.js';
import { INTERVAL, MAY_BE_LATE } from '../../../schema/qemu/events.js';
import type { CaseContext, Received, Session } from '../../case.js';
import type { Stands } from './format.js';
import { DOLLAR, substitute } from './substitute.js';

/** What went wrong in a step. */
export interface Problem {
  check: string;
  message: string;
  expected?: JsonValue;
  actual?: JsonValue;
  /** Where it stands on less than the step. */
  less?: Stands;
  /** The error class that was expected instead. */
  class?: string;
}

/** An event that was waited for by name and data; others like it must not come. */
interface Counted {
  session: Session;
  name: string;
  data: Pattern;
}

/** Requests that succeeded, in order: what may have to be undone. */
export type Done = { execute: string; arguments: JsonObject }[];

/** Events of one name that may pass by before the one that is waited for. */
const PASSING = 1000;

/** Milliseconds for which a server keeps back an event that comes at most once in so many (W51). */
const heldBack = (name: string) => (MAY_BE_LATE.has(name) ? INTERVAL : 0);

export class ScenarioContext {
  readonly done: Done = [];
  private readonly values: Record<string, JsonValue>;
  private readonly sessions = new Map<string, Promise<Session>>();
  private readonly taken = new Set<Received>();
  private readonly counted: Counted[] = [];

  constructor(
    readonly context: CaseContext,
    /** Milliseconds that a reply or an event may take; absent: the usual. */
    readonly patience?: number,
    /** It is from anybody's file: what it does, also in fixtures, is held to what may be done. */
    readonly guarded: boolean = false,
    /** What names stand for on this machine. */
    values: JsonObject = {},
  ) {
    this.values = { ...DOLLAR, ...values, DIR: context.scratch };
  }

  session(name = ''): Promise<Session> {
    const known = this.sessions.get(name) ?? this.context.open();
    this.sessions.set(name, known);
    return known;
  }

  fill<T extends JsonValue>(value: T): T {
    return substitute(value, this.values);
  }

  save(names: Record<string, string>, value: JsonValue): void {
    for (const [name, path] of Object.entries(names)) {
      const found = at(value, path);
      if (found !== undefined) this.values[name] = found;
    }
  }

  /** The first event of that kind that no step has taken yet; null when none comes in time. */
  async take(session: Session, name: string, data: Pattern): Promise<JsonObject | null> {
    for (let passed = 0; passed < PASSING; passed++) {
      const event = session.events.find((e) => !this.taken.has(e) && isEvent(e, name, data));
      if (event) {
        this.taken.add(event);
        return event.value as JsonObject;
      }
      if ((await session.event(name, this.patience, heldBack(name))) === null) return null;
    }
    return null;
  }

  count(counted: Counted): void {
    this.counted.push(counted);
  }

  /** Events beyond those that were waited for. A round trip flushes what is under way. */
  async surplus(): Promise<Problem[]> {
    for (const session of new Set(this.counted.map((c) => c.session)))
      if (!session.closed) await session.execute('query-version');
    return this.counted.flatMap(({ session, name, data }) => {
      const extra = session.events.find((e) => !this.taken.has(e) && isEvent(e, name, data));
      if (!extra) return [];
      this.taken.add(extra);
      const message = `${name} came once more than what was done accounts for`;
      return [
        { check: 'scenario/event-count', message, expected: `no further ${name}`, actual: extra.value },
      ];
    });
  }
}

export function isEvent({ value }: Received, name: string, data: Pattern): boolean {
  const event = value as JsonObject;
  return event.event === name && matches(data, event.data ?? {});
}

function at(value: JsonValue, path: string): JsonValue | undefined {
  if (path === '') return value;
  return path
    .split('.')
    .reduce<JsonValue | undefined>((v, part) => (v as JsonObject | undefined)?.[part], value);
}
