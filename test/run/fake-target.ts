/** Targets within this process whose replies a test writes down, and a run on them, for tests of the runner. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duplex } from 'node:stream';
import type { CaseRecord, CrashRecord, ResultEvent } from '../../harness/results.js';
import { Asides } from '../../harness/run/asides.js';
import { Observations } from '../../harness/run/observations.js';
import type { RunState, TargetPool } from '../../harness/run/plan.js';
import { Recorder } from '../../harness/run/recorder.js';
import { workItems } from '../../harness/run/schedule.js';
import type { Query } from '../../harness/run/state-digest.js';
import type { TargetProfile } from '../../harness/run/target-profile.js';
import { TestTarget } from '../../harness/run/test-target.js';
import { TimeoutBudget } from '../../harness/run/timeouts.js';
import { Worker } from '../../harness/run/worker.js';
import type { Ending } from '../../harness/target/ending.js';
import { TargetError } from '../../harness/target/error.js';
import type { Target } from '../../harness/target/target.js';
import type { JsonObject, JsonValue } from '../../schema/json.js';
import type { Case } from '../../suites/case.js';
import type { Monitor } from '../../suites/monitor.js';
import { command, iface } from '../documents/world.js';

/** A request, with the number of the target that got it, and how often it was asked there before; both from 1. */
export interface Asked {
  execute: string;
  arguments: JsonObject;
  target: FakeTarget;
  times: number;
}

/** `dies`: a signal ends the target. `hangs`: no reply comes. */
export type Answer = { return: JsonValue } | { error: JsonObject } | 'dies' | 'hangs';

/** What is not in it is answered with an empty success. */
export type Answers = Record<string, (asked: Asked) => Answer>;

export const refusal: Answer = { error: { class: 'GenericError', desc: 'no' } };

const GREETING = {
  QMP: { version: { qemu: { major: 7, minor: 2, micro: 0 }, package: '' }, capabilities: [] },
};
const MONITORS = 3;

export class FakeTarget implements Target {
  readonly attached = false;
  readonly virtualTime = false;
  readonly family = 'qmp';
  readonly program = 'fake';
  readonly reconnects = true;
  readonly disabled = [];
  readonly pid = 1;
  readonly command = ['fake', '-S'];
  readonly written = 0;
  readonly bootMs = 1;
  readonly scratch = mkdtempSync(join(tmpdir(), 'fake-target-'));
  readonly hostScratch = this.scratch;
  readonly endpoints = Array.from({ length: MONITORS }, () => ({
    pretty: false,
    connect: async () => this.connection(),
  }));
  /** Names of the commands that it was sent, in order, without those of the negotiation. */
  readonly asked: string[] = [];
  ended: Ending | null = null;
  readonly ending: Promise<Ending>;
  private ends: (ending: Ending) => void = () => {};
  private readonly streams = new Set<Duplex>();

  constructor(
    /** 1 for the first of its pool. */
    readonly nth: number,
    private readonly answers: Answers,
    readonly machine: readonly string[] | undefined,
  ) {
    this.ending = new Promise((resolve) => {
      this.ends = resolve;
    });
  }

  usage = () => null;
  stderr = () => '';

  async endedWithin(ms: number): Promise<Ending | null> {
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), ms).unref());
    return this.ended ?? Promise.race([this.ending, late]);
  }

  async end(): Promise<Ending> {
    rmSync(this.scratch, { recursive: true, force: true });
    return this.over({ kind: 'ended-by-us', text: 'ended by us' });
  }

  private over(how: Ending): Ending {
    this.ended ??= how;
    for (const stream of this.streams) stream.destroy();
    this.ends(this.ended);
    return this.ended;
  }

  private connection(): Duplex {
    if (this.ended) throw new TargetError('refused', 'nobody listens');
    let rest = '';
    const stream: Duplex = new Duplex({
      read() {},
      write: (chunk, _encoding, done) => {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) this.receive(JSON.parse(line), stream);
        done();
      },
    });
    this.streams.add(stream);
    stream.push(`${JSON.stringify(GREETING)}\r\n`);
    return stream;
  }

  private receive({ execute, arguments: args = {}, id }: JsonObject, stream: Duplex): void {
    if (this.ended) return;
    const name = String(execute);
    const say = (message: JsonObject) => stream.push(`${JSON.stringify({ ...message, id })}\r\n`);
    if (name === 'qmp_capabilities') return void say({ return: {} });
    this.asked.push(name);
    const times = this.asked.filter((each) => each === name).length;
    const asked = { execute: name, arguments: args as JsonObject, target: this, times };
    const answer = this.answers[name]?.(asked) ?? { return: {} };
    if (answer === 'dies') this.over({ kind: 'signal', signal: 'SIGSEGV', text: 'killed by SIGSEGV' });
    else if (answer !== 'hangs') say(answer);
  }
}

