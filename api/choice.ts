/** Which target is meant, and how it is to be treated. */
import type { Serve } from '../harness/target/embed.js';

export { limitMessages } from '../harness/qmp/limits.js';

/** What a command line can ask for. */
export type Choice =
  | { kind: 'attach'; address: string }
  | {
      kind: 'start';
      command: string[];
      reference: boolean;
      /** Why this one, if it was our choice. */
      note?: string;
    };

/** What only a program can: a server within its own process. */
export interface Embedding {
  kind: 'embed';
  serve: Serve;
  /** It takes arguments that say what the machine is to be like. */
  takesMachine?: boolean;
}

export interface TargetFlags {
  /** The target speaks QMP over its standard input and output. */
  stdio?: boolean;
  /** Directory the command is chrooted into; needs root. */
  root?: string;
  /** User the target runs as; needs root. */
  user?: string;
  /** Added to the few variables of ours that it gets. */
  env?: Record<string, string>;
  connect?: string;
  /** Send also what would act on a target that is not confined. */
  allowDestructive?: boolean;
  /** Milliseconds for a reply. */
  timeout: number;
  /** Milliseconds that late replies are waited for in all; default 5 minutes. */
  patience?: number;
  /** Bytes of the longest message that is read. */
  maxMessage?: number;
}
