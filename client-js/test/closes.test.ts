// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { staysAway } from '../src/closes.js';

test.each([1000, 1002, 1003, 1007, 1008, 1010, 4500, 4501, 4999])('stays away after %i', (code) => {
    expect(staysAway(code)).toBe(true);
});

test.each([1001, 1005, 1006, 1009, 1011, 1012, 1013, 1014, 1015, 3000, 4000, 4001, 4499])('comes back after %i', (code) => {
    expect(staysAway(code)).toBe(false);
});
