import { expect, test } from 'vitest';
import { identityOf } from '../../packages/cli/src/identity.js';

const asked = (headers: Readonly<Record<string, string>>, tokenIsOurs = false) =>
  identityOf(tokenIsOurs)((name) => headers[name]);

test('a token, its kind, and where it works', () => {
  const identity = asked({ authorization: 'Bearer abcdef', token_type: 'pat', database: 'D', role: 'R' });
  expect(identity).toMatchObject({ token: { kind: 'pat' }, database: 'D', role: 'R' });
  expect(identity?.token?.token.reveal()).toBe('abcdef');
  expect(JSON.stringify(identity)).not.toContain('abcdef');
});
test('nothing, or a place alone', () => {
  expect(asked({})).toBeUndefined();
  expect(asked({ schema: 'S', warehouse: 'W' })).toEqual({ schema: 'S', warehouse: 'W' });
});
test('the token of the server is none of Snowflake’s', () => {
  expect(asked({ authorization: 'Bearer abcdef', database: 'D' }, true)).toEqual({ database: 'D' });
});
test('what cannot be right is refused', () => {
  expect(() => asked({ authorization: 'Bearer abcdef' })).toThrow(/token_type=PAT or token_type=OAUTH/);
  expect(() => asked({ authorization: 'Bearer abcdef', token_type: 'JWT' })).toThrow(/token_type=JWT is not known/);
  expect(() => asked({ token_type: 'PAT' })).toThrow(/There is no token/);
  expect(() => asked({ role: 'ACCOUNTADMIN' })).toThrow(/needs a token of its own/);
});
