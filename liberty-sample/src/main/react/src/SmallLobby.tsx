// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { useEffect } from 'react';
import { useCall, useConnection, usePresence } from './foyer';

/** A page of one room in a few lines, for docs/howto/react.md; the sample's own page has more of them. */
// tag::small
export function SmallLobby() {
    const connection = useConnection();
    const { call: enter } = useCall('room.enter');
    const { users, count } = usePresence('lobby');

    useEffect(() => connection?.onState(({ state, resumed }) => {
        if (state === 'open' && resumed === undefined) void enter({ room: 'lobby' });
    }), [connection, enter]);

    return <p>{count}: {[...users.keys()].join(', ')}</p>;
}
// end::small
