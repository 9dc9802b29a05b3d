// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Happening, moved } from '../src/states.js';
import type { State } from '../src/types.js';

const HAPPENINGS: Happening[] = ['opened', 'broken', 'lost', 'ended', 'started'];
const STATES: State[] = ['connecting', 'open', 'resuming', 'reconnecting', 'closed'];

/** What cannot happen in a state, so that it is no matter where it would lead. */
const NEVER = ['connecting broken', 'open opened', 'reconnecting broken'];

test('the table in the documentation is the one of the program', () => {
    const page = readFileSync(new URL('../../docs/reference/client.md', import.meta.url), 'utf8');

    const cell = (state: State, one: Happening) => (NEVER.includes(`${state} ${one}`) ? undefined : moved(state, one));
    const rows = STATES.map((state) => `| \`${state}\` | ${HAPPENINGS.map((one) => (cell(state, one) ? `\`${cell(state, one)}\`` : '')).join(' | ')} |`);

    expect(page).toContain([`| | ${HAPPENINGS.join(' | ')} |`, '|---|---|---|---|---|---|', ...rows].join('\n').replaceAll(/(?<=\|)  (?=\|)/g, ' '));
});
