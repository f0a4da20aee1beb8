/** Simpler versions of single steps. Pure. */
import { isObject, type JsonObject } from '../../../schema/json.js';
import type { FindingStep } from '../../finding.js';
import { simpler } from './simpler.js';

/** One step replaced by a simpler one, in every way there is. */
export function* simplerSteps(steps: readonly FindingStep[]): Generator<FindingStep[]> {
  for (const [i, step] of steps.entries()) {
    for (const other of simplerStep(step)) yield [...steps.slice(0, i), other, ...steps.slice(i + 1)];
  }
}

function* simplerStep(step: FindingStep): Generator<FindingStep> {
  const { send, session, together } = step;
  if (session > 0 && !step.bytes) yield { ...step, session: 0 };
  if (together) {
    const { together: _, ...alone } = step;
    yield alone;
  }
  if (typeof send === 'string') yield* simplerBytes(step, Buffer.from(send, 'base64'));
  else yield* simplerRequest(step, send);
}

function* simplerRequest(step: FindingStep, send: JsonObject): Generator<FindingStep> {
  const { arguments: args, 'exec-oob': oob } = send;
  if (oob !== undefined)
    yield { ...step, send: { execute: oob, ...(args === undefined ? {} : { arguments: args }) } };
  if (!isObject(args)) return;
  const { arguments: _, ...bare } = send;
  for (const value of simpler(args)) {
    const empty = isObject(value) && Object.keys(value).length === 0;
    yield { ...step, send: empty ? bare : { ...send, arguments: value } };
  }
}

function* simplerBytes(step: FindingStep, bytes: Buffer): Generator<FindingStep> {
  for (let size = bytes.length >> 1; size >= 1; size >>= 1) {
    // Single bytes of a long message would take for ever.
    if (bytes.length / size > 64) break;
    for (let at = 0; at < bytes.length; at += size) {
      const rest = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + size)]);
      yield { ...step, send: rest.toString('base64') };
    }
  }
}
