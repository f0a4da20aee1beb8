/** What it takes to see events that most targets cannot be made to send, for reports. */
import { ownEntry } from '../schema/json.js';
import type { Interface } from '../schema/model.js';
import { FROM_DEVICES, TAKES } from '../schema/qemu/events.js';

/** Why nothing was seen of an event, after the clause `nothing` that says so. */
export function whyUnseen(nothing: string, event: string, { commands }: Interface): string {
  const devices = 'device_add' in commands;
  const why =
    !devices && FROM_DEVICES.has(event)
      ? 'it comes from devices of a guest, and the target has none'
      : ownEntry(TAKES, event);
  return why === undefined ? nothing : `${nothing}: ${why}`;
}
