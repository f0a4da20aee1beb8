/** What happens in one attempt of a case, in one order: on its sessions, from outside, and how the target ended. */
import type { JsonObject, JsonValue } from '../../schema/json.js';
import { stringifyJson } from '../../schema/json-text.js';
import type { Finding, TranscriptEntry } from '../../suites/case.js';
import type { Connection } from '../qmp/connection.js';

/** Findings with the places of their exchanges in the transcript. */
export interface TrailEvent {
  transcript: TranscriptEntry[];
  findings: Finding[];
}

/** Characters of what was done from outside, or came of it. */
const LONGEST = 1000;
/** Requests that were sent together belong together, so many of them at the most. */
const BURST = 64;

/** Milliseconds on the clock of `performance.now()`. */
type Moment = number;

export class Trail {
  private readonly started: Moment = performance.now();
  /** From which of their messages on. */
  private readonly sessions = new Map<Connection, number>();
  private readonly beside: TranscriptEntry[] = [];
  private readonly reported = new Map<Finding, { at: Moment; since: Moment | null }>();

  /** The session that was followed first. */
  get first(): Connection | undefined {
    return this.sessions.keys().next().value;
  }

  /** The messages of that session, without the first so many. */
  follow(session: Connection, from = 0): void {
    this.sessions.set(session, from);
  }

  /** The last messages of a session that is no part of the case, and those that follow. */
  alsoLast(messages: number, session: Connection): void {
    if (!this.sessions.has(session)) this.follow(session, session.transcript.length - messages);
  }

  /**
   * Remembers when a finding was reported: what comes after it is no part of its exchange. That begins where the case
   * said so, and for what a monitor saw with the last request.
   */
  report(finding: Finding, by: 'case' | 'monitor' = 'case', at: Moment = performance.now()): void {
    const marks = [...this.sessions.keys()].flatMap(({ marked }) => marked ?? []);
    const since = by === 'case' && marks.length > 0 ? Math.max(...marks) : null;
    this.reported.set(finding, { at, since });
  }

  /** The same for a finding that was added at the end. */
  keep(finding: Finding): void {
    if (!this.reported.has(finding)) this.report(finding);
  }

  /** Nothing was reported yet. */
  get clean(): boolean {
    return this.reported.size === 0;
  }

  /** One of the sessions is closed. */
  get closed(): boolean {
    return [...this.sessions.keys()].some(({ closed }) => closed);
  }

  /** Something done from outside of QMP. */
  async stimulus(name: string, args: JsonObject, give: () => Promise<JsonValue>): Promise<JsonValue> {
    const note = (dir: '→' | '←', text: string) => this.note(dir, 'stimulus', `${name} ${text}`);
    note('→', stringifyJson(args));
    try {
      const value = await give();
      note('←', stringifyJson(value));
      return value;
    } catch (error) {
      note('←', `failed: ${(error as Error).message}`);
      throw error;
    }
  }

  /** Noted once, however often it is told. */
  ended(text: string): void {
    if (!this.beside.some(({ kind }) => kind === 'ended'))
      this.note('←', 'ended', `the target ended: ${text}`);
  }

  private note(dir: '→' | '←', kind: TranscriptEntry['kind'] & string, text: string): void {
    const msg = text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}… (${text.length} characters)`;
    this.beside.push({ t: performance.now() - this.started, session: 0, dir, msg, kind });
  }

  /** All that is kept of it, with the findings that were reported, whose exchanges it holds. */
  tell(findings: readonly Finding[]): TrailEvent {
    const messages = [...this.sessions].flatMap(([session, from], index) =>
      session.transcript
        .render(from)
        .map((line) => ({ ...line, t: line.t + session.opened - this.started, session: index })),
    );
    // What happened at the same time stays in the order of its session.
    const transcript = [...messages, ...this.beside].sort((a, b) => a.t - b.t);
    return {
      transcript: transcript.map((entry) => ({ ...entry, t: Math.round(entry.t * 1000) / 1000 })),
      findings: findings.map((finding) => this.placed(finding, transcript)),
    };
  }

  private placed(finding: Finding, transcript: readonly TranscriptEntry[]): Finding {
    const report = this.reported.get(finding);
    if (!report) return finding;
    const after = transcript.findIndex(({ t }) => t > report.at - this.started);
    const to = after < 0 ? transcript.length : after;
    if (to === 0) return finding;
    const since = report.since === null ? Number.NaN : report.since - this.started;
    const marked = transcript.slice(0, to).findIndex(({ t }) => t >= since);
    return { ...finding, at: { from: marked < 0 ? lastRequest(transcript.slice(0, to)) : marked, to } };
  }
}

/** The last thing that we did, and what was done at once with it. */
function lastRequest(entries: readonly TranscriptEntry[]): number {
  let at = entries.findLastIndex(({ dir }) => dir === '→');
  for (let more = 1; more < BURST && entries[at - 1]?.dir === '→'; more++) at--;
  return Math.max(0, at);
}
