/** Options of QEMU's programs that reach neither files outside the scratch directory nor programs, devices, or networks of the host. */
import { IMPLIED } from './pairs.js';

/** What a value must be, by key; a key of no rule may have any value that stays inside. */
export interface OptionRule {
  keys: readonly (readonly [key: RegExp, value: RegExp])[];
  /** Other keys are not allowed. */
  only?: true;
  /** Keys that must be there. */
  needs?: readonly RegExp[];
}

/** Takes no value. */
export const FLAG = null;

const chooses = (key: string, value: RegExp): readonly [RegExp, RegExp] => [
  new RegExp(`^(${key}|${IMPLIED})$`),
  value,
];

/** Programs that are started, descriptors, and code that is loaded, by whatever option. */
export const KEYS_THAT_REACH =
  /(^|[._-])(script|downscript|helper|plugin|smb|smbserver|guestfwd|hostfwd|tftp|bootfile|fds?|vhostfds?|host|hostdevice|hostbus|hostport|evdev|sysfsdev|server|port|to)$/;

const ANYTHING: OptionRule = { keys: [] };
const ONE_OF = (value: RegExp): OptionRule => ({ keys: [[/^$/, value]], only: true });

const DEVICE: OptionRule = {
  keys: [
    chooses('driver', /^(?!.*(vfio|usb-host|passthr|vhost-|host-pci|-host(-|$)|proxy|remote))[\w.,+-]+$/),
  ],
};
const DRIVERS =
  /^(null-co|null-aio|raw|file|qcow2?|qed|vdi|vpc|vmdk|vhdx|parallels|copy-on-read|throttle|blkdebug|)$/;
const BLOCK: OptionRule = { keys: [[/^(.*\.)?driver$|^$/, DRIVERS]] };
const DRIVE: OptionRule = { keys: [[/^(.*\.)?(driver|format)$/, DRIVERS]] };
const CHARACTER: OptionRule = {
  keys: [
    chooses('backend', /^(null|ringbuf|memory|file|socket|testdev)$/),
    [/^(id|path|size|width|height|server|wait|nowait|mux|logfile|logappend|append)$/, /^/],
  ],
  only: true,
};
const NETWORK: OptionRule = {
  keys: [
    chooses('type', /^(user|hubport)$/),
    [
      /^(id|net|host|ipv4|ipv6|ipv6-\w+|restrict|hostname|dhcpstart|dns|hubid|model|mac|netdev)$/,
      /^[\w.:/-]*$/,
    ],
  ],
  only: true,
};
const OBJECT: OptionRule = {
  keys: [
    chooses(
      'qom-type',
      /^(iothread|main-loop|thread-context|memory-backend-(ram|file|memfd)|rng-builtin|throttle-group|secret|authz-(list|list-file|simple)|cryptodev-backend-builtin|filter-(buffer|dump|replay|rewriter|mirror|redirector)|can-bus|tls-creds-(anon|psk|x509))$/,
    ),
  ],
};
const MONITOR: OptionRule = {
  keys: [
    [/^$/, /^(unix:\{|tcp:\{tcp\}$|none$|null$|stdio$|chardev:[\w-]+$)/],
    [/^(server|wait|nowait|chardev|mode|pretty)$/, /^[\w-]*$/],
  ],
  only: true,
};
const FILE = ONE_OF(/^[^:]+$/);
/** QEMU goes by this instead of the one that we would add: it must keep the target from starting programs, too. */
const SANDBOX: OptionRule = {
  keys: [
    [/^(enable)?$/, /^on$/],
    [/^obsolete$/, /^(allow|deny)$/],
    [/^(elevateprivileges|spawn)$/, /^deny$/],
    [/^resourcecontrol$/, /^(allow|deny)$/],
  ],
  // Without the first, QEMU takes the rest and does none of it.
  needs: [/^(enable)?$/, /^spawn$/],
  only: true,
};

export const OPTIONS: Readonly<Record<string, OptionRule | typeof FLAG>> = {
  ...{ S: FLAG, preconfig: FLAG, nodefaults: FLAG, nographic: FLAG, snapshot: FLAG, usb: FLAG },
  ...{ 'no-reboot': FLAG, 'no-shutdown': FLAG, 'no-user-config': FLAG, 'no-hpet': FLAG, 'no-acpi': FLAG },
  ...{ 'enable-kvm': FLAG, 'only-migratable': FLAG, 'no-fd-bootchk': FLAG, v: FLAG, verbose: FLAG },
  ...{ machine: ANYTHING, M: ANYTHING, m: ANYTHING, smp: ANYTHING, cpu: ANYTHING, accel: ANYTHING },
  ...{ name: ANYTHING, vga: ANYTHING, rtc: ANYTHING, boot: ANYTHING, uuid: ANYTHING, numa: ANYTHING },
  ...{
    bios: ANYTHING,
    k: ANYTHING,
    smbios: ANYTHING,
    global: ANYTHING,
    overcommit: ANYTHING,
    msg: ANYTHING,
    action: ANYTHING,
  },
  ...{ 'watchdog-action': ANYTHING, icount: ANYTHING, sandbox: SANDBOX, seed: ANYTHING, g: ANYTHING },
  device: DEVICE,
  object: OBJECT,
  blockdev: BLOCK,
  drive: DRIVE,
  ...{
    hda: FILE,
    hdb: FILE,
    hdc: FILE,
    hdd: FILE,
    cdrom: FILE,
    fda: FILE,
    fdb: FILE,
    pflash: FILE,
    sd: FILE,
  },
  chardev: CHARACTER,
  netdev: NETWORK,
  nic: { ...NETWORK, keys: [[/^$/, /^(none|user)$/], ...NETWORK.keys.slice(1)] },
  net: { ...NETWORK, keys: [[/^$/, /^(none|user|nic)$/], ...NETWORK.keys.slice(1)] },
  audiodev: { keys: [chooses('driver', /^none$/)] },
  audio: { keys: [chooses('driver', /^none$/)] },
  display: ONE_OF(/^none$/),
  vnc: {
    keys: [
      [/^$/, /^(unix:\{dir\}|none$)/],
      [/^(password|share|lossy|non-adaptive|power-control|tls-creds)$/, /^[\w-]*$/],
    ],
    only: true,
  },
  ...{ qmp: MONITOR, 'qmp-pretty': MONITOR, mon: MONITOR, monitor: MONITOR, qtest: MONITOR },
  ...{ serial: MONITOR, parallel: MONITOR },
  'qtest-log': ONE_OF(/^(none|[\w.-]+)$/),
  // On a socket of the directory only: its ports are for everybody.
  spice: {
    keys: [
      [/^unix$/, /^on$/],
      [/^addr$/, /^\{dir\}\//],
      [/^(disable-ticketing|password|seamless-migration|agent-mouse)$/, /^\w*$/],
    ],
    needs: [/^unix$/],
    only: true,
  },
  incoming: ONE_OF(/^(defer$|unix:\{dir\})/),
  loadvm: ONE_OF(/^[\w-]+$/),
  usbdevice: ONE_OF(/^(tablet|mouse|keyboard)$/),
};
