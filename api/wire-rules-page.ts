/** docs/wire-rules.md: every rule of the wire, what it stands on, and which cases check it. */
import { loadCatalog } from '../schema/catalogs.js';
import type { Case } from '../suites/case.js';
import { guestAgentCases } from '../suites/guest-agent/index.js';
import { introspectionCases } from '../suites/introspection/index.js';
import { monitorsWith } from '../suites/monitors/index.js';
import { protocolCases } from '../suites/protocol/index.js';
import { referencesOf } from '../suites/references.js';
import { RULES, type Rule, type WireRule } from '../suites/rules.js';

const DERIVED: Partial<Record<Rule, string>> = {
  W30: 'command/*/argument/**',
  W31: 'command/*/argument/**',
  W60: 'command/*/known, introspection/unlisted/*',
  W62: 'command/*/reply',
};

const HEAD = `# Rules of the wire

What QMP requires of a server beyond single commands, in our words, with the text that each rule stands on and the cases
that check it. Made by \`node scripts/wire-rules.mjs\` from \`suites/rules/\`; do not edit.

**Basis**: *specification* is QEMU's QMP specification (docs/interop/qmp-spec); its sections are numbered as until QEMU 8.0,
later editions have the same headings without numbers. *documentation* is another text of QEMU. *schema* is what the server
says of itself. A *convention* stands in no text: a server that does otherwise is not wrong, and only \`--level may\` fails it.
**Since** is the oldest release of QEMU whose text, of those that we have read, says so. Error classes, limits and conditions
count as SHOULD, the rest of what a text says as MUST. Where a case of a stronger rule sees only a weaker one broken, it
fails at the level of the weaker one.

| rule | what it says | basis | where | since | cases |
| ---- | ------------ | ----- | ----- | ----- | ----- |
`;

export function wireRulesPage(): string {
  const model = loadCatalog('introspection-qemu-system-10.0');
  const manual = referencesOf([{ iface: loadCatalog('man-qemu-qmp-ref-10.0'), own: true }]);
  const cases: Case[] = [
    ...protocolCases,
    ...guestAgentCases,
    ...introspectionCases,
    ...monitorsWith(manual).flatMap((monitor) => monitor.cases(model)),
  ];
  const rows = (Object.keys(RULES) as Rule[]).map((number) => row(number, RULES[number], cases));
  return `${HEAD}${rows.join('\n')}\n`;
}

function row(number: Rule, { says, basis, where, since, detail }: WireRule, cases: readonly Case[]): string {
  const citing = cases.filter(({ cites }) =>
    cites.some(({ doc, entity }) => doc === 'wire-rules' && entity === number),
  );
  const patterns = [...patternsOf(citing.map(({ id }) => id)), ...(DERIVED[number] ? [DERIVED[number]] : [])];
  const kind = detail ? `${basis} (SHOULD)` : basis;
  const cells = [
    number,
    says,
    kind,
    where ?? '',
    since ?? '',
    patterns.map((each) => `\`${each}\``).join(', ') || 'single checks of other cases',
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** Two parts of an id, with a count where several share them. */
function patternsOf(ids: readonly string[]): string[] {
  const areas = new Map<string, string[]>();
  for (const id of ids) {
    const area = id.startsWith('event/') ? 'event' : id.split('/').slice(0, 2).join('/');
    areas.set(area, [...(areas.get(area) ?? []), id]);
  }
  return [...areas].map(([area, all]) => (all.length === 1 ? (all[0] as string) : `${area}/**`));
}
