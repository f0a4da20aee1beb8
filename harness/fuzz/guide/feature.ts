/** What an answer shows of the server: answers that show the same took much the same way through it. Pure. */
import { isObject, type JsonObject } from '../../../schema/json.js';
import { wireText } from '../../../schema/json-text.js';
import type { FindingStep } from '../../finding.js';
import { normalizedText } from '../oracle/signature.js';
import { commandOf, stepArguments } from '../play/step.js';

/** Members that choose the way: tags of unions, and names of types and models. */
const CHOOSING = /^(type|driver|qom-type|typename|mode|sync|action|property|command-line|capability|state)$/;

/** The features of one request and its reply; replies alone decide, never events or times. */
export function coverageFeatures(command: string, args: JsonObject | undefined, reply: JsonObject): string[] {
  const { error } = reply;
  if (isObject(error)) {
    const desc = normalizedText(wireText(error.desc))
      .replaceAll(/'[^']*'|"[^"]*"/g, '*')
      .slice(0, 120);
    return [`${command} ! ${desc}`];
  }
  return [command, ...waysInto(command, args)];
}

/** The way a request goes: its command, and what is chosen there, where anything is. */
export function waysOf(step: FindingStep): string[] {
  const command = commandOf(step);
  if (command === null) return [];
  const ways = waysInto(command, stepArguments(step));
  return ways.length > 0 ? ways : [command];
}

function waysInto(command: string, args: JsonObject | undefined): string[] {
  return choices(args ?? {}).map((choice) => `${command} ${choice}`);
}

function choices(args: JsonObject, depth = 0): string[] {
  return Object.entries(args).flatMap(([name, value]) => {
    if (typeof value === 'string')
      return CHOOSING.test(name) ? [`${name}=${value.split(' ').slice(0, 2).join(' ')}`] : [];
    if (depth > 2) return [];
    if (isObject(value)) return choices(value, depth + 1);
    return Array.isArray(value)
      ? value.slice(0, 2).flatMap((v) => (isObject(v) ? choices(v, depth + 1) : []))
      : [];
  });
}
