// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import dev.foyer.internal.transport.Transport;

/** Is told how the sending through a channel goes, with no lock held. */
interface ChannelListener {

    /** Notes that nothing is left to send for now. */
    void rested();

    /** Notes that something could not be sent through a transport. */
    void broken(Transport transport);
}
