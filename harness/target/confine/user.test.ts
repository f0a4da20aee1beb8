import { expect, it } from 'vitest';
import { TargetError } from '../error.js';
import { findUser, lookUpUser, refuseRoot, unprivilegedUser } from './user.js';

const PASSWD = 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65533::/:/bin/false\n';

it('finds a user by name or number', () => {
  const nobody = { name: 'nobody', uid: 65534, gid: 65533 };
  expect(findUser(PASSWD, 'nobody')).toEqual(nobody);
  expect(findUser(PASSWD, '65534')).toEqual(nobody);
  expect(findUser(PASSWD, 'somebody')).toBeNull();
});

it('says which user is missing', () => {
  expect(() => lookUpUser('somebody-else')).toThrow(/somebody-else.*\/etc\/passwd/);
  expect(() => lookUpUser('somebody-else')).toThrow(TargetError);
});

it.each([
  ['nobody:x:0:0::/:/bin/false\n', 65534, 65534],
  ['nobody:x:99:0::/:/bin/false\n', 65534, 65534],
  ['', 65534, 65534],
  ['nobody:x:99:98::/:/bin/false\n', 99, 98],
])('nobody is never root: %j', (passwd, uid, gid) => {
  expect(unprivilegedUser(passwd)).toEqual({ name: 'nobody', uid, gid });
});

it('takes root by its own name only', () => {
  for (const name of ['root', '0'])
    expect(() => refuseRoot({ name: 'root', uid: 0, gid: 0 }, name)).not.toThrow();
  for (const [uid, gid] of [
    [0, 0],
    [0, 5],
    [5, 0],
  ] as const)
    expect(() => refuseRoot({ name: 'games', uid, gid }, 'games')).toThrow(/games.*--user root/);
});
