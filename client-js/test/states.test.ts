// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Happening, MOVES } from '../src/states.js';
import type { State } from '../src/types.js';

const HAPPENINGS: Happening[] = ['opened', 'broken', 'lost', 'ended', 'started'];

test('the table in the documentation is the one of the program', () => {
    const page = readFileSync(new URL('../../docs/reference/client.md', import.meta.url), 'utf8');

    const rows = (Object.keys(MOVES) as State[]).map(
        (state) => `| \`${state}\` | ${HAPPENINGS.map((one) => (MOVES[state][one] ? `\`${MOVES[state][one]}\`` : '')).join(' | ')} |`,
    );

    expect(page).toContain([`| | ${HAPPENINGS.join(' | ')} |`, '|---|---|---|---|---|---|', ...rows].join('\n').replaceAll(/(?<=\|)  (?=\|)/g, ' '));
});
