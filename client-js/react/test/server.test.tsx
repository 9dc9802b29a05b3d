// @vitest-environment node
// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { version } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { createFoyer } from '../src/index.js';

test('on a server nothing is connected, and all hooks have something to show', () => {
    const problems = vi.spyOn(console, 'error').mockReturnValue();
    const { FoyerProvider, useCall, useConnection, useEvent, useFoyerState, useLatest, usePresence, useRoomState } = createFoyer();
    function Page() {
        useEvent('chat.said', () => {});
        const { pending } = useCall('chat.say');
        const shown = [useFoyerState().state, useConnection(), useLatest('price'), useRoomState('lobby'), usePresence('lobby').count, pending];
        return <p>{JSON.stringify(shown)}</p>;
    }
    const connect = vi.fn();

    expect(renderToString(<FoyerProvider connect={connect}><Page /></FoyerProvider>)).toBe('<p>[&quot;connecting&quot;,null,null,null,0,false]</p>');
    expect(connect).not.toHaveBeenCalled();
    expect(problems).not.toHaveBeenCalled();
});

test('the tests run with the React that they are for', () => {
    expect(version).toMatch(new RegExp(`^${process.env.REACT}\\.`));
});
