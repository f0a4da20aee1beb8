import { expect, it } from 'vitest';
import { TargetError } from '../error.js';
import { findUser, lookUpUser } from './user.js';

const PASSWD = 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65533::/:/bin/false\n';

it('finds a user by name or number', () => {
  const nobody = { name: 'nobody', uid: 65534, gid: 65533 };
  expect(findUser(PASSWD, 'nobody')).toEqual(nobody);
  expect(findUser(PASSWD, '65534')).toEqual(nobody);
  expect(findUser(PASSWD, 'somebody')).toBeNull();
});

it('says which file lacks the user', () => {
  expect(() => lookUpUser('somebody', '/nowhere')).toThrow(/somebody.*\/nowhere\/etc\/passwd/);
  expect(() => lookUpUser('somebody', '/nowhere')).toThrow(TargetError);
});
