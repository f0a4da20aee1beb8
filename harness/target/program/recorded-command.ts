/** Whether a command that a file names may be run unasked: a program of QEMU's, with options that stay within the scratch directory. */

const PROGRAM = /^qemu-(system-[\w]+|storage-daemon)$/;

const NOTHING = /^$/;
const ANY = /^[^/]*$/;

/** Options that are run, by name, and their values; QEMU takes one or two dashes. */
const OPTIONS: Readonly<Record<string, RegExp>> = {
  S: NOTHING,
  preconfig: NOTHING,
  nodefaults: NOTHING,
  nographic: NOTHING,
  machine: ANY,
  M: ANY,
  m: ANY,
  smp: ANY,
  cpu: ANY,
  accel: ANY,
  name: /^[\w. -]*$/,
  device: /^(?!vfio|usb-host|u2f-passthru|vhost-)[^/]*$/,
  // Back ends that reach neither files nor networks.
  blockdev: /^(?=.*(^|driver=)null-(co|aio))[^/]*$/,
  chardev: /^(ringbuf|null)(,[^/]*)?$/,
  netdev: /^user,(?=.*restrict=on)(?!.*(smb|guestfwd|hostfwd|tftp|bootfile|helper))[^/]*$/,
  net: /^none$/,
  nic: /^none$/,
  audiodev: /^none(,[^/]*)?$/,
  display: /^none$/,
  vga: ANY,
  vnc: /^unix:\{dir\}\/\w+$|^none$/,
  incoming: /^defer$/,
};

/** Names that reach for files or programs wherever they stand in a value. */
const REACHES =
  /exec:|cmd:|\.\.|(script|helper|file|filename|path|romfile|dumpdtb|dtb|firmware|kernel|initrd|plugin)=/;

/** The word that is not run unasked; null where the command may be run. */
export function questionable([program = '', ...words]: readonly string[]): string | null {
  if (!PROGRAM.test(program)) return program;
  for (let i = 0; i < words.length; i++) {
    const option = words[i] as string;
    const rule = OPTIONS[/^--?([\w-]+)$/.exec(option)?.[1] ?? ''];
    if (rule === undefined) return option;
    if (rule === NOTHING) continue;
    const value = words[++i] ?? '';
    if (!rule.test(value) || REACHES.test(value)) return `${option} ${value}`;
  }
  return null;
}
