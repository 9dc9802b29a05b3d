// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { hydrateRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import { becomes, chat, dial, server, withServer } from './fixture.js';

withServer();

test('a page that a server has rendered goes on with the connection, even one that is open already', async () => {
    const connection = dial();
    const peer = await server.peers.next();
    peer.send({ state: { room: 'lobby', at: '1-1', value: { topic: 'T', notes: {} } } });
    await becomes(() => connection.roomState('lobby').value?.topic, 'T');
    const page = document.body.appendChild(document.createElement('div'));
    page.innerHTML = '<p>connecting</p><b>nothing</b>'; // as of server.test.tsx
    const Page = () => (
        <>
            <p>{chat.useFoyerState(({ state }) => state)}</p>
            <b>{chat.useRoomState('lobby')?.topic ?? 'nothing'}</b>
        </>
    );
    const errors: unknown[] = [];
    const before = page.querySelector('p');

    const root = hydrateRoot(page, <chat.FoyerProvider connection={connection}><Page /></chat.FoyerProvider>, { onRecoverableError: (error) => errors.push(error) });

    await becomes(() => page.textContent, 'openT');
    expect([errors, page.querySelector('p') === before]).toEqual([[], true]);
    root.unmount();
    connection.close();
});
