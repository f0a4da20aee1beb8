import { describe, expect, it } from 'vitest';
import { facilities } from '../../../test/target/facilities.js';
import { actingCommands, guestAgent } from './guest-agent.js';
import { openCommands } from './guest-info.js';

const HELP = 'guest-ping\nguest-shutdown\nguest-info\nguest-brand-new\n';

/** Names by which QEMU itself promises to change nothing: the agent promises nothing by them. */
const QUERIES = ['query-status', 'x-query-anything', 'qom-get'];
const ask = async () => ({ stdout: HELP, stderr: '' });

const refused = expect.objectContaining({ problem: 'unblocked' });

describe('blocking the guest agent', () => {
  it('blocks whatever is not known to be harmless', () => {
    expect(actingCommands({ stdout: HELP, stderr: '' })).toEqual(['guest-shutdown', 'guest-brand-new']);
  });

  it('blocks what has a name that is harmless elsewhere', () => {
    const stdout = `${HELP}${QUERIES.join('\n')}\n`;
    expect(actingCommands({ stdout, stderr: '' })).toEqual(expect.arrayContaining(QUERIES));
    const supported = QUERIES.map((name) => ({ name, enabled: true }));
    expect(openCommands(JSON.stringify({ return: { supported_commands: supported } }))).toEqual(QUERIES);
  });

  it.each([[null], [''], ['usage: …\n'], ['guest-ping\n'], [`${HELP}warning: odd\n`]])(
    'refuses to start on the list %j',
    (stdout) => expect(() => actingCommands({ stdout, stderr: 'why' })).toThrow(refused),
  );

  it('blocks first, before anything the user wrote', async () => {
    const { args, disabled } = await guestAgent.arrange(['--', '-b', 'guest-ping'], facilities({ ask }));
    expect(args.slice(0, 3)).toEqual(['-b', 'guest-shutdown,guest-brand-new', '--']);
    expect(disabled).toEqual(['guest-shutdown', 'guest-brand-new']);
  });

  it('leaves the socket to the user who names one', async () => {
    expect((await guestAgent.arrange([], facilities({ ask }))).args).toContain('/s/qga');
    expect((await guestAgent.arrange([], facilities({ ask, monitored: true }))).args).not.toContain('-p');
  });

  it.each([['-d'], ['--daemonize']])('refuses %s, which would take it out of sight', async (option) => {
    await expect(guestAgent.arrange([option], facilities({ ask }))).rejects.toThrow(/foreground/);
  });

  it('refuses standard streams', async () => {
    await expect(guestAgent.arrange([], facilities({ ask, stdio: true }))).rejects.toThrow(/--stdio/);
  });
});

describe('the proof by guest-info', () => {
  const info = (enabled: boolean) =>
    JSON.stringify({
      return: {
        supported_commands: [
          { name: 'guest-ping', enabled: true },
          { name: 'guest-shutdown', enabled },
        ],
      },
    });

  it('names commands left open', () => {
    expect(openCommands(info(true))).toEqual(['guest-shutdown']);
    expect(openCommands(info(false))).toEqual([]);
  });

  it('is none when the reply is something else', () => {
    expect(openCommands('{"error": {}}')).toBeNull();
    expect(openCommands('')).toBeNull();
  });
});
