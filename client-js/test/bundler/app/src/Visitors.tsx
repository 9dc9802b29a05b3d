import { useState } from 'react';
import { heading, visitors } from './visitors';

export function Visitors() {
    const [count, setCount] = useState(0);
    return (
        <section>
            <h2 id="heading">{heading}</h2>
            <button id="count" onClick={async () => setCount(await visitors.call('lobby.count'))}>{count} here</button>
        </section>
    );
}
