/** What a running guest agent says of its commands: the proof that the acting ones are blocked. */
import type { Duplex } from 'node:stream';
import { looksInAgent } from '../../../schema/qemu/effects.js';
import { answerTo } from '../connect/answer.js';
import { TargetError } from '../error.js';

interface GuestInfo {
  return: { supported_commands: { name: string; enabled: boolean }[] };
}

/** Throws TargetError unless guest-info lists every acting command as disabled. */
export async function checkBlocked(stream: Duplex, timeout: number): Promise<void> {
  const open = openCommands(
    await answerTo(stream, '{"execute": "guest-info"}\n', (text) => text.includes('\n'), timeout),
  );
  if (open === null) {
    throw new TargetError(
      'unblocked',
      'qemu-ga did not tell which commands are blocked (guest-info), so it was ended.',
    );
  }
  if (open.length > 0) {
    throw new TargetError(
      'unblocked',
      `qemu-ga left commands open that act on this machine (${open.join(', ')}), so it was ended; look for allow-rpcs in its options or configuration file.`,
    );
  }
}

/** Acting commands that a reply to guest-info lists as enabled; null when it is no such reply. */
export function openCommands(reply: string): string[] | null {
  try {
    const { supported_commands: commands } = (JSON.parse(reply) as GuestInfo).return;
    return commands.filter(({ name, enabled }) => enabled && !looksInAgent(name)).map(({ name }) => name);
  } catch {
    return null;
  }
}
