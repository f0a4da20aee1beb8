/** All commands that do more than check their arguments and give a generated reply. */
import { guestAgent } from './guest-agent.js';
import type { Handler, Handlers } from './handler.js';
import { inventory } from './inventory.js';
import { jobs } from './jobs/index.js';
import { qom } from './qom/index.js';
import { ringBuffer } from './ring-buffer.js';
import { runState } from './run-state.js';

const HANDLERS: Handlers = { ...runState, ...inventory, ...jobs, ...qom, ...ringBuffer, ...guestAgent };

export function handlerOf(command: string): Handler | undefined {
  return Object.hasOwn(HANDLERS, command) ? HANDLERS[command] : undefined;
}
