/** Runs an order rule as a monitor: shows it what it asks for, and reports what it finds with the messages that led there. */
import type { JsonObject } from '../../schema/json.js';
import { stringifyJson } from '../../schema/json-text.js';
import type { Standing } from '../basis.js';
import { standsOn } from '../basis.js';
import type { TranscriptEntry } from '../case.js';
import type { Happening, Monitor } from '../monitor.js';
import type { Grounds, References } from '../references.js';
import { citeSentence, groundsOf } from '../references.js';
import { citeRules, standsOnRules } from '../rules.js';
import { whyUnseen } from '../unseen.js';
import { EVERY, type OrderRule } from './rule.js';

/** What a rule stands on, where this target's documents are looked up. */
export function groundsOfRule({ says, rules = [], detail }: OrderRule, references: References): Grounds {
  if (says === undefined) return { ...ofRules(rules, detail === true), cites: citeRules(rules) };
  const sentences = says.map((sentence) => citeSentence(sentence, detail === true));
  const grounds = groundsOf(sentences, references);
  return grounds.basis === 'convention'
    ? grounds
    : { ...grounds, cites: [...citeRules(rules), ...grounds.cites] };
}

function ofRules(rules: NonNullable<OrderRule['rules']>, detail: boolean): Standing {
  if (rules.length === 0) return standsOn('convention');
  const { basis } = standsOnRules(rules);
  return detail ? standsOn(basis, { detail }) : standsOnRules(rules);
}

/** Messages shown with a violation, of those that the rule saw last. */
const SHOWN = 12;
const KEPT = 4 * SHOWN;
const LONGEST = 600;
/** Bytes of a message whose value is kept. */
const LARGEST = 16_384;

export function orderMonitor(rule: OrderRule, references: References): Monitor {
  const { name, title, events, commands = [] } = rule;
  const { cites, ...standing } = groundsOfRule(rule, references);
  const id = `order/${name}`;
  const wanted = { events: new Set(events), commands: new Set(commands) };
  const shown = ({ kind, name }: Happening) =>
    name === '' ||
    (kind === 'event' ? events === EVERY || wanted.events.has(name) : wanted.commands.has(name));
  return {
    families: ['qmp'],
    cases: (iface) => {
      const [event] = events;
      const there =
        events === EVERY ||
        (event === undefined ? `${commands[0]}` in iface.commands : event in iface.events);
      const unseen = whyUnseen('nothing that this rule speaks of was seen in this run', event ?? '', iface);
      return there ? [{ id, title, ...standing, cites, needs: {}, traffic: { unseen } }] : [];
    },
    watchTarget: (target, sink) => {
      const judge = rule.judge(target);
      const last: Happening[] = [];
      return (happening) => {
        if (!shown(happening)) return;
        if (happening.name !== '' && last.push(spare(happening)) > KEPT) last.shift();
        const verdict = judge(happening);
        if (verdict === null) sink.seen(id);
        else if (verdict)
          sink.violated(id, {
            check: id,
            ...verdict,
            ...standing,
            cites,
            excerpt: excerptOf(last, happening),
          });
      };
    },
  };
}

/** A rule remembers what it saw last: a large value would stay in memory for each of them. */
function spare(happening: Happening): Happening {
  const { size = 0 } = happening;
  return size <= LARGEST ? happening : { ...happening, value: { '…': `${size} bytes, not kept` } };
}

/** Every session hears of an event: once is enough, on the session where the rule was broken. */
function excerptOf(last: readonly Happening[], { session }: Happening): TranscriptEntry[] {
  return last
    .filter((each) => each.kind !== 'event' || each.session === session)
    .slice(-SHOWN)
    .map(entryOf);
}

function entryOf({ kind, session, t, name, value, stamp }: Happening): TranscriptEntry {
  const sent = kind === 'sent';
  const message: JsonObject = sent
    ? requestOf(name, value)
    : kind === 'event'
      ? eventOf(name, value, stamp)
      : value;
  const text = stringifyJson(message);
  const msg = text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
  return { t: Math.round(t * 1000) / 1000, session: session.index, dir: sent ? '→' : '←', msg };
}

function requestOf(execute: string, args: JsonObject): JsonObject {
  return Object.keys(args).length > 0 ? { execute, arguments: args } : { execute };
}

function eventOf(event: string, data: JsonObject, stamp: number | undefined): JsonObject {
  const at = stamp === undefined ? {} : { timestamp: stampOf(stamp) };
  return Object.keys(data).length > 0 ? { event, data, ...at } : { event, ...at };
}

const stampOf = (ms: number): JsonObject => ({
  seconds: Math.floor(ms / 1000),
  microseconds: Math.round((ms % 1000) * 1000),
});
