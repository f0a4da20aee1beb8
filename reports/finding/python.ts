/** A finding as a Python script with qemu.qmp. */
import type { FuzzFinding } from '../../harness/finding.js';
import { stringifyJson } from '../../schema/json-text.js';
import { visible } from '../text/visible.js';
import { commandLine, sessionsOf, socketOf } from './launch.js';

/** Null when it cannot be said so: the library sends requests only, never bytes; a leak needs many rounds. */
export function pythonScript(finding: FuzzFinding): string | null {
  if (finding.kind === 'leak' || finding.steps.some(({ bytes }) => bytes)) return null;
  const sessions = sessionsOf(finding);
  const steps = finding.steps.map(({ session, send, together = false }) =>
    literal(stringifyJson([session, send as Exclude<typeof send, string>, together])),
  );
  return `#!/usr/bin/env python3
"""${visible(finding.title.replaceAll(/\s+/g, ' ')).replaceAll(/["\\]/g, "'")}

Needs qemu.qmp. Ends with 1 when the target has died, with 0 when it still answers, with 125 when neither can be told.
"""
import asyncio
import json
import os
import subprocess
import sys
import tempfile

from qemu.qmp import ExecuteError, QMPClient

COMMAND = json.loads(${literal(stringifyJson(commandLine(finding)))})
FILES = json.loads(${literal(stringifyJson(finding.files))})
SOCKETS = json.loads(${literal(stringifyJson(Object.fromEntries(sessions.map((n) => [String(n), socketOf(n)]))))})
# Session, request, and whether it is sent without waiting for the one before.
STEPS = [json.loads(step) for step in [
${steps.map((step) => `    ${step},`).join('\n')}
]]


async def send(client, request):
    oob = "exec-oob" in request
    command = request["exec-oob" if oob else "execute"]
    try:
        print(command, await client.execute(command, request.get("arguments"), oob=oob))
    except ExecuteError as error:
        print(command, error)


async def play(target):
    clients = {}
    for session, path in SOCKETS.items():
        while not os.path.exists(path) and target.poll() is None:
            await asyncio.sleep(0.05)
        clients[session] = QMPClient(session)
        await clients[session].connect(path)
    group = []
    for session, request, together in STEPS:
        if not together:
            await asyncio.gather(*group)
            group = []
        group.append(asyncio.create_task(send(clients[str(session)], request)))
    await asyncio.gather(*group)
    await next(iter(clients.values())).execute("query-commands")


def main():
    os.chdir(tempfile.mkdtemp())
    for name, size in FILES.items():
        with open(name, "wb") as file:
            file.truncate(size)
    target = subprocess.Popen(COMMAND)
    try:
        asyncio.run(play(target))
        print("the target still answers")
        return 0
    except Exception as error:
        print("the conversation broke off:", error)
        try:
            print("the target ended with status", target.wait(timeout=10))
            return 1
        except subprocess.TimeoutExpired:
            print("the target still runs")
            return 125
    finally:
        target.kill()


if __name__ == "__main__":
    sys.exit(main())
`;
}

/** A Python string: JSON's own escapes mean the same there, for all that JSON text can hold. */
function literal(text: string): string {
  return JSON.stringify(text).replaceAll(/[\u007f-\u{10ffff}]/gu, (c) => {
    const hex = (c.codePointAt(0) as number).toString(16);
    return hex.length > 4 ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
  });
}
