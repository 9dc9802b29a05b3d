// tag::app
import { connect } from '@foyer/client';
import type { LobbyEndpoint } from './contract.js';
import { FoyerProvider } from './foyer';
import { Lobby } from './Lobby';

export default function App() {
    return (
        <FoyerProvider connect={() => connect<LobbyEndpoint>('/app/lobby', { headers: { token: 'secret-ada' } })}>
            <Lobby />
        </FoyerProvider>
    );
}
// end::app
