/** All commands that do more than check their arguments and give a generated reply. */
import { block } from './block/index.js';
import { characterDevices } from './character-devices.js';
import { guestAgent } from './guest-agent.js';
import type { Handler, Handlers } from './handler.js';
import { inventory } from './inventory.js';
import { jobs } from './jobs/index.js';
import { qom } from './qom/index.js';
import { ringBuffer } from './ring-buffer.js';
import { runState } from './run-state.js';
import { transaction } from './transaction.js';

const HANDLERS: Handlers = {
  ...runState,
  ...inventory,
  ...block,
  ...jobs,
  ...qom,
  ...characterDevices,
  ...ringBuffer,
  ...guestAgent,
  ...transaction,
};

/** Whether a command does something; the replies of the others are made up. */
export function isModelled(command: string): boolean {
  return Object.hasOwn(HANDLERS, command);
}

export function handlerOf(command: string): Handler | undefined {
  return isModelled(command) ? HANDLERS[command] : undefined;
}
