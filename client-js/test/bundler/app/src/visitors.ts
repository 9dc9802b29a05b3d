// tag::module
import { connect } from '@foyer/client';
import type { LobbyEndpoint } from './contract.js';

export const visitors = connect<LobbyEndpoint>('/app/lobby', { headers: { token: 'secret-visitors' } });

if (import.meta.hot) {
    import.meta.hot.dispose(() => visitors.close());
}
// end::module

/** What the test edits, to see that it has been exchanged. */
export const heading = 'Visitors';
