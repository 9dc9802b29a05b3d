// tag::lobby
import { useState, type FormEvent } from 'react';
import { FoyerError } from './foyer/foyer.js';
import { useLobby } from './useLobby';

export function Lobby({ token }: { token: string }) {
    const { lobby, state, lines } = useLobby(token);
    const [wrong, setWrong] = useState('');

    async function say(event: FormEvent<HTMLFormElement>) {
        event.preventDefault();
        const text = String(new FormData(event.currentTarget).get('text'));
        try {
            await lobby?.call('chat.say', { text });
            setWrong('');
        } catch (error) {
            if (!(error instanceof FoyerError)) throw error;
            setWrong(error.violations[0]?.message ?? error.message);
        }
    }

    return (
        <section>
            <p id="state">{state}</p>
            <ul id="lines">{lines.map(({ id, from, text }) => <li key={id}>{from}: {text}</li>)}</ul>
            <form onSubmit={say}>
                <input name="text" aria-label="Message" /> <button>Say</button> <output id="wrong">{wrong}</output>
            </form>
        </section>
    );
}
// end::lobby
