/** How a server that is not known yet greets. */
import { isObject, type JsonValue } from '../../schema/json.js';
import { stringifyJson } from '../../schema/json-text.js';
import type { Connection } from '../qmp/connection.js';
import { NoReply } from '../qmp/errors.js';

/** Milliseconds; whoever has started and does not greet by then does not greet. */
const GREETING_MS = 5_000;

/** Null when the server sends no greeting, but is still there. */
export async function greetingOf(session: Connection, timeout: number): Promise<JsonValue | null> {
  try {
    return (await session.greet(Math.min(timeout, GREETING_MS))).value;
  } catch (error) {
    if (!(error instanceof NoReply)) throw error;
    if (session.rest === '') return null;
    // What is no JSON at all comes from no QMP server, unless it says that it is one.
    if (saysQmp(session.rest)) return session.rest;
    throw error;
  }
}

/** Whether somebody who greets like this means to be a QMP server; whether it is a right greeting is for the cases to say. */
export function saysQmp(greeting: JsonValue): boolean {
  return isObject(greeting) ? 'QMP' in greeting : stringifyJson(greeting).includes('QMP');
}
