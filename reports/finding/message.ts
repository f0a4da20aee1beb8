/** The steps of a finding as they go over the wire. Pure. */
import type { FindingStep, FuzzFinding } from '../../harness/finding.js';
import { stringifyJson } from '../../schema/json-text.js';

export interface FindingMessage {
  session: number;
  /** One line of JSON without its end; null for bytes. */
  line: string | null;
  /** Base64; null for a line. */
  bytes: string | null;
  /** Sent without waiting for the reply to the one before. */
  together: boolean;
  close: boolean;
  /** Its request's id; null for bytes. */
  id: string | null;
}

export function messagesOf({ steps }: FuzzFinding): FindingMessage[] {
  return steps.map((step, index) => {
    const id = `step-${index + 1}`;
    const { session, together = false, close = false } = step;
    const line = typeof step.send === 'string' ? null : stringifyJson({ ...step.send, id });
    return { session, line, bytes: bytesOf(step), together, close, id: line === null ? null : id };
  });
}

function bytesOf({ send }: FindingStep): string | null {
  return typeof send === 'string' ? send : null;
}

/** What a session says first. */
export function negotiation({ steps }: FuzzFinding): string {
  const oob = steps.some(({ send }) => typeof send !== 'string' && 'exec-oob' in send);
  return oob
    ? '{"execute": "qmp_capabilities", "arguments": {"enable": ["oob"]}, "id": "hello"}'
    : '{"execute": "qmp_capabilities", "id": "hello"}';
}
