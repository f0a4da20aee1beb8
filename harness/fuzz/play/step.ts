/** Steps as they are sent, and how they belong together. */
import type { JsonObject } from '../../../schema/json.js';
import { isObject } from '../../../schema/json.js';
import type { FindingStep } from '../../finding.js';

/** Command of a step; null for bytes. */
export function commandOf({ send }: FindingStep): string | null {
  if (typeof send === 'string') return null;
  const name = send.execute ?? send['exec-oob'];
  return typeof name === 'string' ? name : '';
}

export function isOob({ send }: FindingStep): boolean {
  return isObject(send) && 'exec-oob' in send;
}

export function stepArguments({ send }: FindingStep): JsonObject | undefined {
  return isObject(send) && isObject(send.arguments) ? send.arguments : undefined;
}

export function bytesOf({ send }: FindingStep): Uint8Array {
  return Buffer.from(typeof send === 'string' ? send : '', 'base64');
}

/** Steps that go out at the same time, in the order of the groups. */
export function groupsOf(steps: readonly FindingStep[]): FindingStep[][] {
  const groups: FindingStep[][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (step.together && last) last.push(step);
    else groups.push([step]);
  }
  return groups;
}
