// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers.kit;

import java.util.ArrayList;
import java.util.List;

import dev.foyer.Closing;
import dev.foyer.contract.testing.link.Arrivals;
import dev.foyer.internal.testkit.line.Client;
import dev.foyer.internal.testkit.line.Message;
import org.jspecify.annotations.Nullable;

/** A client's end of a line: keeps what arrives. What arrives with the handshake's answer waits until that one is known. */
final class End implements Client {

    private final Arrivals arrivals;
    private final List<Runnable> early = new ArrayList<>();
    private @Nullable String subprotocol;

    End(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    /** Notes the subprotocol that the server has chosen, or an empty text. */
    void opened(String chosen) {
        subprotocol = chosen;
        early.forEach(Runnable::run);
        early.clear();
    }

    @Override
    public void read(Message message) {
        if (subprotocol == null) {
            early.add(() -> read(message));
        } else if (message instanceof Message.Text text) {
            arrivals.text(text.text(), text.last(), subprotocol);
        } else if (message instanceof Message.Binary binary) {
            arrivals.binary(binary.content().duplicate(), binary.last());
        }
    }

    @Override
    public void ended(Closing closing) {
        if (subprotocol == null) {
            early.add(() -> ended(closing));
        } else {
            arrivals.closed(closing.code());
        }
    }
}
