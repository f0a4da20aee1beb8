/** Something that is never sent, and why. */
export interface Denial {
  /** For `fuzz --list-denied`. */
  what: string;
  reason: string;
  /** Reaches nothing outside of the target: it would only spoil what a fuzzer does. */
  mild?: true;
}

/** A value of an enum or tag that is never drawn at these places. */
export interface DeniedValue extends Denial {
  at: RegExp;
  value: RegExp;
}

/** A string that stands nowhere in a request. */
export interface DeniedText extends Denial {
  text: RegExp;
}

/** A member that no object of the request has with such a value. */
export interface DeniedMember extends Denial {
  /** Only in requests of these commands. */
  command: RegExp;
  member: RegExp;
  value: RegExp;
}

export interface DeniedCommand extends Denial {
  command: Pick<RegExp, 'test'>;
}
