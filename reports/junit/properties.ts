/** What JUnit can say of a whole run: properties of its suite, and its output. */
import type { Verdict } from '../summary/verdict.js';
import { escapeXml } from './labels.js';

/** Adds the verdicts as properties before the first test case, and a text as output after the last. */
export function labelSuite(xml: string, verdicts: readonly Verdict[], output: string): string {
  const properties = verdicts.flatMap(({ status, sentence, exit }, i) => {
    const number = i === 0 ? '' : ` ${i + 1}`;
    return [
      property(`verdict${number}`, status),
      property(`sentence${number}`, sentence),
      property(`exit status${number}`, String(exit)),
    ];
  });
  const head = properties.length === 0 ? '' : `<properties>${properties.join('')}</properties>`;
  const tail = output === '' ? '' : `<system-out>${escapeXml(output)}</system-out>`;
  // A suite without test cases is an empty element.
  const opened = xml.replace(/<testsuite ([^>]*?)\/>/, '<testsuite $1></testsuite>');
  return opened
    .replace(/<testsuite [^>]*>/, (tag) => `${tag}${head}`)
    .replace('</testsuite>', () => `${tail}</testsuite>`);
}

function property(name: string, value: string): string {
  return `<property name="${escapeXml(name)}" value="${escapeXml(value)}"/>`;
}
