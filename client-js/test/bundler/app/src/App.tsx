// tag::app
import { connect } from '@foyer/client';
import type { LobbyEndpoint } from './contract.js';
import { FoyerProvider } from './foyer';
import { Lobby } from './Lobby';
import { Visitors } from './Visitors';

export function App() {
    return (
        <FoyerProvider connect={() => connect<LobbyEndpoint>('/app/lobby', { headers: { token: 'secret-ada' } })}>
            <Lobby />
            <Visitors />
        </FoyerProvider>
    );
}
// end::app
