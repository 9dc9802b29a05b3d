// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

import java.util.Optional;

import dev.foyer.internal.flow.Utf8;
import org.jspecify.annotations.Nullable;

/** Joins the parts of a text message, up to a maximum size. For one thread at a time. */
public final class TextAssembler {

    private final MessageSize size;
    private @Nullable StringBuilder parts; // only while a message comes in parts

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
            parts = null;
            return Optional.empty();
        }
        StringBuilder before = parts;
        if (last && before == null) {
            return Optional.of(part);
        }
        StringBuilder all = before == null ? new StringBuilder() : before;
        all.append(part);
        parts = last ? null : all;
        return last ? Optional.of(all.toString()) : Optional.empty();
    }
}
