/**
 * Scenarios: cases as plain data, as the loader makes them from YAML, ours and that of `run --cases`. `$name` in a string
 * stands for a parameter of the fixture, for a value kept with `save`, or for `$DIR`, the target's scratch directory;
 * a string that is nothing but `$name` becomes the value itself. `$$` is a dollar sign. The member `$also` of an
 * object adds the members of its value to it.
 */
import type { JsonObject } from '../../../schema/json.js';
import type { Pattern } from '../../../schema/match.js';
import type { Citation } from '../../../schema/model.js';
import type { Level } from '../../case.js';
import type { Feature } from '../../features.js';
import type { SentenceCite } from '../../references.js';

/** Name → path into the value (`0.id`; empty: all of it). */
type Save = Record<string, string>;

/**
 * Where a step stands on less than its scenario: `detail` on a sentence about a default, a limit or a condition, `convention`
 * on none. The scenario goes on if it does not hold.
 */
export type Stands = 'detail' | 'convention';

interface AnyStep {
  stands?: Stands;
}

/** A request, and what must come of it: a success, unless `error` is given. Which class an error has is a detail. */
export interface RequestStep extends AnyStep {
  execute: string;
  arguments?: JsonObject;
  returns?: Pattern;
  /** A documented error class (or `any`), and what its text must match (a regular expression). */
  error?: string | { class: string; desc: string };
  /** Done or refused: that it is answered is all that counts. */
  either?: true;
  /** What a build may lack, and no query tells: where it is refused the case is inapplicable. */
  optional?: string;
  /** What hardly any machine has, and no query tells: where it is refused the case is blocked. */
  blocked_without?: string;
  save?: Save;
  oob?: true;
  /** The session it is sent on; where none is named, all share one. */
  session?: string;
}

/** A query whose reply shows the effect. */
export interface QueryStep extends AnyStep {
  query: string;
  arguments?: JsonObject;
  /** An element of the returned list matches; of an object, the object itself. */
  has?: Pattern;
  /** None matches. */
  lacks?: Pattern;
  /** The whole returned value matches. */
  is?: Pattern;
  save?: Save;
  /** Asked again until it holds; without it, it holds at once. */
  eventually?: true;
  session?: string;
}

/** An event that must come, or has come and was not taken by an earlier step. */
export interface EventStep extends AnyStep {
  event: string;
  data?: Pattern;
  /** Data of the event that came which no sentence speaks of: a convention. */
  beyond?: Pattern;
  /** There may be more of the kind. Without it no other that matches may come until the scenario is over. */
  many?: true;
  save?: Save;
  session?: string;
}

/** An event that must not have come so far. */
export interface NoEventStep extends AnyStep {
  no_event: string;
  data?: Pattern;
  session?: string;
}

/** Something that the harness does from outside of QMP, by name: a file, a port of the machine, a peer. */
export interface StimulusStep extends AnyStep {
  stimulus: string;
  with?: JsonObject;
  returns?: Pattern;
  /** Done again until it returns that. */
  eventually?: true;
  save?: Save;
}

/** Something that the guest does, by name (`guest/`): one action (`pci-eject 5`), or several that follow each other. */
export interface GuestStep extends Omit<StimulusStep, 'stimulus' | 'with'> {
  guest: string | string[];
}

export type Step = RequestStep | QueryStep | EventStep | NoEventStep | StimulusStep | GuestStep;

/** A named fixture as it is, one with parameters of its own, or a step that only prepares. */
export type Given = string | { [fixture: string]: JsonObject } | Step;

/** A named way to bring a target into a state; it may build upon others. */
export interface Fixture {
  about: string;
  /** Parameters with their defaults. */
  with?: JsonObject;
  given?: Given[];
  steps: Step[];
}

export interface Scenario {
  /** `command/NAME/success[/VARIANT]`, `command/NAME/failure/WHAT` or `event/NAME/stimulus[/VARIANT]`. */
  id: string;
  /** What is to be seen, in a clause. */
  title: string;
  /**
   * The sentences of QEMU's documentation that say so, all of them needed. Without any, and on a target whose
   * document lacks one, the scenario is a convention. Citations of other kinds only in files of users.
   */
  cites?: (SentenceCite | Citation)[];
  /** In files of users only: unless given, SHOULD for a failure, else MUST. */
  level?: Level;
  /** The file of a user that it is from. What it demands is written there. */
  file?: string;
  /** Its requests and external actions are held to what may be done, once they are known: values of replies may be in them. */
  guarded?: true;
  /**
   * Arguments that the target must be started with in place of the user's: words, and parts of machines (`$BOARD`, `machines.ts`), which
   * depend on the board. `$DIR` is filled in. Absent: any QMP server in any state will do.
   */
  machine?: string[];
  /** Features of the machine and of the build that it takes, where neither `machine` nor the requests show it. */
  requires?: Feature[];
  /** QOM types, which `requires` names as `type:NAME`. */
  types?: string[];
  /** If it cannot be brought about the case is blocked. */
  given?: Given[];
  /** What is under test: the first that does not hold is the failure. */
  steps: Step[];
  /** The target is over afterwards: it takes one of its own. */
  ends?: true;
  /** It keeps the processor busy for seconds: it gets more time, and is tried in one way only. */
  slow?: true;
  /** Why a success says little: there is nothing to tell. */
  vacuous?: string;
}
