// tag::lobby
import { type FormEvent, useEffect, useState } from 'react';
import type { Said } from './contract.js';
import { useCall, useConnection, useEvent, useFoyerState } from './foyer';

export function Lobby() {
    const state = useFoyerState(({ state }) => state);
    const lines = useLines();
    const say = useCall('chat.say');

    async function submit(event: FormEvent<HTMLFormElement>) {
        event.preventDefault();
        const form = event.currentTarget;
        const { error } = await say.call({ text: String(new FormData(form).get('text')) });
        if (!error) form.reset();
    }

    return (
        <section>
            <p id="state">{state}</p>
            <ul id="lines">{lines.map(({ id, from, text }) => <li key={id}>{from}: {text}</li>)}</ul>
            <form onSubmit={submit}>
                <input name="text" aria-label="Message" /> <button disabled={say.pending}>Say</button>
                <output id="wrong">{say.violations[0]?.message ?? say.error?.message}</output>
            </form>
        </section>
    );
}

/** What was said before, and what is said now. */
function useLines() {
    const connection = useConnection();
    const [lines, setLines] = useState<Said[]>([]);
    const { call: history } = useCall('chat.history');

    useEffect(() => {
        const load = async () => setLines((await history()).data ?? []);
        void load();
        return connection?.onReset(load); // something may have been missed
    }, [connection, history]);
    useEvent('chat.said', (said) => setLines((earlier) => [...earlier, said]));
    return lines;
}
// end::lobby
