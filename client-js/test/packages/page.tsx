// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// What has to compile for an application, and what must not. Nothing runs it.
import { type Connection, type Endpoint, type FoyerError, connect } from '@foyer/client';
import { type Outcome, createFoyer } from '@foyer/react';

interface Chat extends Endpoint {
    headers: { token: string };
    client: { 'chat.say': { data: { text: string }; reply: number }; stats: { data: undefined; reply: number } };
    server: { 'chat.said': { from: string; text: string } };
    presence: { lobby: { name: string } };
    state: { [room: `board:${string}`]: { title: string; cards: Record<string, { text: string }> } };
}

const { FoyerProvider, useCall, useConnection, useEvent, useFoyerState, useLatest, usePresence, useRoomState } = createFoyer<Chat>();

export const page = (
    <FoyerProvider connect={() => connect<Chat>('/app/chat', { headers: { token: 't' } })}>
        <Right />
    </FoyerProvider>
);

function Right() {
    const connection: Connection<Chat> | undefined = useConnection();
    const state = useFoyerState(({ state }) => state);
    const { reason, problem } = useFoyerState();
    useEvent('chat.said', ({ from }, { room }) => void [from.length, room?.length]);
    useEvent('*', (_data, { event }) => void event.length);
    const last = useLatest('chat.said')?.text;
    const length = useLatest('chat.said', (said) => said?.text.length ?? 0);
    const { call, pending, error, violations } = useCall('chat.say');
    const stats = useCall('stats');
    const title = useRoomState('board:7', (board) => board?.title);
    const card = useRoomState('board:7')?.cards['c1']?.text;
    const { users, away, count } = usePresence('lobby');
    const names = [...users.values()].flatMap((one) => [...one.values()]).map(({ name }) => name);
    const say = async () => {
        const outcome: Outcome<number> = await call({ text: 'hello' });
        const failed: FoyerError | undefined = outcome.error;
        outcome.error ? failed?.code.length : outcome.data.toFixed();
        (await stats.call()).data?.toFixed();
        connection?.emit('stats');
    };
    return (
        <button onClick={say} disabled={pending} title={[state, reason, problem?.title, last, title, card, error?.code].join()}>
            {length + count + away.size} {names} {violations.map(({ path }) => path)}
        </button>
    );
}

export function Wrong() {
    // @ts-expect-error no such event
    useEvent('chat.sad', () => {});
    // @ts-expect-error no such field
    useEvent('chat.said', ({ form }) => form);
    // @ts-expect-error no such event
    useLatest('price');
    // @ts-expect-error no such event
    useCall('chat.shout');
    // @ts-expect-error a field is missing
    void useCall('chat.say').call({});
    // @ts-expect-error no data
    void useCall('chat.say').call();
    // @ts-expect-error no such room
    useRoomState('lobby');
    // @ts-expect-error it may be unknown
    useRoomState('board:7').title;
    // @ts-expect-error no such room
    usePresence('hall');
    // @ts-expect-error no connection
    return <FoyerProvider connect={() => 7} />;
}
