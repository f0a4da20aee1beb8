/**
 * Values of enums, and members, that QEMU has only where it was built so, which its man pages do not print and its introspection
 * cannot say: type → value or member → condition. Source: the `if` of it in QEMU's qapi/*.json after 7.2. A value without an `if`
 * there does not belong here, even if its driver is optional (l2tpv3, netmap, sm3, sm4): every build has it in the enum.
 * What an earlier schema says comes from the catalogs.
 */
import type { Condition } from '../model.js';

const BUILD: Readonly<Record<string, Readonly<Record<string, Condition>>>> = {
  AudiodevDriver: {
    alsa: 'CONFIG_AUDIO_ALSA',
    coreaudio: 'CONFIG_AUDIO_COREAUDIO',
    dbus: 'CONFIG_DBUS_DISPLAY',
    dsound: 'CONFIG_AUDIO_DSOUND',
    jack: 'CONFIG_AUDIO_JACK',
    oss: 'CONFIG_AUDIO_OSS',
    pa: 'CONFIG_AUDIO_PA',
    pipewire: 'CONFIG_AUDIO_PIPEWIRE',
    sdl: 'CONFIG_AUDIO_SDL',
    sndio: 'CONFIG_AUDIO_SNDIO',
    spice: 'CONFIG_SPICE',
  },
  ChardevBackendKind: {
    braille: 'CONFIG_BRLAPI',
    console: 'CONFIG_WIN32',
    parallel: 'HAVE_CHARDEV_PARALLEL',
    serial: 'HAVE_CHARDEV_SERIAL',
  },
  GuestExecCaptureOutputMode: { merged: '!CONFIG_WIN32' },
  InetSocketAddress: {
    'keep-alive-count': 'HAVE_TCP_KEEPCNT',
    'keep-alive-idle': 'HAVE_TCP_KEEPIDLE',
    'keep-alive-interval': 'HAVE_TCP_KEEPINTVL',
  },
  MultiFDCompression: { qatzip: 'CONFIG_QATZIP', qpl: 'CONFIG_QPL', uadk: 'CONFIG_UADK' },
  NetClientDriver: {
    'af-xdp': 'CONFIG_AF_XDP',
    passt: 'CONFIG_PASST',
  },
  ObjectType: { 'igvm-cfg': 'CONFIG_IGVM', 'memory-backend-shm': 'CONFIG_POSIX' },
};

/** The condition under which QEMU has this value of this enum, or member of this object; null where none is known. */
export function buildCondition(type: string, value: string): Condition | null {
  const values = Object.hasOwn(BUILD, type) ? BUILD[type] : undefined;
  return values && Object.hasOwn(values, value) ? (values[value] ?? null) : null;
}

/** For tests: everything that is listed. */
export const BUILD_DEPENDENT = BUILD;
