/** What JUnit can say of a whole run: properties of its suite. */
import type { Verdict } from '../summary/verdict.js';
import { escapeXml } from './labels.js';

/** The verdicts, for before the first test case; empty where there are none. */
export function propertiesOf(verdicts: readonly Verdict[]): string {
  const properties = verdicts.flatMap(({ status, sentence, exit }, i) => {
    const number = i === 0 ? '' : ` ${i + 1}`;
    return [
      property(`verdict${number}`, status),
      property(`sentence${number}`, sentence),
      property(`exit status${number}`, String(exit)),
    ];
  });
  return properties.length === 0 ? '' : `<properties>${properties.join('')}</properties>`;
}

function property(name: string, value: string): string {
  return `<property name="${escapeXml(name)}" value="${escapeXml(value)}"/>`;
}
