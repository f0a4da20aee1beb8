/** Changes between two documents, by verdict. */
import type { Adjudicated, ChangeVerdict } from '../../schema/compare/adjudicate.js';

const TITLES: Record<ChangeVerdict, string> = {
  unannounced: 'Breaks that nobody announced',
  announced: 'Breaks that were announced',
  deprecated: 'Deprecated now: to go in a later version',
  compatible: 'Compatible changes',
};

export function changesReport(changes: readonly Adjudicated[], before: string, after: string): string[] {
  const sections = (Object.keys(TITLES) as ChangeVerdict[]).flatMap((verdict) => {
    const own = changes.filter((change) => change.verdict === verdict);
    const lines = own.map(
      ({ message, rule, because }) =>
        `  ${message} (${[...(rule === null ? [] : [rule]), because].join('; ')})`,
    );
    return own.length === 0 ? [] : [`${TITLES[verdict]}: ${own.length}`, ...lines, ''];
  });
  const count = (verdict: ChangeVerdict) => changes.filter((change) => change.verdict === verdict).length;
  return [
    ...sections,
    `${before} → ${after}: ${count('unannounced')} unannounced and ${count('announced')} announced breaks, ${count('deprecated')} deprecations, ${count('compatible')} compatible changes.`,
  ];
}
