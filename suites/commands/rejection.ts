/** Requests with exactly one defect must be rejected, by name, and leave no trace (W30, W31). */

import { type Breakage, breakages } from '../../generators/breakage.js';
import { NO_SUCH } from '../../generators/wrong-value.js';
import { isObject } from '../../schema/json.js';
import type { Citation } from '../../schema/model.js';
import { standsOn } from '../basis.js';
import type { Finding, Judgement, ProbeCase, Reply } from '../case.js';
import { acts } from './acting.js';
import type { Derivation } from './derivation.js';
import { isUnchecked } from './unchecked.js';

/** One case for each way to break one thing in the arguments of the command. */
export function rejections(source: Derivation): ProbeCase[] {
  const { iface, command, definition, scratch } = source;
  const string = (path: readonly string[]) => harmlessString(path, scratch);
  const dangerous = acts(command);
  const commands = [command];
  const unchecked = isUnchecked(command, iface.document.version);
  const cites = {
    integer: source.cites('W31'),
    other: source.cites('W30'),
  };
  const needs = { harmless: { commands }, acting: { commands, acts: true } };
  return breakages(iface, definition, { string }).map((breakage) => {
    const cited = INTEGER_DEFECTS.test(breakage.defect) ? cites.integer : cites.other;
    return {
      id: `command/${command}/${breakage.path && `argument/${breakage.path}/`}${breakage.defect}`,
      title: `${command} refuses ${describe(breakage)}`,
      ...standsOn('schema', { detail: unchecked }),
      cites: cited,
      needs: dangerous && !breakage.glaring ? needs.acting : needs.harmless,
      probe: new Rejection(command, breakage, (reply) => judge(reply, breakage, cited, unchecked)),
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

function judge({ value }: Reply, breakage: Breakage, cites: Citation[], unchecked: boolean): Judgement {
  const { path, defect, names } = breakage;
  const expected = `error of class GenericError that names ${names.map((n) => `'${n}'`).join(' or ')}`;
  const finding = (check: string, message: string): Finding[] => [
    { check, message, expected, actual: value, cites },
  ];
  const { error } = value;
  if (!isObject(error)) {
    return finding('rejection/accepted', `accepted although ${path || 'its arguments'} has ${defect}`);
  }
  const { desc } = error;
  // Nobody who has stopped at the defect looks the name of nothing up.
  const late = typeof desc === 'string' && desc.includes(NO_SUCH) && !names.includes(NO_SUCH);
  if (unchecked && late) {
    return { undecided: `rejected for the placeholder ${NO_SUCH} before the defect was looked at: ${desc}` };
  }
  if (error.class !== 'GenericError') {
    return finding('rejection/class', `rejected with class ${String(error.class)} instead of GenericError`);
  }
  if (late) {
    return finding(
      'rejection/late',
      `taken with ${path}: ${defect}, and rejected only for ${NO_SUCH}: ${desc}`,
    );
  }
  if (typeof desc === 'string' && names.some((name) => mentions(desc, name))) return [];
  return finding('rejection/names-parameter', 'rejected without saying which parameter is wrong');
}

/** As a word of its own: "Invalid" does not name the parameter id. */
function mentions(desc: string, name: string): boolean {
  if (name === '') return desc.includes("''");
  const word = /[\w-]/;
  for (let at = desc.indexOf(name); at >= 0; at = desc.indexOf(name, at + 1)) {
    if (!word.test(desc[at - 1] ?? ' ') && !word.test(desc[at + name.length] ?? ' ')) return true;
  }
  return false;
}
