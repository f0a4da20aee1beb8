/** Cases for the guest agent as data: bytes sent, replies expected, and the agent goes on. */
import type { Standing } from '../basis.js';
import type { Case, Needs } from '../case.js';
import { converse, report } from '../protocol/dialogue.js';
import type { Wire } from '../protocol/exchange.js';
import type { Expected } from '../protocol/expected.js';
import { citeRules, type Rule, standsOnRules } from '../rules.js';

export interface AgentDialogue {
  id: string;
  title: string;
  rules: Rule[];
  /** That of the rules unless given. */
  stands?: Standing;
  needs?: Needs;
  send: Wire | readonly Wire[];
  expect: readonly Expected[];
}

export function agentDialogue({
  id,
  title,
  rules,
  stands = standsOnRules(rules),
  needs = {},
  send,
  expect,
}: AgentDialogue): Case {
  const pieces = typeof send === 'string' || send instanceof Uint8Array ? [send] : send;
  return {
    id,
    title,
    ...stands,
    cites: citeRules(rules),
    needs,
    run: async (context) =>
      report(
        context,
        await converse(await context.open(), pieces, expect, 'guest-ping', 'ga'),
        rules,
        stands,
      ),
  };
}
