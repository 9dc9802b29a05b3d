// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import type { RefObject } from 'react';

interface Props {
    readonly hidden: boolean;
    readonly error: string;
    readonly field: RefObject<HTMLInputElement | null>;
    readonly onSignIn: (name: string) => Promise<void>;
}

export function SignIn({ hidden, error, field, onSignIn }: Props) {
    return (
        <main id="sign-in" hidden={hidden}>
            <form
                className="card"
                noValidate
                onSubmit={(event) => {
                    event.preventDefault();
                    void onSignIn(field.current?.value.trim() ?? '');
                }}
            >
                <h2>Sign in</h2>
                <p>Choose a name to chat under. There is no password.</p>
                <label htmlFor="name">Name</label>
                <input
                    id="name" name="name" ref={field} autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus
                    aria-describedby="name-hint name-error" aria-invalid={error !== ''}
                />
                <p id="name-hint" className="hint">5 to 20 letters</p>
                <p id="name-error" className="error" aria-live="polite">{error}</p>
                <button type="submit" className="primary">Sign in</button>
            </form>
        </main>
    );
}
