// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { connect, type Connection } from '@foyer/client';
import type { ChatEndpoint } from './contract.js';
import { FoyerProvider } from './foyer';
import { Page } from './Page';

/** The directory of the application, where the plain page is, too. */
const ROOT = new URL('..', document.baseURI);

/** The addresses of the endpoint: first of all on the server that the page comes from, and then on all nodes of a cluster, if there is one. */
async function addresses(): Promise<string[]> {
    const { nodes } = (await import(/* @vite-ignore */ new URL('nodes.js', ROOT).href)) as { nodes: readonly string[] };
    return [...new Set([new URL('chat', ROOT).href, ...nodes])];
}

export function App() {
    const [connection, setConnection] = useState<Connection<ChatEndpoint>>();

    return (
        <FoyerProvider connection={connection}>
            <Page
                onSignIn={async (name) => {
                    const headers = { token: `demo-${name}`, 'client-version': '1.0.0' };
                    setConnection(connect<ChatEndpoint>(await addresses(), { headers }));
                }}
                onSignOut={() => {
                    connection?.close();
                    setConnection(undefined);
                }}
            />
        </FoyerProvider>
    );
}
