// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

/**
 * Counts the bytes of a message that comes in parts, because no container's own limit is reliable. A message that is
 * too big is refused only at its end: a peer that is cut off in the middle may never learn why. For one thread at a
 * time.
 */
public final class MessageSize {

    /** The multiple of the limit beyond which the end of a message is not waited for. */
    private static final int PATIENCE = 4;

    private final int maxBytes;
    private long bytes;

    public MessageSize(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Counts a part.
     *
     * @return whether to keep the part: false if the message is too big already
     * @throws TooBig if the message is too big, and is at its end or far beyond the limit
     */
    public boolean add(int part, boolean last) throws TooBig {
        bytes += part;
        boolean fits = bytes <= maxBytes;
        if (!fits && (last || bytes > (long) PATIENCE * maxBytes)) {
            throw new TooBig();
        }
        if (last) {
            bytes = 0;
        }
        return fits;
    }
}
