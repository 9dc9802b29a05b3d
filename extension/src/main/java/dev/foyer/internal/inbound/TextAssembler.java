// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

import java.util.Optional;

import dev.foyer.internal.flow.Utf8;

/** Joins the parts of a message and counts its bytes, as no container's own limit can be relied on. For one thread at a time. */
public final class TextAssembler {

    private final int maxBytes;
    private final StringBuilder parts = new StringBuilder();
    private int bytes;

    public TextAssembler(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Adds a part.
     *
     * @return the message, if this was its last part
     * @throws TooBig if it is larger than allowed
     */
    public Optional<String> add(String part, boolean last) throws TooBig {
        bytes += Utf8.length(part);
        if (bytes > maxBytes) {
            parts.setLength(0);
            throw new TooBig();
        }
        if (last && parts.isEmpty()) {
            bytes = 0;
            return Optional.of(part);
        }
        parts.append(part);
        if (!last) {
            return Optional.empty();
        }
        String message = parts.toString();
        parts.setLength(0);
        parts.trimToSize();
        bytes = 0;
        return Optional.of(message);
    }

    /** The message is larger than allowed. */
    public static final class TooBig extends Exception {
        private static final long serialVersionUID = 1L;

        TooBig() {
            super(null, null, false, false);
        }
    }
}
