/** What QAPI's rules refuse, wherever in a schema it stands. */

export type QapiRule =
  | 'syntax'
  | 'directive'
  | 'keys'
  | 'name'
  | 'type'
  | 'clash'
  | 'condition'
  | 'union'
  | 'alternate'
  | 'feature'
  | 'flag'
  | 'comment';

/** `file` as in an entity of the model: absent means the main file. */
export interface QapiFault {
  rule: QapiRule;
  /** The definition that has it; empty where none has. */
  entity: string;
  line: number;
  file?: string;
  message: string;
}

export interface FaultPlace {
  line: number;
  file: string | undefined;
}

/** Reports a fault of the definition at hand. `line` is where exactly it is, if that is known. */
export type ReportFault = (rule: QapiRule, message: string, line?: number) => void;

/** More than any schema that somebody means to mend. */
const KEPT = 1000;

/** Characters of a message: names may be of any length. */
const LONGEST = 800;

/** More names than that say no more. */
const SHOWN = 10;

export class Faults {
  readonly list: QapiFault[] = [];

  /** True when so much is wrong that reading on would only repeat it. */
  get hopeless(): boolean {
    return this.list.length >= KEPT;
  }

  add(rule: QapiRule, { line, file }: FaultPlace, entity: string, message: string): void {
    if (this.hopeless) return;
    const told = message.length > LONGEST ? `${message.slice(0, LONGEST)}…` : message;
    this.list.push({ rule, entity, line, ...(file === undefined ? {} : { file }), message: told });
  }
}

/** Names as a sentence has them: `a`, `a and b`, `a, b and c`. */
export function spoken(names: readonly string[], word = 'and'): string {
  if (names.length > SHOWN) return `${names.slice(0, SHOWN).join(', ')} ${word} ${names.length - SHOWN} more`;
  const last = names.at(-1) ?? 'none';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${word} ${last}`;
}
