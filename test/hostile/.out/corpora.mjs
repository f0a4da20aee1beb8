// harness/finding.ts
var FINDING_FORMAT = "qmpspec-finding/1";

// harness/results.ts
var RESULTS_FORMAT = "qmpspec-results/1";

// test/hostile/samples.ts
var ATTACK = "\x1B]0;forged\x07\x1B[2J\n::error::forged\r\n##[error]forged\nBail out! forged\n\0\x9B31m\u202Eforged\u2066\n```\n<script>forged</script>";
var FINDING = {
  ...{ format: FINDING_FORMAT, kind: "crash", signature: "gone", title: "gone", observed: {}, cites: [] },
  ...{ target: { kind: "qemu-storage-daemon", command: ["qemu-storage-daemon"], version: null }, files: {} },
  ...{ steps: [{ session: 0, send: { execute: "query-version" } }], reproduced: [1, 1], stderr: "" },
  ...{ seed: 0, run: 0, minimized: false, transcript: [] }
};
var RUN = {
  ...{ type: "run", format: RESULTS_FORMAT, tool: { name: "qmpspec", version: "0.1.0" }, level: "MUST" },
  ...{ target: { kind: "x", command: ["x"], version: null }, docs: [], seed: 0, listed: 1, expect: [] },
  ...{ selection: { grep: [], skip: [] }, options: [] }
};
var CASE = {
  ...{ type: "case", id: "command/a/b", title: "b", basis: "schema", level: "MUST", outcome: "pass" },
  ...{ known: false, cites: [], ms: 1, findings: [] }
};
var FAILED = {
  ...CASE,
  outcome: "fail",
  confirmed: true,
  findings: [{ check: "c", message: "m", cites: [] }]
};
var SUMMARY = {
  type: "summary",
  counts: { pass: 1, fail: 0, inapplicable: 0, blocked: 0, unreached: 0, known: 0, unexpectedPass: 0 },
  ...{ failing: { MUST: 0, SHOULD: 0, MAY: 0 }, coverage: {}, effort: { boots: 0, bootMs: 0, requests: 0 }, ms: 1 }
};
var FAILED_SUMMARY = {
  ...SUMMARY,
  counts: { ...SUMMARY.counts, pass: 0, fail: 1 },
  failing: { MUST: 1, SHOULD: 0, MAY: 0 }
};
var lines = (...records) => records.map((record) => `${typeof record === "string" ? record : JSON.stringify(record)}
`).join("");
var RESULTS = lines(RUN, CASE, SUMMARY);
var CATALOG = {
  format: "qmpspec-catalog/1",
  document: { id: "c", title: "c", version: null, digest: "", kind: "qapi" },
  commands: { grow: { arguments: { size: { type: "int", optional: false } }, returns: null } },
  ...{ events: {}, types: {}, statements: [], diagnostics: [] }
};
var ALIAS_BOMB = `a: &a [x,x,x,x,x,x,x,x,x]
${[..."bcdefghi"].map((name, n) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[n]}`).join(",")}]
`).join("")}`;

// test/hostile/corpora.ts
var SERVER = new URL("server.mjs", "file:///work/wt/hostile/test/hostile/x").pathname;
var TARGET = ["--", process.execPath, SERVER, "healthy", "{qmp}", "{mark}"];
var FUZZ = ["fuzz", "--runs", "2", "--jobs", "1", "--seed", "1", "--no-minimize", "--corpus", "corpus", "--findings", "found"];
var ENTRY = "corpus/0123456789abcdef.json";
var WRITES = /^(found|corpus)(\/|$)/;
var STEP = { session: 0, send: { execute: "query-version" } };
function refused(name, content) {
  return { name, args: [...FUZZ, ...TARGET], files: { [ENTRY]: content }, status: 2, says: /0123456789abcdef\.json/ };
}
function taken(name, files, says) {
  return { name, args: [...FUZZ, ...TARGET], ...files ? { files } : {}, status: [0, 1], says, writes: WRITES, seconds: 45 };
}
var entry = (steps, features = ["a"]) => JSON.stringify({ features, steps });
var CORPORA = [
  refused("an entry that is empty", ""),
  refused("an entry that is null", "null"),
  refused("an entry that is cut off", entry([STEP]).slice(0, 30)),
  refused("an entry of NULs", "\0".repeat(100)),
  refused("an entry whose steps are null", entry(null)),
  refused("an entry whose steps are numbers", entry([1, 2])),
  refused("an entry whose session is text", entry([{ ...STEP, session: "0" }])),
  refused("an entry whose session is 1e15", entry([{ ...STEP, session: 1e15 }])),
  refused("an entry that sends null", entry([{ session: 0, send: null }])),
  refused("an entry whose features are an object", entry([STEP], {})),
  refused("an entry nested a million deep", `{"features":[],"steps":${"[".repeat(1e6)}${"]".repeat(1e6)}}`),
  refused("an entry whose features are attacks", entry(null, [ATTACK])),
  taken("an entry that makes a file", { [ENTRY]: entry([{ session: 0, send: { execute: "blockdev-create", arguments: { "job-id": "j", options: { driver: "file", filename: "/tmp/outside", size: 0 } } } }]) }, /Left out of the corpus/),
  taken("an entry of bytes", { [ENTRY]: entry([{ session: 0, bytes: true, send: "aGVsbG8=" }]) }, /Left out of the corpus/),
  taken("an entry with __proto__", { [ENTRY]: '{"features":["__proto__"],"steps":[{"session":0,"send":{"execute":"query-version","arguments":{"__proto__":{"x":1}}}}]}' }, /requests/),
  taken("an entry of commands that there are not", { [ENTRY]: entry([{ session: 0, send: { execute: ATTACK } }]) }, /requests/),
  taken("names in a corpus that are not its own", { "corpus/README": "x", "corpus/../corpus/x.json": "null", "corpus/0123456789abcdef.json.tmp": "{" }, /requests/),
  taken("a log of the campaign that is broken", { "found/campaign.jsonl": '\0\0{"a"\nnull\n' }, /requests/),
  taken("findings there already that are broken", { "found/crash-0123456789ab.json": "null", "found/unconfirmed/crash-0123456789ab.json": "{" }, /crash-0123456789ab|requests/),
  {
    ...{ name: "a corpus that is a file", args: [...FUZZ, ...TARGET], files: { corpus: "x" }, status: 2 },
    says: /corpus/,
    writes: /^found(\/|$)/
  },
  {
    ...{ name: "an entry that is a directory", args: [...FUZZ, ...TARGET], files: { [`${ENTRY}/`]: "" }, status: 2 },
    says: /0123456789abcdef/,
    writes: /^found(\/|$)/
  },
  {
    ...{ name: "findings where a file is", args: [...FUZZ, ...TARGET], files: { found: "x" }, status: 2 },
    says: /found/,
    writes: /^corpus(\/|$)/
  },
  {
    ...{ name: "a campaign to go on with that is broken", args: [...FUZZ, "--resume", ...TARGET], status: 2 },
    files: { "found/campaign.jsonl": '{"type":"campaign","runs":-1}\n\0\n' },
    says: /campaign\.jsonl/,
    writes: WRITES
  },
  {
    ...taken("a corpus of 20,000 entries", void 0, /requests/),
    files: Object.fromEntries(
      Array.from({ length: 2e4 }, (_, n) => [`corpus/${n.toString(16).padStart(16, "0")}.json`, entry([STEP], [`f${n}`])])
    ),
    ...{ seconds: 90, long: true }
  }
];
export {
  CORPORA
};
