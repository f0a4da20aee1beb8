/** The unprivileged user that a target runs as. */
import { readFileSync } from 'node:fs';
import { TargetError } from '../error.js';

export interface User {
  name: string;
  uid: number;
  gid: number;
}

/** Finds a user by name or number in a passwd file. */
export function findUser(passwd: string, name: string): User | null {
  for (const line of passwd.split('\n')) {
    const [login, , uid, gid] = line.split(':');
    if (login && gid && (login === name || uid === name)) {
      return { name: login, uid: Number(uid), gid: Number(gid) };
    }
  }
  return null;
}

/**
 * Always as this system has it, never as the files below a root say: whoever wrote those must not choose as whom we run.
 * Throws TargetError when we may not switch to the user, or it does not exist.
 */
export function lookUpUser(name: string): User {
  const user = findUser(readPasswd(), name);
  if (!user) {
    throw new TargetError(
      'unusable',
      `The target was to run as user ${name}, which ${PASSWD} does not list; name another with --user.`,
    );
  }
  refuseRoot(user, name);
  const ours = process.getuid?.();
  if (ours !== 0 && ours !== user.uid) {
    throw new TargetError(
      'unusable',
      `Only root can run the target as user ${name}; run as root, or leave out --user.`,
    );
  }
  return user;
}

/** Root under another name is a trap, set or stepped into. Throws TargetError. */
export function refuseRoot({ uid, gid }: User, name: string): void {
  if (name === ROOT || name === '0' || (uid > 0 && gid > 0)) return;
  throw new TargetError(
    'unusable',
    `The target was to run as user ${name}, which has the rights of root (${uid}:${gid}); say --user root where that is meant.`,
  );
}

const ROOT = 'root';
const UNPRIVILEGED = 'nobody';
/** Of nobody on Linux, where no passwd file says otherwise (user_namespaces(7), the overflow ids). */
const OVERFLOW = 65534;

/** Nobody, who is never root, whatever a passwd file says. */
export function unprivilegedUser(passwd: string = readPasswd()): User {
  const nobody = findUser(passwd, UNPRIVILEGED);
  const sound = nobody !== null && nobody.uid > 0 && nobody.gid > 0;
  return sound ? nobody : { name: UNPRIVILEGED, uid: OVERFLOW, gid: OVERFLOW };
}

const PASSWD = '/etc/passwd';

function readPasswd(): string {
  try {
    return readFileSync(PASSWD, 'utf8');
  } catch {
    return '';
  }
}
