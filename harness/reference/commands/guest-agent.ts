/** The guest agent's commands that let a client get in step (W70). */
import type { JsonValue } from '../../../schema/json.js';
import type { Handlers } from './handler.js';

export const guestAgentCommands: Handlers = {
  'guest-sync': (_machine, args) => args.id as JsonValue,
  'guest-sync-delimited': (_machine, args) => args.id as JsonValue,
};
