// test/hostile/measure.ts
import { spawn } from "node:child_process";
import { isUtf8 } from "node:buffer";
import { once } from "node:events";
import { readdirSync as readdirSync3 } from "node:fs";
import { setTimeout as after } from "node:timers/promises";

// test/hostile/behaviour.ts
var SECONDS = 10;

// test/hostile/place.ts
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
function makePlace({ files = {} }) {
  const root = mkdtempSync(join(realpathSync(tmpdir()), "hostile-"));
  const place = { root, work: join(root, "work"), tmp: join(root, "tmp"), mark: basename(root) };
  mkdirSync(place.work);
  mkdirSync(place.tmp, { mode: 511 });
  for (const [name, content] of Object.entries(files)) {
    const path = join(place.work, name);
    mkdirSync(name.endsWith("/") ? path : dirname(path), { recursive: true });
    if (!name.endsWith("/")) writeFileSync(path, typeof content === "function" ? content() : content);
  }
  return place;
}
function removePlace({ root }) {
  rmSync(root, { recursive: true, force: true });
}
function listing(directory) {
  const found = /* @__PURE__ */ new Map();
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      const { mode, size, mtimeMs } = lstatSync(path);
      found.set(relative(directory, path), `${mode} ${entry.isDirectory() ? "" : `${size} ${mtimeMs}`}`);
      if (entry.isDirectory()) walk(path);
    }
  };
  walk(directory);
  return found;
}
function changes(before, after2) {
  const names = /* @__PURE__ */ new Set([...before.keys(), ...after2.keys()]);
  return [...names].filter((name) => before.get(name) !== after2.get(name)).sort();
}

// test/hostile/processes.ts
import { readdirSync as readdirSync2, readFileSync, readlinkSync } from "node:fs";
function read(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "latin1");
  } catch {
    return "";
  }
}
function findBelow(pid, script) {
  if (read(pid, "cmdline").split("\0")[1] === script) return pid;
  for (const child of read(pid, `task/${pid}/children`).split(" ").filter(Boolean)) {
    const found = findBelow(Number(child), script);
    if (found !== void 0) return found;
  }
  return void 0;
}
function peakMemoryMb(pid) {
  const match = /^VmHWM:\s*(\d+) kB/m.exec(read(pid, "status"));
  return match ? Number(match[1]) / 1024 : void 0;
}
function marked(mark) {
  const found = [];
  for (const name of readdirSync2("/proc")) {
    const pid = Number(name);
    if (!Number.isInteger(pid) || pid === process.pid) continue;
    if (/^State:\s*Z/m.test(read(pid, "status"))) continue;
    const command = read(pid, "cmdline").replaceAll("\0", " ").trim();
    if ([command, read(pid, "environ"), directoryOf(pid)].some((text) => text.includes(mark))) {
      found.push({ pid, command });
    }
  }
  return found;
}
function directoryOf(pid) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return "";
  }
}

// test/hostile/measure.ts
var SAMPLE = 20;
var SETTLE = 5e3;
var OUTPUT_LIMIT = 16e6;
var ENV = ["PATH", "HOME", "LANG", "USER", "SHELL"];
async function measure(behaviour, cli) {
  const place = makePlace(behaviour);
  try {
    return await measureIn(place, behaviour, cli);
  } finally {
    for (const { pid } of marked(place.mark)) kill(pid);
    removePlace(place);
  }
}
async function measureIn(place, behaviour, cli) {
  const before = listing(place.work);
  const started = performance.now();
  const child = start(place, behaviour, cli);
  const printed = collect(child);
  let memoryMb = 0;
  const program = cli.at(-1);
  const sampler = setInterval(() => {
    const pid = child.pid === void 0 ? void 0 : findBelow(child.pid, program);
    memoryMb = Math.max(memoryMb, pid !== void 0 && peakMemoryMb(pid) || 0);
  }, SAMPLE);
  let killed = false;
  const limit = setTimeout(
    () => {
      killed = true;
      kill(-child.pid);
    },
    (behaviour.seconds ?? SECONDS) * 1e3
  );
  let signalled;
  const { interrupt } = behaviour;
  const interruption = interrupt && setTimeout(() => {
    const pid = findBelow(child.pid, program);
    if (pid === void 0) return;
    signalled = performance.now();
    process.kill(pid, interrupt.signal);
  }, interrupt.afterSeconds * 1e3);
  const [status] = await once(child, "exit");
  const ended = performance.now();
  clearInterval(sampler);
  clearTimeout(limit);
  clearTimeout(interruption);
  const output = printed();
  const processes = await settled(() => marked(place.mark).map(({ command }) => command));
  const scratch = await settled(() => readdirSync3(place.tmp));
  return {
    status,
    killed,
    seconds: (ended - started) / 1e3,
    ...signalled === void 0 ? {} : { secondsFromSignal: (ended - signalled) / 1e3 },
    memoryMb,
    output: output.toString("utf8"),
    valid: isUtf8(output),
    processes,
    scratch,
    changed: changes(before, listing(place.work))
  };
}
function start(place, { args, env, shell }, cli) {
  const words = [...cli, ...args.map((word) => word.replaceAll("{mark}", place.mark))];
  const [program, ...rest] = shell === void 0 ? words : ["sh", "-c", shell, "sh", ...words];
  const kept = ENV.flatMap((name) => process.env[name] === void 0 ? [] : [[name, process.env[name]]]);
  return spawn(program, rest, {
    cwd: place.work,
    env: { ...Object.fromEntries(kept), TMPDIR: place.tmp, MARK: place.mark, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true
  });
}
function collect({ stdout, stderr }) {
  const parts = [];
  let size = 0;
  for (const stream of [stdout, stderr]) {
    stream?.on("data", (part) => {
      size += part.length;
      if (size <= OUTPUT_LIMIT) parts.push(part);
    });
  }
  return () => Buffer.concat(parts);
}
async function settled(list) {
  const end = performance.now() + SETTLE;
  let found = list();
  while (found.length > 0 && performance.now() < end) {
    await after(50);
    found = list();
  }
  return found;
}
function kill(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
  }
}
export {
  measure
};
