import { ownEntry } from '../../../schema/json.js';
import { wireText } from '../../../schema/json-text.js';
import type { OrderRule } from '../rule.js';

/** Reasons that name a command → the command. */
const ASKED: Record<string, string> = {
  'host-qmp-quit': 'quit',
  'host-qmp-system-reset': 'system_reset',
};

/** What else can ask for the same. */
const PROXY = 'human-monitor-command';

export const asked: OrderRule = {
  name: 'run-state/reason',
  title: 'a reset or shutdown whose reason is a command comes after that command was sent',
  says: [
    ['ShutdownCause', 'a3b9c4970b'],
    ['ShutdownCause', '8ee30e9d0d'],
  ],
  detail: true,
  events: ['RESET', 'SHUTDOWN'],
  commands: [...Object.values(ASKED), PROXY],
  judge: ({ attached }) => {
    const sent = new Set<string>();
    // Bytes of a case's own, and other clients, ask for what we cannot know.
    let unsure = attached;
    return ({ kind, name, value }) => {
      if (kind === 'raw') unsure = true;
      if (kind === 'sent') sent.add(name);
      if (kind !== 'event' || unsure || sent.has(PROXY)) return undefined;
      const command = ownEntry(ASKED, wireText(value.reason));
      if (command === undefined) return undefined;
      if (sent.has(command)) return null;
      return {
        message: `${name} gives the reason ${wireText(value.reason)}, and nobody had sent ${command}`,
        expected: `${command} before it`,
        actual: value,
      };
    };
  },
};
