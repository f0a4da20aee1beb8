/** Reads the reply to guest-info: which commands an agent has, and nothing of what they take or return. */
import { isObject, type JsonValue } from '../json.js';
import type { Command, DocumentInfo, Interface } from '../model.js';
import { Diagnostics } from './text/diagnostics.js';
import { record } from './text/record.js';

/** `info` as the agent returned it; `line` of a command is its position in the list, counted from 1. */
export function readGuestInfo(info: JsonValue, document: DocumentInfo): Interface {
  const diagnostics = new Diagnostics();
  const list = isObject(info) && Array.isArray(info.supported_commands) ? info.supported_commands : [];
  const version = isObject(info) && typeof info.version === 'string' ? info.version : null;
  const commands: [string, Command][] = [];
  for (const [index, entry] of list.entries()) {
    const line = index + 1;
    if (!isObject(entry) || typeof entry.name !== 'string') {
      diagnostics.error(line, `command ${line} of the list has no name: it was left out`);
      continue;
    }
    const silent = entry['success-response'] === false;
    const command = {
      arguments: null,
      returns: null,
      ...(silent ? { successResponse: false as const } : {}),
      line,
    };
    commands.push([entry.name, command]);
  }
  if (commands.length === 0) {
    diagnostics.error(undefined, 'expected a reply to guest-info with supported_commands, and found none');
  }
  return {
    document: { ...document, version: document.version ?? version },
    commands: record(commands),
    events: record([]),
    types: record([]),
    statements: [],
    diagnostics: diagnostics.items,
  };
}
