// tag::hook
import { useEffect, useState } from 'react';
import { connect, type Connection, type FoyerError, type State } from './foyer/foyer.js';
import type { LobbyEndpoint, Said } from './foyer/contract.js';

export function useLobby(token: string) {
    const [lobby, setLobby] = useState<Connection<LobbyEndpoint>>();
    const [state, setState] = useState<State>('connecting');
    const [lines, setLines] = useState<Said[]>([]);

    useEffect(() => {
        const connection = connect<LobbyEndpoint>('/app/lobby', { headers: { token } });
        connection.onState((change) => setState(change.state));
        connection.on('chat.said', (said) => setLines((earlier) => [...earlier, said]));
        connection.call('chat.history').then(setLines).catch(ignoreClosed);
        setLobby(connection);
        return () => connection.close();
    }, [token]);

    return { lobby, state, lines };
}

/** What close() rejects is nobody's business any more. */
function ignoreClosed(error: FoyerError) {
    if (error.code !== 'closed') throw error;
}
// end::hook
