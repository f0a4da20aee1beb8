/** What every case of one command is derived from. */
import type { Citation, Command, Interface } from '../../schema/model.js';
import { type Rule, rule } from '../rules.js';

export interface Derivation {
  iface: Interface;
  command: string;
  definition: Command;
  /** A directory that strings which look like paths point into. */
  scratch: string;
  /** Where the interface's document says it. */
  document: Citation;
  /** These rules, then the document. */
  cites(...rules: Rule[]): Citation[];
}

export function derivation(iface: Interface, command: string, scratch: string): Derivation {
  const definition = iface.commands[command];
  if (!definition) throw new Error(`${iface.document.id} has no command ${command}`);
  const document: Citation = {
    doc: iface.document.id,
    entity: command,
    ...(definition.line === undefined ? {} : { line: definition.line }),
  };
  return {
    iface,
    command,
    definition,
    scratch,
    document,
    cites: (...rules) => [...rules.map(rule), document],
  };
}
