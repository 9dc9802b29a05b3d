// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

import java.util.Optional;

import dev.foyer.internal.flow.Utf8;

/** Joins the parts of a text message, up to a size. For one thread at a time. */
public final class TextAssembler {

    private final MessageSize size;
    private final StringBuilder parts = new StringBuilder();

    public TextAssembler(int maxBytes) {
        this.size = new MessageSize(maxBytes);
    }

    /**
     * Adds a part.
     *
     * @return the message, if this was its last part
     * @throws TooBig if the message is larger than allowed
     */
    public Optional<String> add(String part, boolean last) throws TooBig {
        if (!size.add(Utf8.length(part), last)) {
            reset();
            return Optional.empty();
        }
        if (last && parts.isEmpty()) {
            return Optional.of(part);
        }
        parts.append(part);
        if (!last) {
            return Optional.empty();
        }
        String message = parts.toString();
        reset();
        return Optional.of(message);
    }

    private void reset() {
        parts.setLength(0);
        parts.trimToSize();
    }
}
