/** W70: no greeting, no negotiation, no events; and what half-closing does. */
import type { Case, Received } from '../case.js';
import { exchange } from '../protocol/exchange.js';
import { answered, judgeReplies } from '../protocol/expected.js';
import { demand, script } from '../protocol/script.js';

export const agentSessionCases: Case[] = [
  script({
    id: 'guest-agent/no-greeting',
    title: 'The agent says nothing until it is asked',
    rules: ['W70'],
    run: async (context) => {
      const session = await context.open();
      const { replies, marker } = await exchange(session, [], 'guest-ping', 1);
      return demand(
        marker !== null && replies.length === 0,
        'agent/greeting',
        replies[0]
          ? `the agent spoke before it was asked: ${replies[0].raw}`
          : 'no reply to the first request',
      );
    },
  }),
  script({
    id: 'guest-agent/no-events',
    title: 'The agent sends no events',
    rules: ['W70'],
    run: async (context) => {
      const session = await context.open();
      await session.execute('guest-ping');
      await session.execute('qmpspec');
      await session.execute('guest-ping');
      return demand(
        session.events.length === 0,
        'agent/events',
        `the agent sent an event: ${session.events[0]?.raw}`,
      );
    },
  }),
  script({
    id: 'guest-agent/half-close',
    title: 'What was sent before we close our side is answered, and the agent serves the next client',
    rules: ['W8', 'W70'],
    run: async (context) => {
      const session = await context.open();
      session.send('{"execute": "guest-ping", "id": 1}\n{"execute": "guest-ping", "id": 2}\n');
      session.end();
      const replies: Received[] = [];
      for (let reply = await session.receive(); reply; reply = await session.receive()) replies.push(reply);
      await session.close();
      const next = await (await context.open()).execute('guest-ping');
      return [
        ...judgeReplies([answered(1, {}), answered(2, {})], replies),
        ...demand(
          'return' in next.value,
          'agent/next-client',
          `the request of the next client was refused: ${next.raw}`,
        ),
      ];
    },
  }),
  script({
    id: 'guest-agent/reconnect',
    title: 'The agent serves one client after the other',
    rules: ['W14', 'W8'],
    run: async (context) => {
      for (let round = 0; round < 5; round++) {
        const session = await context.open();
        const { value, raw } = await session.execute('guest-ping');
        if (!('return' in value))
          return demand(false, 'agent/next-client', `the request of client ${round} was refused: ${raw}`);
        await session.close();
      }
      return [];
    },
  }),
];
