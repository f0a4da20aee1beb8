/** How things are to be named. */
import { hasRule, type SchemaEdition } from './edition.js';
import type { Pragmas } from './pragmas.js';

/** A prefix of who made it, one of what may change, and the stem. */
const NAME = /^(?:__[a-z0-9.-]+_)?(?:x-)?([a-z][a-z0-9_-]*)$/i;
/** With a small letter, too. */
const CAMEL = /^[A-Z][A-Za-z0-9]*$/;

/** What names that differ are in C: there some of them are the same. */
export function inC(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9_]/g, '_');
}

/** Null for a name that QAPI takes; `stem` is what is left without prefixes. */
function invalid(name: string): string | null {
  if (!NAME.test(name))
    return 'is no name: expected letters, digits, - and _, beginning with a letter, after an optional prefix __DOMAIN_ or x-';
  return inC(name).startsWith('q_') ? 'begins with q_, which QAPI reserves' : null;
}

function isCamel(stem: string): boolean {
  return CAMEL.test(stem) && /[a-z]/.test(stem);
}

function stemOf(name: string): string {
  return NAME.exec(name)?.[1] ?? name;
}

/** Of commands, members, values of enums, branches of alternates and features; null where it is right. */
function lowerComplaint(name: string, upper: boolean, underscore: boolean): string | null {
  const stem = stemOf(name);
  if (!upper && /[A-Z]/.test(stem)) return 'has capital letters';
  return !underscore && stem.includes('_') ? 'has an underscore: words are separated by -' : null;
}

export class NameRules {
  /** Since 6.0 names are spelled by what they name; before, only types and events might have capital letters. */
  private readonly spelled: boolean;
  private readonly lowered: boolean;
  private readonly kindReserved: boolean;

  constructor(
    edition: SchemaEdition,
    private readonly pragmas: Pragmas,
  ) {
    this.spelled = hasRule(edition, 600);
    this.lowered = hasRule(edition, 205, 600);
    this.kindReserved = hasRule(edition, 205, 602);
  }

  definition(meta: string, name: string): string | null {
    const wrong = invalid(name);
    if (wrong !== null) return wrong;
    if (meta === 'event')
      return this.spelled && /[a-z-]/.test(stemOf(name))
        ? 'is to be in capital letters, digits and _, as events are'
        : null;
    if (meta === 'command') {
      return this.spelled ? lowerComplaint(name, false, this.pragmas.commandNames.has(name)) : null;
    }
    if (this.spelled && !isCamel(stemOf(name))) return 'is to be in CamelCase, as types are';
    const reserved = name.endsWith('List')
      ? 'List'
      : this.kindReserved && name.endsWith('Kind')
        ? 'Kind'
        : null;
    return reserved === null ? null : `ends with ${reserved}, which QAPI reserves`;
  }

  /** Of a member of `type` (null: of something that cannot be excepted). */
  member(type: string | null, name: string): string | null {
    const wrong = this.lower(type, name);
    if (wrong !== null) return wrong;
    return inC(name) === 'u' || inC(name).startsWith('has_') ? 'is a name that QAPI reserves' : null;
  }

  value(type: string, name: string): string | null {
    return this.lower(type, /^\d/.test(name) ? `d${name}` : name);
  }

  plain(name: string): string | null {
    return this.lower(null, name);
  }

  private lower(type: string | null, name: string): string | null {
    const wrong = invalid(name);
    const excepted = type !== null && this.pragmas.memberNames.has(type);
    if (wrong !== null || excepted) return wrong;
    if (this.spelled) return lowerComplaint(name, false, false);
    return this.lowered && /[A-Z]/.test(name) ? 'has capital letters' : null;
  }
}