export class FakePool implements TargetPool {
  /** All that it has given, in order. */
  readonly targets: FakeTarget[] = [];

  /** `starts`: whether the target of that number starts. */
  constructor(
    private readonly answers: Answers,
    private readonly starts: (nth: number, machine?: readonly string[]) => boolean = () => true,
  ) {}

  boots = 0;
  bootMs = 0;

  async take(machine?: readonly string[]): Promise<Target> {
    this.boots++;
    if (!this.starts(this.boots, machine)) throw new TargetError('exited', 'it fell over');
    const target = new FakeTarget(this.boots, this.answers, machine);
    this.targets.push(target);
    return target;
  }
}

export interface FakeRun {
  state: RunState;
  pool: FakePool;
  records: CaseRecord[];
  crashes: CrashRecord[];
  /** The record of a case; throws where it has none. */
  record(id: string): CaseRecord;
  /** One worker, and what it left to be done aside. */
  work(): Promise<void>;
}

interface FakeRunOptions {
  monitors?: readonly Monitor[];
  queries?: readonly Query[];
  starts?: (nth: number, machine?: readonly string[]) => boolean;
  /** Milliseconds for a reply. */
  timeout?: number;
}

/** A run that is about to begin: all its cases are in the queue. */
export function fakeRun(
  cases: readonly Case[],
  answers: Answers,
  { monitors = [], queries = [], starts, timeout = 2000 }: FakeRunOptions = {},
): FakeRun {
  const records: CaseRecord[] = [];
  const crashes: CrashRecord[] = [];
  const asides = new Asides();
  const emit = (event: ResultEvent) => {
    if (event.type === 'case') records.push(event);
  };
  const pool = new FakePool(answers, starts);
  const timeouts = new TimeoutBudget(timeout);
  const profile = profileOf(answers);
  const take = async (machine?: readonly string[]) =>
    new TestTarget(await pool.take(machine), profile, monitors, timeouts, (other) => pool.take(other));
  const traffic = cases.filter((testCase) => 'traffic' in testCase);
  const state: RunState = {
    ...{ cases, monitors, profile, pool, queries, timeout, timeouts },
    may: { destructive: false, confined: true, restartable: true, machine: true },
    ...{ jobs: 1, bail: false, level: 'MUST', seed: 0 },
    recorder: new Recorder(cases, emit),
    observations: new Observations(new Set(traffic.map(({ id }) => id))),
    queue: workItems(
      cases.filter((testCase) => !('traffic' in testCase) || testCase.traffic.stimulate !== undefined),
      0,
    ),
    ...{ itemOf: new Map(), unseen: new Map(), confirmed: new Map(), deaths: [], putOff: new WeakSet() },
    crash: (record) => crashes.push(record),
    ...{ neverAnswered: () => false, lookedFor: new Map(), deferred: new WeakSet() },
    aside: (task) => asides.add(task),
    ...{ strikes: 0, strikesOf: new Map(), requests: 0, stop: () => false, tryGuest: async () => {} },
    ...{ newTestTarget: take, confirmingTestTarget: take, loneTestTarget: () => take() },
  };
  const record = (id: string) => {
    const found = records.find((each) => each.id === id);
    if (!found) throw new Error(`${id} has no record`);
    return found;
  };
  const work = async () => {
    await new Worker(state).work();
    await asides.done();
  };
  return { state, pool, records, crashes, record, work };
}

function profileOf(answers: Answers): TargetProfile {
  const commands = Object.fromEntries(Object.keys(answers).map((name) => [name, command()]));
  return {
    facts: {
      ...{ family: 'qmp', version: '7.2.0', attached: false, types: null, disabled: new Set() },
      commands: new Set(Object.keys(commands)),
    },
    ...{ program: 'fake', version: null, capabilities: [], greets: true, simulation: null },
    ...{
      introspection: null,
      words: null,
      features: new Map(),
      validator: null,
      sessions: MONITORS,
      pretty: false,
    },
    model: iface('fake', '7.2.0', { commands }),
  };
}
