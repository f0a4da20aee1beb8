/** Every case of the suites that judge the wire stands on what it cites. */
import { expect, test } from 'vitest';
import { loadCatalog } from '../../schema/catalogs.js';
import { levelOf } from '../basis.js';
import type { Case } from '../case.js';
import { commandCases } from '../commands/index.js';
import { guestAgentCases } from '../guest-agent/index.js';
import { introspectionCases } from '../introspection/index.js';
import { unlistedCases } from '../introspection/unlisted.js';
import { monitors } from '../monitors/index.js';
import { protocolCases } from '../protocol/index.js';
import { RULES, type Rule, type WireRule } from '../rules.js';

const facts = { commands: new Set<string>(), disabled: new Set<string>() } as never;

test.each(['introspection-qemu-storage-daemon-7.2', 'qemu-system-7.2'])(
  'the level follows from the basis, and what is above MAY is cited: %s',
  (catalog) => {
    const iface = loadCatalog(catalog);
    const cases: Case[] = [
      ...protocolCases,
      ...guestAgentCases,
      ...introspectionCases,
      ...unlistedCases(['qmpspec'], facts),
      ...commandCases(iface, '/scratch'),
      ...monitors.flatMap((monitor) => monitor.cases(iface)),
    ];
    const bad = cases.filter(({ basis, level, cites }) => {
      if (basis === 'convention') return level !== 'MAY';
      if (level !== levelOf(basis) && level !== levelOf(basis, { detail: true })) return true;
      return !cites.some(({ doc, entity, line }) => {
        if (doc === 'wire-rules') return (RULES[entity as Rule] as WireRule).basis !== 'convention';
        const known = [iface.commands, iface.events, iface.types].some((all) => Object.hasOwn(all, entity));
        return basis !== 'specification' && (doc.startsWith(iface.document.id) ? known : line !== undefined);
      });
    });
    expect(bad.map(({ id }) => id)).toEqual([]);
  },
);

test('each rule is read somewhere, or is a convention', () => {
  for (const { basis, where, since } of Object.values<WireRule>(RULES)) {
    expect(where === undefined).toBe(basis === 'convention');
    expect(since === undefined).toBe(basis === 'convention');
  }
});
