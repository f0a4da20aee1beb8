/** A finding of the fuzzer: one JSON file, from which it can be seen again anywhere. */
import type { JsonObject, JsonValue } from '../schema/json.js';
import type { Citation } from '../schema/model.js';
import type { TranscriptEntry } from './results.js';

export const FINDING_FORMAT = 'qmpspec-finding/1';

/**
 * `crash`: the server died of it. `hang`: it answers nobody any more. `violation`: a rule of the protocol or the
 * schema is broken. `accepted`: it took what it must refuse. `leak`: it keeps more and more.
 */
export type FindingKind = 'crash' | 'hang' | 'violation' | 'leak' | 'accepted';

/** One thing to send. Sessions are numbered from 0; one that is new is opened and negotiated. */
export interface FindingStep {
  session: number;
  /** A request without id, or bytes as base64. */
  send: JsonObject | string;
  /** `send` are bytes, sent as they are. */
  bytes?: true;
  /** Sent together with the step before, without waiting for its reply. */
  together?: true;
  /** Close the connection afterwards, whatever may still come. */
  close?: true;
}

/** What a finding is about; the same for every sequence that shows it. */
export interface Symptom {
  kind: FindingKind;
  /** Tells it apart from every other; free of addresses, ids and paths. */
  signature: string;
  /** One sentence. */
  title: string;
  /** Details: ending, signal, check, expected, actual. */
  observed: JsonObject;
  cites: Citation[];
  /** The end of what the target wrote to stderr. */
  stderr: string;
}

/** How to start the target; its working directory is empty but for `files`. */
export interface FindingTarget {
  /** Program name, as in results. */
  kind: string;
  command: string[];
  root?: string;
  user?: string;
  /** Added to the environment. */
  env?: Record<string, string>;
  stdio?: true;
  version: { [key: string]: JsonValue } | null;
}

export interface FuzzFinding extends Symptom {
  format: typeof FINDING_FORMAT;
  target: FindingTarget;
  /** Sparse files that lie in the working directory: name and size in bytes. */
  files: Record<string, number>;
  steps: FindingStep[];
  /** Of m attempts with exactly these steps, each on a fresh target, n showed it. */
  reproduced: [n: number, m: number];
  seed: number;
  /** Which run of the seed came upon it. */
  run: number;
  /** Whether a minimiser has been over the steps. */
  minimized: boolean;
  /** The messages of one attempt. */
  transcript: TranscriptEntry[];
}
