/**
 * Requests with exactly one defect must be rejected and leave no trace (W30, W31). The schema says
 * that they are wrong, and the documentation of the error classes gives the class (W16). No text demands that the error
 * names the parameter, and clients are told not to parse it: that is a convention.
 */

import { type Breakage, breakages } from '../../generators/breakage.js';
import { NO_SUCH } from '../../generators/wrong-value.js';
import { isObject } from '../../schema/json.js';
import { wireText } from '../../schema/json-text.js';
import type { Citation } from '../../schema/model.js';
import { acts } from '../../schema/qemu/effects.js';
import { isUnchecked } from '../../schema/qemu/unchecked.js';
import { standsOn } from '../basis.js';
import type { Finding, Judgement, ProbeCase, Reply } from '../case.js';
import { classWords } from '../class-words.js';
import { rule, standsOnRules } from '../rules.js';
import type { Derivation } from './derivation.js';

/** What is wrong with a request, as a clause. Pure. */

const WORDS: Readonly<Record<string, string>> = {
  missing: 'is missing',
  'as-string': 'is of the wrong type (string)',
  'as-word': 'is of the wrong type (string "on")',
  'as-list': 'is of the wrong type (list of one)',
  fraction: 'is of the wrong type (fraction)',
  'spelled-fraction': 'is of the wrong type (written as a fraction, 1.0)',
  exponent: 'is of the wrong type (written with an exponent, 1e0)',
  'range/under': 'is below its range',
  'range/over': 'is above its range',
};

/** Of enumerations and of tags. */
const NO_VALUE: Readonly<Record<string, string>> = {
  unknown: 'is none of its values',
  empty: 'is empty, which is none of its values',
  case: 'is in capitals, which is none of its values',
};

/** `size is of the wrong type (string)`, `it has an undeclared member`. */
export function defectWords({ path, defect }: Pick<Breakage, 'path' | 'defect'>): string {
  const subject = path === '' ? 'it' : path;
  const known = WORDS[defect];
  if (known !== undefined) return `${subject} ${known}`;
  if (defect === 'unexpected' || defect === 'unexpected-besides')
    return `${subject} has an undeclared member`;
  if (defect === 'name-in-capitals') return `the name of ${path} is in capitals`;
  const [kind, which = ''] = defect.split('/');
  if (kind === 'type' || kind === 'alternate') return `${subject} is of the wrong type (${which})`;
  if ((kind === 'enum' || kind === 'tag') && NO_VALUE[which] !== undefined)
    return `${subject} ${NO_VALUE[which]}`;
  return `${subject} is wrong (${defect.replace('/', ' ')})`;
}

/** One case for each way to break one thing in the arguments of the command. */
export function rejections(source: Derivation): ProbeCase[] {
  const { iface, command, definition, scratch } = source;
  const string = (path: readonly string[]) => harmlessString(path, scratch);
  const dangerous = acts(command);
  const commands = [command];
  const unchecked = isUnchecked(command, iface.document.version);
  const cites = {
    integer: source.cites('W31'),
    exponent: source.cites('W31a'),
    other: source.cites('W30'),
  };
  const needs = { harmless: { commands }, acting: { commands, mutates: true } };
  return breakages(iface, definition, { string }).map((breakage) => {
    const exponent = breakage.defect === 'exponent';
    const cited = exponent
      ? cites.exponent
      : INTEGER_DEFECTS.test(breakage.defect)
        ? cites.integer
        : cites.other;
    return {
      id: `command/${command}/${breakage.path && `argument/${breakage.path}/`}${breakage.defect}`,
      title: `${command} refuses ${describe(breakage)}`,
      ...(exponent ? standsOnRules(['W31a']) : standsOn('schema', { detail: unchecked })),
      cites: cited,
      needs: dangerous && !breakage.glaring ? needs.acting : needs.harmless,
      probe: new Rejection(command, breakage, (reply) => judge(command, reply, breakage, cited, unchecked)),
    };
  });
}

class Rejection {
  readonly keepsState = true;

  constructor(
    readonly execute: string,
    private readonly breakage: Breakage,
    readonly judge: (reply: Reply) => Judgement,
  ) {}

  get arguments() {
    return this.breakage.arguments;
  }
}

const INTEGER_DEFECTS = /^(range|fraction|spelled-fraction|exponent|as-string)/;

/** Strings that do nothing even if they are taken: names of nothing, and paths below the scratch directory. */
export function harmlessString(path: readonly string[], scratch: string): string {
  const name = path.at(-1) ?? '';
  return /(file|filename|path|dir|uri|target|tmp|socket|device-path|memory-path)$/.test(name)
    ? `${scratch}/${NO_SUCH}`
    : NO_SUCH;
}

function describe({ path, defect }: Breakage): string {
  const what = defect.replace('/', ' ');
  return path === '' ? `an ${what} member` : `${path}: ${what}`;
}

/** What fits a second fault of the same request, such as a name of nothing: no text says which of two is answered. */
const OF_OTHER_FAULTS: ReadonlySet<string> = new Set(['DeviceNotFound', 'DeviceNotActive', 'KVMMissingCap']);

function judge(
  command: string,
  { value }: Reply,
  breakage: Breakage,
  cites: Citation[],
  unchecked: boolean,
): Judgement {
  const { names } = breakage;
  const expected = 'an error of class GenericError';
  const finding = (check: string, message: string, more: Partial<Finding> = {}): Finding[] => [
    { check, message, expected, actual: value, cites, ...more },
  ];
  const { error } = value;
  if (!isObject(error)) return finding('rejection/accepted', `taken although ${defectWords(breakage)}`);
  const { desc } = error;
  const name = wireText(error.class);
  // A completed negotiation is refused as such, whatever its arguments are (W4).
  if (command === 'qmp_capabilities' && name === 'CommandNotFound') return [];
  // Nobody who has stopped at the defect looks the name of nothing up.
  const late = typeof desc === 'string' && desc.includes(NO_SUCH) && !names.includes(NO_SUCH);
  if (unchecked && late) {
    return { undecided: `rejected for the placeholder ${NO_SUCH} before the defect was looked at: ${desc}` };
  }
  if (late || OF_OTHER_FAULTS.has(name)) {
    const message = `refused for another fault of the request (${name}: ${wireText(desc)}), not because ${defectWords(breakage)}`;
    return finding('rejection/late', message, CONVENTION);
  }
  if (name !== 'GenericError') {
    const message = `refused ${classWords(error.class)} instead of GenericError, although ${defectWords(breakage)}`;
    return finding('rejection/class', message, {
      cites: [rule('W16'), ...cites],
      ...standsOn('documentation', { detail: true }),
    });
  }
  if (typeof desc === 'string' && names.some((each) => mentions(desc, each))) return [];
  const named = names.map((each) => `'${each}'`).join(' or ');
  return finding(
    'rejection/names-parameter',
    `refused because ${defectWords(breakage)}, and the error does not name ${named}`,
    {
      expected: `an error that names ${named}`,
      ...CONVENTION,
    },
  );
}

/** A client cannot rely on it, and no text demands it. */
const CONVENTION = { cites: [], ...standsOn('convention') };

/** As a word of its own: "Invalid" does not name the parameter id. */
function mentions(desc: string, name: string): boolean {
  if (name === '') return desc.includes("''");
  const word = /[\w-]/;
  for (let at = desc.indexOf(name); at >= 0; at = desc.indexOf(name, at + 1)) {
    if (!word.test(desc[at - 1] ?? ' ') && !word.test(desc[at + name.length] ?? ' ')) return true;
  }
  return false;
}
