/** Rules broken in the traffic, and requests accepted that must be refused. */
import type { JsonObject } from '../../../schema/json.js';
import type { Finding as Violation } from '../../../suites/case.js';
import type { Symptom } from '../../finding.js';
import { normalizedText } from './signature.js';

/** `caseId`: the case in which a conformance run would report it. */
export function judgeViolation(caseId: string, violation: Violation): Symptom {
  const { check, message, expected, actual, cites } = violation;
  return {
    kind: 'violation',
    signature: `${check} of ${caseId}: ${normalizedText(message)}`,
    title: message,
    observed: {
      check,
      case: caseId,
      ...(expected === undefined ? {} : { expected }),
      ...(actual === undefined ? {} : { actual }),
    },
    cites,
    stderr: '',
  };
}

/** A request with one defect got a success reply. */
export function judgeAccepted(command: string, path: string, defect: string, reply: JsonObject): Symptom {
  const place = path === '' ? 'its arguments' : path;
  return {
    kind: 'accepted',
    signature: `accepted: ${command} ${path} ${defect}`,
    title: `${command} accepts ${place} with the defect ${defect}`,
    observed: { command, path, defect, expected: 'an error', actual: reply },
    cites: [],
    stderr: '',
  };
}
