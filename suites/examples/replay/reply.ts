/** What came, held against what the example shows and what its document says of the command's return. */
import { receivedDifferences } from '../../../schema/compare/received.js';
import { type JsonObject, jsonTypeOf } from '../../../schema/json.js';
import { isNone } from '../../../schema/types.js';
import type { Finding } from '../../case.js';
import { uncomparable } from '../../documents/arguments.js';
import { errorText } from '../../documents/error-text.js';
import { returnsOf } from '../../documents/returns.js';
import type { DocumentSource } from '../../documents/source.js';
import { settle } from '../../documents/verdict.js';

type Found = Omit<Finding, 'cites' | 'actual'>;

/** `shown`: the reply in the example; null where there is none to be read. `asking`: nothing was made to ask about. */
export function replyFindings(
  source: DocumentSource,
  command: string,
  shown: JsonObject | null,
  received: JsonObject,
  asking: boolean,
): { findings: Found[] } | { undecided: string } {
  if (received.return === undefined) {
    if (asking) return { undecided: `no success reply in this state of the target: ${errorText(received)}` };
    const message = `the documented example of ${command} is refused: ${errorText(received)}`;
    return { findings: [{ check: 'example/accepted', message, expected: 'success' }] };
  }
  const findings: Found[] = [];
  const { iface } = source;
  const returns = iface.commands[command]?.returns ?? null;
  if (shown?.return !== undefined && jsonTypeOf(shown.return) !== jsonTypeOf(received.return)) {
    const expected = `${jsonTypeOf(shown.return)}, as in the example`;
    const message = `${command} answers with ${jsonTypeOf(received.return)}, and its example shows ${jsonTypeOf(shown.return)}`;
    findings.push({ check: 'example/reply', message, expected });
  }
  if (returns !== null && !isNone(returns) && !uncomparable(iface, { type: returns })) {
    const verdict = settle(source, returnsOf(command), receivedDifferences(iface, returns, received.return));
    const differences = 'differences' in verdict ? verdict.differences : [];
    findings.push(...differences.map(({ message }) => ({ check: 'example/reply', message })));
  }
  return { findings };
}
