/** What tells QMP from the guest agent's protocol (W70). */
import type { JsonObject } from '../../schema/json.js';
import type { Interface } from '../../schema/model.js';
import { argumentMembers, resolveType } from '../../schema/types.js';
import { versionOf } from './version.js';

export interface Dialect {
  /** Sent on connecting; null: nothing is sent, and nothing needs to be negotiated. */
  greeting: JsonObject | null;
  /** What may be enabled. */
  capabilities: string[];
  lineEnd: string;
}

/** A document with guest-info is one of the guest agent. */
export function dialectOf(model: Interface): Dialect {
  if (Object.hasOwn(model.commands, 'guest-info')) return { greeting: null, capabilities: [], lineEnd: '\n' };
  const capabilities = capabilitiesOf(model);
  const QMP = { version: versionOf(model), capabilities };
  return { greeting: { QMP }, capabilities, lineEnd: '\r\n' };
}

/** What comes before the reply: byte 0xFF, so that a client can skip what was left of an earlier session. */
export function prefixOf(command: string): string {
  return command === 'guest-sync-delimited' ? '\xff' : '';
}

/** What qmp_capabilities accepts; before 2.12 it takes no arguments. */
function capabilitiesOf(model: Interface): string[] {
  const command = model.commands.qmp_capabilities;
  const enable = command && argumentMembers(model, command.arguments)?.enable?.type;
  const element = Array.isArray(enable) ? resolveType(model, enable[0]) : null;
  return element?.kind === 'enum' ? (element.values ?? []) : [];
}
