// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.request;

import dev.foyer.jdbc.table.Draft;
import dev.foyer.jdbc.table.Round;

/** A message that waits for its row. */
public abstract class Sending extends Request {

    private static final int ROW_BYTES = 100;

    private final Draft draft;

    Sending(Draft draft) {
        this.draft = draft;
    }

    public final Draft draft() {
        return draft;
    }

    @Override
    public final int bytes() {
        return ROW_BYTES + draft.topic().length() + draft.message().length();
    }

    /** Notes that the transaction was committed. */
    public abstract void written(Round.Done done);
}
