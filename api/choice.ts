/** Which target is meant, and how it is to be treated. */

export type Choice =
  | { kind: 'attach'; address: string }
  | {
      kind: 'start';
      command: string[];
      reference: boolean;
      /** Why this one, if it was our choice. */
      note?: string;
    };

export interface TargetFlags {
  stdio?: boolean;
  root?: string;
  user?: string;
  connect?: string;
  allowDestructive?: boolean;
  /** Milliseconds for a reply. */
  timeout: number;
}
