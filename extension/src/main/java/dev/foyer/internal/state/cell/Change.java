// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.state.cell;

import java.util.Map;
import java.util.Objects;

import dev.foyer.internal.state.value.Document;
import dev.foyer.spi.Position;
import org.jspecify.annotations.Nullable;

/**
 * A change of what a room remembers. It has a patch or a value, or both.
 *
 * @param patch what makes this value of the one before; {@code null} if that is unknown
 * @param value the value; {@code null} if only the patch is known
 * @param version that of the value
 */
public record Change(@Nullable Document patch, @Nullable Document value, long version) {

    /** Creates the change of a room of which no value before is known. */
    public static Change first(Document value, long version) {
        return new Change(null, value, version);
    }

    /** Creates a change to an object of texts, of which no value before is known. */
    public static Change of(Map<String, String> texts, long version) {
        return first(Document.of(texts), version);
    }

    /** Returns the value. Throws an exception if only the patch is known. */
    public Document whole() {
        return Objects.requireNonNull(value);
    }

    /** Returns the patch if it is much shorter than the value, and else {@code null}. */
    public @Nullable Document shortPatch() {
        return patch == null || (value != null && 2L * patch.bytes() > value.roughBytes()) ? null : patch;
    }

    /**
     * Returns what a room remembers after this change, or {@code null} if something between is missing.
     *
     * @param before {@code null} if nothing is known
     */
    public @Nullable Cell after(@Nullable Cell before, Position at) {
        boolean next = before != null && at.follows(before.at());
        boolean anew = before == null || before.at().epoch() != at.epoch();
        if (value != null && (next || anew)) {
            return new Cell(at, value, version);
        }
        return before != null && next && patch != null
                ? new Cell(at, before.value().with(patch), version)
                : null;
    }
}
