/** One documented exchange, in the terms of its cases. */
import { createHash } from 'node:crypto';
import { isObject, type JsonObject } from '../../schema/json.js';
import { stringifyJson } from '../../schema/json-text.js';
import type { Citation, Example, ExampleMessage } from '../../schema/model.js';
import type { DocumentSource } from '../documents/source.js';

export interface ExampleRequest {
  command: string;
  arguments: JsonObject;
  message: ExampleMessage;
}

/** The request that begins the exchange; null where there is none, or none that can be read. */
export function requestOf({ messages }: Example): ExampleRequest | null {
  const message = messages[0];
  if (message?.kind !== 'request' || !isObject(message.json)) return null;
  const { execute, 'exec-oob': urgent, arguments: args } = message.json;
  const command = execute ?? urgent;
  if (typeof command !== 'string') return null;
  return { command, arguments: isObject(args) ? args : {}, message };
}

/** First part of the ids of its cases: where it is printed, and a digest of what it says, for it has no name. */
export function idOf(
  { iface }: DocumentSource,
  { entity }: Example,
  said: readonly ExampleMessage[],
): string {
  const text = said.map(({ json, digest }) => (json === undefined ? digest : stringifyJson(json))).join('\n');
  const key = createHash('sha256').update(text).digest('hex').slice(0, 8);
  return `document/${iface.document.id}/example/${entity}/${key}`;
}

export function citesOfExample(source: DocumentSource, { entity, file, messages }: Example): Citation[] {
  return source.cites({ name: entity, line: messages[0]?.line, file });
}
