/** A way of fuzzing: what one run on one fresh target sends. */
import type { Random } from 'fast-check';
import type { Live } from '../../../generators/fuzz/live.js';
import type { Requests } from '../../../generators/fuzz/requests.js';
import type { Command } from '../../../schema/model.js';
import type { Reply } from '../../../suites/case.js';
import type { FindingStep, Symptom } from '../../finding.js';
import type { Answer } from '../engine/answers.js';
import type { CorpusEntry } from '../guide/corpus.js';
import type { CommandRecord } from '../guide/coverage.js';
import type { Role } from '../guide/weights.js';
import type { LiveState } from '../state/live-state.js';
import type { LiveQuery } from '../state/reading.js';

/** What a run may draw on. Everything that decides is the seed's, or a reply's. */
export interface RunContext {
  random: Random;
  requests: Requests;
  live: LiveState & Live;
  liveQueries: readonly LiveQuery[];
  roles: ReadonlyMap<string, Role>;
  commands: Readonly<Record<string, Command>>;
  /** Snapshots of the moment the run began. */
  records: ReadonlyMap<string, CommandRecord>;
  /** How often a way into the server has ended a run. */
  fatal: ReadonlyMap<string, number>;
  corpus: readonly CorpusEntry[];
  oob: boolean;
  sessions: number;
  /** Commands whose arguments the schema does not check. */
  unchecked(command: string): boolean;
  answers: Answer[];
  /** Sends steps together. False when the run is over. */
  send(group: FindingStep[], onReply?: (reply: Reply, index: number) => void): Promise<boolean>;
  /** Sends steps over and over, looking for what the target keeps of them. False when the run is over. */
  repeat(steps: FindingStep[]): Promise<boolean>;
  /** Ends the run with what the reply to a step showed. */
  observe(observation: Symptom, step: FindingStep): void;
}

export interface Mode {
  name: 'arguments' | 'sequences' | 'wire' | 'leaks';
  /** For the help. */
  description: string;
  /** Steps of one run, more or less. */
  length: number;
  play(context: RunContext, length: number): Promise<void>;
}
