/** Records in words, each on one harmless line of bounded length. */

import type { RunRecord } from '../../harness/results.js';
import { isObject, type JsonValue } from '../../schema/json.js';
import { stringifyJson } from '../../schema/json-text.js';
import type { Citation } from '../../schema/model.js';
import type { Finding } from '../../suites/case.js';
import { excerpt } from './visible.js';

/** A JSON value as text, long ones cut in the middle. */
export function quotedJson(value: JsonValue, max: number): string {
  return excerpt(stringifyJson(value), max);
}

/** `document, entity, line 12: rule`. */
export function citeText(cite: Citation, max: number): string {
  const line = cite.line === undefined ? '' : `, line ${cite.line}`;
  const statement = cite.statement === undefined ? '' : `: ${cite.statement}`;
  return excerpt(`${cite.doc}, ${cite.entity}${line}${statement}`, max);
}

/** A finding as one sentence after another: check, message, what was expected, what came, who says so. */
export function findingText(finding: Finding, max: number): string {
  return [
    `${excerpt(finding.check, max)}: ${excerpt(finding.message, max)}`,
    ...(finding.expected === undefined ? [] : [`expected ${quotedJson(finding.expected, max)}`]),
    ...(finding.actual === undefined ? [] : [`came ${quotedJson(finding.actual, max)}`]),
    ...(finding.basis === 'convention'
      ? ['a convention: no text says so']
      : finding.cites.map((cite) => `says ${citeText(cite, max)}`)),
  ].join('; ');
}

/** `qemu-system-x86_64 7.2.22`, with the address where it was attached to, without a version where it told none. */
export function targetText(target: RunRecord['target']): string {
  const name = target.address === undefined ? target.kind : `${target.kind} ${target.address}`;
  const version = shownVersion(target);
  return excerpt(version === null ? name : `${name} ${version}`, 200);
}

/** `7.2.22`; null where it told none. */
export function shownVersion({ version }: RunRecord['target']): string | null {
  const qemu = version?.qemu;
  if (!isObject(qemu)) return null;
  const parts = [qemu.major, qemu.minor, qemu.micro].filter((part) => part !== undefined);
  return parts.map((part) => quotedJson(part, 40)).join('.');
}
