// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { follows } from '../src/states.js';
import type { State } from '../src/types.js';

/** What happens to a connection, with the state that it leads to. */
const LEADS_TO = { opened: 'open', broken: 'resuming', lost: 'reconnecting', ended: 'closed', started: 'connecting' } as const;
const HAPPENINGS = Object.keys(LEADS_TO) as (keyof typeof LEADS_TO)[];
const STATES: State[] = ['connecting', 'open', 'resuming', 'reconnecting', 'closed'];

/** What cannot happen in a state, so that it is no matter where it would lead. */
const NEVER = ['connecting broken', 'open opened', 'reconnecting broken'];

test('the table in the documentation is the one of the program', () => {
    const page = readFileSync(new URL('../../docs/reference/client.md', import.meta.url), 'utf8');

    const cell = (state: State, one: keyof typeof LEADS_TO) =>
        !NEVER.includes(`${state} ${one}`) && follows(state, LEADS_TO[one]) ? LEADS_TO[one] : undefined;
    const rows = STATES.map((state) => `| \`${state}\` | ${HAPPENINGS.map((one) => (cell(state, one) ? `\`${cell(state, one)}\`` : '')).join(' | ')} |`);

    expect(page).toContain([`| | ${HAPPENINGS.join(' | ')} |`, '|---|---|---|---|---|---|', ...rows].join('\n').replaceAll(/(?<=\|)  (?=\|)/g, ' '));
});
