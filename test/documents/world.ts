/** A small document, a server made up for it, and what a case of the document comes to on it. */
import type { Edition } from '../../schema/compare/history.js';
import type { JsonObject, JsonValue } from '../../schema/json.js';
import type { Command, DocumentKind, Interface } from '../../schema/model.js';
import type { Case, CaseContext, Finding, ScriptCase } from '../../suites/case.js';
import { documentCases } from '../../suites/documents/index.js';
import { documentSource } from '../../suites/documents/source.js';

class Early extends Error {}

export function iface(
  id: string,
  version: string,
  parts: Partial<Interface>,
  kind: DocumentKind = 'qapi',
): Interface {
  const document = { id, title: id, version, digest: '', kind };
  return { document, commands: {}, events: {}, types: {}, statements: [], diagnostics: [], ...parts };
}

export const command = (more: Partial<Command> = {}): Command => ({ arguments: {}, returns: {}, ...more });
const capable = { qmp_capabilities: command(), device_add: command() };

export interface World {
  document: Partial<Interface>;
  server: Partial<Interface>;
  /** Of the document: `qapi` unless it is told. */
  kind?: DocumentKind;
  /** Of the document; the server is 7.2.22. */
  version?: string;
  history?: Edition[];
  reply?: (command: string, args: JsonObject | undefined) => JsonObject;
  /** Events that came. */
  events?: string[];
  silent?: boolean;
}

export function casesOf({ document, kind, version = '7.2', history = [] }: World): Map<string, Case> {
  const parts = { ...document, commands: { ...capable, ...document.commands } };
  const doc = iface('doc', version, parts, kind);
  const source = documentSource(doc, { program: 'qemu-system', version: '7.2.22' }, () => history);
  return new Map(documentCases(source).map((each) => [each.id, each]));
}

/** What a case comes to: `pass`, the checks that failed, or the reason. */
export async function outcome(world: World, id: string): Promise<string | string[]> {
  const found = casesOf(world).get(`document/doc/${id}`) as ScriptCase | undefined;
  if (found === undefined) return 'no such case';
  const model = iface('server', '7.2.22', {
    ...world.server,
    commands: { ...capable, ...world.server.commands },
  });
  const findings: Finding[] = [];
  const end = (reason: string) => {
    throw new Early(reason);
  };
  const context = {
    target: {
      family: 'qmp',
      version: '7.2.22',
      commands: new Set(Object.keys(model.commands)),
      disabled: new Set(),
    },
    model,
    introspection: world.silent ? null : ([] as JsonValue[]),
    scratch: '/scratch',
    open: async () => ({
      execute: async (name: string, args?: JsonObject) => ({
        value: world.reply?.(name, args) ?? { return: {} },
      }),
      event: async (name: string) => (world.events?.includes(name) ? { value: { event: name } } : null),
    }),
    fail: (finding: Finding) => findings.push(finding),
    inapplicable: (reason: string) => end(`inapplicable: ${reason}`),
    blocked: (reason: string) => end(`blocked: ${reason}`),
  } as unknown as CaseContext;
  try {
    await found.run(context);
  } catch (error) {
    if (error instanceof Early) return error.message;
    throw error;
  }
  return findings.length === 0 ? 'pass' : findings.map((f) => f.check);
}
