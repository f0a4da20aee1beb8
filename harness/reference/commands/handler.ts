/** What a command does. */
import type { JsonObject, JsonValue } from '../../../schema/json.js';
import type { Machine } from '../machine.js';

/**
 * Called with checked arguments. The result may say more or less than the documented return type has: it is fitted.
 * Throws QmpError.
 */
export type Handler = (machine: Machine, args: JsonObject) => JsonValue;

export type Handlers = Record<string, Handler>;
