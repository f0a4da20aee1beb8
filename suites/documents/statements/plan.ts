/** How a statement is put to the test. */
import type { JsonObject } from '../../../schema/json.js';
import type { Interface, Statement } from '../../../schema/model.js';
import type { Finding } from '../../case.js';

export interface StatementAttempt {
  arguments: JsonObject;
  /** What an error must come to: a violation, or why the reply does not tell. Null: as documented. */
  judge(reply: JsonObject): StatementViolation | { undecided: string } | null;
}

export type StatementViolation = Pick<Finding, 'message' | 'expected'>;

/** What to send to the server, or why nothing can be sent. `node`: of this name there must be one. */
export type StatementPlan =
  | { attempts: StatementAttempt[]; node?: string }
  | { blocked: string }
  | { inapplicable: string };

export interface Situation {
  /** What the server takes. */
  server: Interface;
  /** The command that the statement is about. */
  command: string;
  scratch: string;
  /** All that the document states of the same entity. */
  stated: readonly Statement[];
}

export interface StatementKindPlan {
  kind: Statement['kind'];
  /** Last parts of the case's id: what is stated. */
  id(statement: Statement): string;
  title(statement: Statement): string;
  plan(statement: Statement, situation: Situation): StatementPlan;
}
