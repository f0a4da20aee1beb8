/** Every case that can be made, for several servers: what is above MAY stands on a text that is there. */
import { expect, test } from 'vitest';
import type { TargetProfile } from '../harness/run/target-profile.js';
import { loadCatalog } from '../schema/catalogs.js';
import { sentencesAbout } from '../schema/citations.js';
import type { Citation, Interface } from '../schema/model.js';
import { type Basis, levelOf } from '../suites/basis.js';
import type { Case } from '../suites/case.js';
import { RULES, type Rule, type WireRule } from '../suites/rules.js';
import { SCENARIOS } from '../suites/scenarios/index.js';
import { allCases } from './plan.js';

/** A server that describes itself as the catalog does. */
function profileOf(catalog: string): TargetProfile {
  const model = loadCatalog(catalog);
  const family = catalog.startsWith('qemu-ga') ? 'ga' : 'qmp';
  const facts = {
    family,
    version: model.document.version,
    commands: new Set(Object.keys(model.commands)),
    disabled: new Set<string>(),
    types: null,
    attached: false,
  } as const;
  return {
    facts,
    model,
    program: catalog.replace(/^introspection-|-[\d.]+$/g, ''),
    features: new Map(),
    words: null,
  } as unknown as TargetProfile;
}

/** The line is where a sentence of the entity begins or goes on, or an example of it is shown. */
function bears(document: Interface, { entity, line }: Citation): boolean {
  if (line === undefined) return false;
  const shown = document.examples?.some(
    (each) => each.entity === entity && each.messages.some((message) => message.line === line),
  );
  const stated = document.statements.some((each) => each.entity === entity && each.line === line);
  const said = sentencesAbout(document, entity).some(([start]) => start <= line);
  return said || shown === true || stated;
}

const defines = ({ commands, events, types }: Interface, entity: string) =>
  [commands, events, types].some((all) => Object.hasOwn(all, entity));

/** Whether the text that is cited exists, and is of the kind that the basis names. */
function isReal(citation: Citation, basis: Basis, documents: readonly Interface[]): boolean {
  const { doc, entity } = citation;
  if (doc === 'wire-rules') {
    const rule: WireRule | undefined = RULES[entity as Rule];
    return rule !== undefined && rule.basis !== 'convention' && rule.where !== undefined;
  }
  if (basis === 'specification') return false;
  const document = documents.find(({ document: { id } }) => doc === id || doc.startsWith(`${id}/`));
  if (document === undefined) return false;
  return basis === 'schema' ? defines(document, entity) : bears(document, citation);
}

/** Ids of the cases above MAY whose level does not follow from a text that is there. */
function ungrounded(cases: readonly Case[], documents: readonly Interface[]): string[] {
  const levels = (basis: Basis) =>
    [{}, { detail: true }, { otherRelease: true }, { detail: true, otherRelease: true }].map((each) =>
      levelOf(basis, each),
    );
  return cases
    .filter(({ basis, level, cites }) => {
      if (!levels(basis).includes(level)) return true;
      if (level === 'MAY') return false;
      return !cites.some((each) => isReal(each, basis, documents));
    })
    .map(({ id }) => id);
}

const SERVERS: [catalog: string, ...documents: string[]][] = [
  ['introspection-qemu-system-7.2', 'man-qemu-qmp-ref-7.2', 'qemu-system-7.2'],
  ['introspection-qemu-system-5.2', 'man-qemu-qmp-ref-5.2', 'qmp-commands-1.5'],
  ['introspection-qemu-system-10.0', 'man-qemu-qmp-ref-10.0', 'qmp-reference-2.4'],
  ['introspection-qemu-storage-daemon-7.2', 'qemu-storage-daemon-7.2', 'block-core-2.2'],
  ['introspection-qemu-storage-daemon-10.0', 'man-qemu-storage-daemon-qmp-ref-10.0', 'qapi-schema-1.3'],
  ['qemu-ga-7.2', 'man-qemu-ga-ref-7.2', 'man-qemu-ga-ref-10.0'],
];

/** All cases of such a server, and all that they may cite. */
function madeOf([catalog, ...names]: (typeof SERVERS)[number]) {
  const profile = profileOf(catalog);
  const documents = names.map((name) => loadCatalog(name));
  const chosen = documents.map((iface) => ({ iface, from: 'shipped' as const }));
  const cases = allCases(profile, chosen, '/scratch', []);
  // Rules of order cite the schema of 7.2, whatever is tested.
  return { cases, texts: [profile.model, ...documents, loadCatalog('qemu-system-7.2')] };
}

test.each(SERVERS)('each case above MAY has a text that is there: %s', (...server) => {
  const { cases, texts } = madeOf(server);
  expect(cases.length).toBeGreaterThan(300);
  expect(new Set(cases.map(({ basis }) => basis)).size).toBeGreaterThan(2);
  expect(ungrounded(cases, texts)).toEqual([]);
});

test('a citation that is made up is none', () => {
  const { cases, texts } = madeOf(SERVERS[0] as (typeof SERVERS)[number]);
  const [scenario] = cases.filter(({ basis, id }) => basis === 'documentation' && id.endsWith('/success'));
  const [definition] = cases.filter(({ basis, id }) => basis === 'schema' && id.endsWith('/missing'));
  const [wire] = cases.filter(({ basis, id }) => basis === 'specification' && id.startsWith('protocol/'));
  if (!scenario || !definition || !wire) throw new Error('there are no cases to try it with');
  const model = texts[0]?.document.id ?? '';
  const broken: Case[] = [
    // The case's own title as the words of a document that has none.
    { ...scenario, cites: [{ doc: model, entity: 'stop', statement: scenario.title }] },
    { ...scenario, cites: [{ doc: 'qemu-system-7.2', entity: 'stop', line: 1, statement: scenario.title }] },
    { ...scenario, cites: [] },
    { ...scenario, level: 'SHOULD', basis: 'convention' },
    { ...definition, cites: [{ doc: model, entity: 'no-such-command' }] },
    { ...definition, cites: [{ doc: 'nowhere', entity: 'stop' }] },
    { ...wire, cites: [{ doc: 'wire-rules', entity: 'W26' }] },
    { ...wire, cites: [{ doc: 'wire-rules', entity: 'W99' }] },
  ];
  expect(ungrounded(broken, texts)).toHaveLength(broken.length);
});

test.each(SERVERS.slice(0, 5))('the sentence of a scenario has the digest that it cites: %s', (...server) => {
  const { cases, texts } = madeOf(server);
  const cited = new Map(SCENARIOS.map(({ id, cites = [] }) => [id, cites]));
  const scenarios = cases.filter(({ id, basis }) => basis === 'documentation' && cited.has(id));
  const wrong = scenarios.filter(({ id, cites }) => {
    const digests = (cited.get(id) ?? []).flatMap((each) => ('sentence' in each ? each.sentence : []));
    // The class of an error has a sentence of its own.
    if (!cites.some(({ sentence }) => sentence !== undefined && digests.includes(sentence))) return true;
    return !cites.every(({ doc, entity, line, sentence }) => {
      const document = texts.find(({ document: { id: name } }) => doc === name || doc.startsWith(`${name}/`));
      const sentences = document ? sentencesAbout(document, entity) : [];
      return sentences.some(([start, digest]) => start === line && digest === sentence);
    });
  });
  expect(scenarios.length).toBeGreaterThan(100);
  expect(wrong.map(({ id }) => id)).toEqual([]);
});
