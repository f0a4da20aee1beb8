/** A document against itself, against the rules of its language, and what its reader says of it. */
import type { Diagnostic } from '../model.js';
import type { SchemaJudgement } from '../sources/qapi/judgement.js';
import type { QapiFault } from '../sources/qapi/rules/fault.js';
import type { Reading } from '../sources/text/entity.js';
import { dangling } from './dangling.js';
import { errorClasses } from './error-classes.js';
import { examples } from './examples.js';
import { type LintFinding, type LintRule, place } from './finding.js';
import { nameRule } from './names.js';
import { since } from './since.js';

export type { LintFinding } from './finding.js';

/** A new rule is one file and one line here. */
const RULES: readonly LintRule[] = [examples, nameRule, errorClasses, since, dangling];

/** One thing to say of a document. */
export interface Remark {
  severity: Diagnostic['severity'];
  /** `reading`: its reader has said it. */
  rule: LintFinding['rule'] | 'reading';
  /** Absent where the reader does not tell. */
  entity?: string;
  line?: number;
  /** As in an entity of the model. */
  file?: string;
  message: string;
  /** Of the document with itself; all others are faults of its own or the reader's. */
  contradiction: boolean;
}

/** The contradictions of a document, in the order of the rules, then of the document. Pure. */
export function lint(reading: Reading): LintFinding[] {
  return RULES.flatMap((rule) => rule(reading));
}

/** What `schema import` says of a document: the faults in its language, and whatever else its reader has found. */
export function remarks(reading: Reading): Remark[] {
  const judgement = judgementOf(reading);
  const types = dangling(reading).filter((finding) => !isTold(finding, judgement));
  return [
    ...judgement.faults.map(ofFault),
    ...ofReader(reading, judgement),
    ...types.map((each): Remark => ({ severity: 'warning', contradiction: false, ...each })),
  ];
}

/** All that there is to say. */
export function allRemarks(reading: Reading): Remark[] {
  const judgement = judgementOf(reading);
  const { faults } = judgement;
  const contradictions = lint(reading).filter((finding) => !isTold(finding, judgement));
  return [
    ...faults.map(ofFault),
    ...ofReader(reading, judgement),
    ...contradictions.map((each): Remark => ({ severity: 'warning', contradiction: true, ...each })),
  ];
}

function judgementOf({ rules }: Reading): SchemaJudgement {
  return rules?.() ?? { faults: [], judged: false, resolved: false, wantsDescriptions: false };
}

function ofFault(fault: QapiFault): Remark {
  return { severity: 'error', contradiction: false, ...fault };
}

/** A fault of the language stands for what the reader says of the same line. What the language allows is no error. */
function ofReader({ interface: iface }: Reading, { faults, judged }: SchemaJudgement): Remark[] {
  const places = new Set(faults.map(placeOf));
  return iface.diagnostics
    .filter((each) => !places.has(placeOf(each)))
    .map(({ severity, message, line, file }) => ({
      severity: severity === 'error' && judged && faults.length === 0 ? 'note' : severity,
      rule: 'reading',
      ...place(line, file),
      message,
      contradiction: false,
    }));
}

function placeOf({ line, file }: { line?: number; file?: string }): string {
  return `${file ?? ''}:${line ?? ''}`;
}

/**
 * Names that a comment has and its definition has not, or the other way round, are faults, too, since 9.0; and types that
 * are not defined, where all of the schema could be read.
 */
function isTold(
  { rule, entity }: LintFinding,
  { faults, resolved, wantsDescriptions }: SchemaJudgement,
): boolean {
  if (rule === 'dangling') return resolved;
  if (rule === 'undocumented' && wantsDescriptions) return true;
  if (rule !== 'undocumented' && rule !== 'unknown-name') return false;
  return faults.some((fault) => fault.rule === 'comment' && fault.entity === entity);
}
