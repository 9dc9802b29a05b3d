// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { type Root, createRoot } from 'react-dom/client';
import { WebSocket } from 'ws';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { type Connection, type Endpoint, connect } from '@foyer/client';
import { type Peer, TestServer } from '../../test/server.js';
import { createFoyer } from '../src/index.js';

export interface ChatEndpoint extends Endpoint {
    headers: { token?: string };
    client: { 'chat.say': { data: { text: string }; reply: number }; stats: { data: undefined; reply: number } };
    server: { 'chat.said': number; price: number };
    presence: { lobby: { name: string } };
    state: { lobby: { topic: string; notes: Record<string, { text: string }> } };
}

export const chat = createFoyer<ChatEndpoint>();
export let server: TestServer;
let roots: Root[];
let problems: unknown[][];
const unhandled: unknown[] = [];
process.on('unhandledRejection', (reason) => unhandled.push(reason));

/** For each test a server; React, and the promises that nobody looks at, must have nothing to complain of. */
export function withServer(): void {
    beforeEach(async () => {
        server = await TestServer.start();
        roots = [];
        problems = [];
        vi.spyOn(console, 'error').mockImplementation((...all) => void problems.push(all));
    });
    afterEach(async () => {
        roots.forEach((root) => root.unmount());
        await server.stop();
        vi.restoreAllMocks();
        expect([problems, unhandled]).toEqual([[], []]);
    });
}

export const dial = (token = 'ada'): Connection<ChatEndpoint> => connect<ChatEndpoint>(server.url, { WebSocket: WebSocket as never, headers: { token } });

/** Shows something in a page. */
export function show(element: ReactNode): { page: HTMLElement; root: Root } {
    const page = document.body.appendChild(document.createElement('div'));
    const root = createRoot(page);
    roots.push(root);
    root.render(element);
    return { page, root };
}

/** In a provider that connects. */
export const within = (children: ReactNode, key = 'ada') => (
    <chat.FoyerProvider key={key} connect={() => dial(key)}>
        {children}
    </chat.FoyerProvider>
);

/** Waits until it is so. */
export const becomes = (look: () => unknown, expected: unknown) => vi.waitFor(() => expect(look()).toEqual(expected), { timeout: 10_000, interval: 5 });

/** Waits until what was sent before has arrived. */
export async function arrived(connection: Connection<ChatEndpoint>, peer: Peer): Promise<void> {
    const call = connection.call('stats');
    peer.send({ reply: (await peer.frames.next()).id, data: 0 });
    await call;
}
