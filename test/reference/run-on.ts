/** Runs a command as a session would, but without the wire. */

import { checkArguments } from '../../harness/reference/arguments/check.js';
import type { Machine } from '../../harness/reference/machine.js';
import type { JsonObject, JsonValue } from '../../schema/json.js';
import type { Command } from '../../schema/model.js';

/** Throws QmpError. */
export function runOn(machine: Machine, name: string, args: JsonObject = {}): JsonValue {
  const command = machine.model.commands[name] as Command;
  checkArguments(machine.model, name, command, args);
  return machine.execute(name, command, args);
}
