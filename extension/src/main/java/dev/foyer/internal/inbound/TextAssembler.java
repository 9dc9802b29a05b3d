// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

import java.util.Optional;

import dev.foyer.internal.flow.Utf8;

/**
 * Joins the parts of a message and counts its bytes, as no container's own limit can be relied on. What is too big is dropped as it
 * comes and refused at its end: a peer that is cut off in the middle may never learn why. For one thread at a time.
 */
public final class TextAssembler {

    /** How many times the limit a message may have before its end is not waited for. */
    private static final int PATIENCE = 4;

    private final int maxBytes;
    private final StringBuilder parts = new StringBuilder();
    private long bytes;

    public TextAssembler(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Adds a part.
     *
     * @return the message, if this was its last part
     * @throws TooBig if the message is larger than allowed
     */
    public Optional<String> add(String part, boolean last) throws TooBig {
        bytes += Utf8.length(part);
        if (bytes > maxBytes) {
            reset();
            if (last || bytes > (long) PATIENCE * maxBytes) {
                throw new TooBig();
            }
            return Optional.empty();
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
        reset();
        bytes = 0;
        return Optional.of(message);
    }

    private void reset() {
        parts.setLength(0);
        parts.trimToSize();
    }

    /** The message is larger than allowed. */
    public static final class TooBig extends Exception {
        private static final long serialVersionUID = 1L;

        TooBig() {
            super(null, null, false, false);
        }
    }
}
